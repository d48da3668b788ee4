"""Keys on the screen for a touch PC without a keyboard: there when a finger touches a text box, gone with a key.

A touch panel that calls itself a mouse can't be told from one: there a key in the bar brings them.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.desk.office import Office
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot, fixed_words

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

TEXT_BOXES = ("QQuickTextInput", "QQuickTextEdit")


@QmlElement
class TypingAid(QObject):
    """Decides when the keys are there, and types into the box that has the focus.

    What it types goes to the box itself, past the window: so the scanner's filter, which holds back what the window
    hears, does not take a quick finger for a scanner, and a key of the machine can be told from one of the screen.
    """

    changed = Signal()
    worded = Signal()
    typed = Signal()
    """Something was typed: the box may have moved."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._window: QQuickWindow | None = None
        self._shown = False
        office.spoken.connect(self.worded)

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the keys are there."""
        return self._shown

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether there is a box to type into."""
        return self._box is not None

    @Property(bool, notify=changed)
    def digits(self) -> bool:
        """Whether the box takes nothing but digits."""
        return self._hinted(Qt.InputMethodHint.ImhDigitsOnly)

    @Property(bool, notify=changed)
    def secret(self) -> bool:
        """Whether the box is for a PIN or a passphrase."""
        return self._hinted(Qt.InputMethodHint.ImhSensitiveData)

    @Property("QVariantMap", notify=worded)
    def words(self) -> Snapshot:
        """What stands on the keys that are no letters, and what the key in the bar is called."""
        return fixed_words(self._office.words, "desk_typing")

    def watch(self, window: QQuickWindow) -> None:
        """Help with the text boxes of this window."""
        self._window = window
        window.activeFocusItemChanged.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of fingers and keys; nothing is kept from anybody."""
        if watched is not self._window:
            return False
        if isinstance(event, QTouchEvent) and event.type() == QEvent.Type.TouchEnd and event.points():
            where = event.points()[0].scenePosition()
            QTimer.singleShot(0, self, lambda: self._show_at(where))  # once the box has the focus
        elif event.type() == QEvent.Type.KeyPress:
            self.hide()
        return False

    @Slot(str)
    def type(self, sign: str) -> None:
        """Type one sign."""
        self._send(ord(sign.upper()), sign)

    @Slot()
    def erase(self) -> None:
        """Take the last sign away."""
        self._send(Qt.Key.Key_Backspace)

    @Slot()
    def enter(self) -> None:
        """Enter: the keys stay only where it leads to another box."""
        before = self._box
        self._send(Qt.Key.Key_Return)
        if self._box is before:
            self.hide()

    @Slot()
    def turn(self) -> None:
        """Bring the keys for the box that has the focus, or take them away."""
        self._set_shown(not self._shown and self._box is not None)

    @Slot()
    def hide(self) -> None:
        """The keys are not needed any more."""
        self._set_shown(False)

    @property
    def _box(self) -> QQuickItem | None:
        """The text box that has the focus."""
        item = self._window.activeFocusItem() if self._window else None
        if item is None or not any(item.inherits(kind) for kind in TEXT_BOXES):
            return None
        return None if item.property("readOnly") else item

    def _hinted(self, hint: Qt.InputMethodHint) -> bool:
        box = self._box
        hints = box.inputMethodQuery(Qt.InputMethodQuery.ImHints) if box else 0
        return bool(Qt.InputMethodHint(hints) & hint)

    def _show_at(self, where: QPointF) -> None:
        """Show the keys if the finger was on the box that has the focus."""
        box = self._box
        if box is not None and box.contains(box.mapFromScene(where)):
            self._set_shown(True)

    def _follow(self) -> None:
        """The focus has moved."""
        self._shown = self._shown and self._box is not None
        self.changed.emit()

    def _send(self, key: int, text: str = "") -> None:
        box = self._box
        if box is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(box, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
        self.typed.emit()

    def _set_shown(self, shown: bool) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
