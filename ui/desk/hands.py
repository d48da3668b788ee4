"""Hands for the real desk: types as a hand or as a scanner, touches, reads, and waits until the desk is done."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from ui.desk.program import DeskProgram
from ui.desk.screen import Model
from ui.shared.hands import Hands

BETWEEN_KEYS = 0.125
"""Seconds between two keys of a hand; a binary fraction, so that whole seconds stay whole on the given clock."""

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class DeskHands(Hands[DeskProgram]):
    """Hands at the desk. `presses` counts keys that are no letters: those of a scanner neither."""

    presses = 0

    @property
    def page(self) -> str:
        """The page that is shown."""
        return self.program.screen.page

    def of(self, kind: type[Model]) -> Model:
        """The model of this kind."""
        return self.program.screen.model_of(kind)

    def words(self, key: str, **values: object) -> str:
        """The sentence of `key` in the language of the desk."""
        return self.program.screen.office.words.say(key, **values)

    def hit(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press one key that is no letter, and wait until the desk has done what it asks for."""
        self.presses += 1
        self.press_key(key, modifiers)
        self.idle()

    def touch(self, name: str) -> None:
        """Touch what bears `name`, and wait until the desk has done what it asks for."""
        super().touch(name)
        self.idle()

    def touch_word(self, key: str, **values: object) -> None:
        """Touch what is called as the words file says."""
        self.touch(self.words(key, **values))

    def type_text(self, text: str, seconds: float = BETWEEN_KEYS) -> None:
        """Type as a hand does, one key after another."""
        for sign in text:
            self.clock.seconds += seconds
            self.strike(sign)
        self._rest()
        self.settle()

    def strike(self, sign: str) -> None:
        """One key, without waiting."""
        if sign == "\n":
            QTest.keyClick(self.program.window, Qt.Key.Key_Return)
        elif sign.isupper():
            QTest.keyPress(self.program.window, Qt.Key.Key_Shift)
            QTest.keyClick(self.program.window, ord(sign), Qt.KeyboardModifier.ShiftModifier)
            QTest.keyRelease(self.program.window, Qt.Key.Key_Shift)
        else:
            QTest.keyClick(self.program.window, ord(sign))

    def scan(self, text: str, end: str = "\n") -> None:
        """What a scanner types: quicker than any hand, Shift before capitals, Enter at the end."""
        self.clock.seconds += 1.0
        for sign in text + end:
            self.strike(sign)
        self.idle()

    def idle(self) -> None:
        """Wait until no key is held and nothing is on its way."""
        office = self.program.screen.office
        self._rest()
        self.until(lambda: not office.busy)
        self.program.work.submit(lambda: None).result()  # what was asked quietly too
        self.settle()

    def _rest(self) -> None:
        """Touch no key for so long that the desk knows what was typed."""
        if self.program.scanner.holding:
            self.clock.seconds += BETWEEN_KEYS
        self.until(lambda: not self.program.scanner.holding)

    def texts(self) -> str:
        """Everything that can be read on the screen."""
        return "\n".join(_texts(self.program.window.contentItem()))

    def reads(self, sentence: str) -> bool:
        """Whether `sentence` stands somewhere on the screen."""
        return sentence in self.texts()


def _texts(item: QQuickItem) -> Iterator[str]:
    if not item.isVisible() or item.opacity() == 0:
        return
    if item.inherits("QQuickText") or item.inherits("QQuickTextInput"):
        yield str(item.property("text"))
    for child in item.childItems():
        yield from _texts(child)
