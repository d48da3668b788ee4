"""A scanner is a keyboard that types faster than any hand: its codes are caught wherever the focus is."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

FASTEST_HAND_SECONDS = 0.035
"""Keys that follow each other faster are a scanner's; a hand's may do so twice in a row, when fingers roll."""

LONGEST_STALL_SECONDS = 0.09
"""So long may the program be occupied while keys arrive without tearing a code in two; no hand types 8 keys so fast."""

SHORTEST_CODE = 8
"""Fewer quick keys are a hand's."""

ENDS = ("\r", "\n", "\t")
"""What a scanner sends after a code, and between the lines of a long one."""

_HELD_DOWN = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr, Qt.Key.Key_Mode_switch}
)
"""Keys that only say how the next one is meant: a scanner presses Shift before every capital."""


class Scanner(QObject):
    """Holds each key for a moment: what turns out to be typed by hand goes on to where it was meant for."""

    def __init__(self, scanned: Callable[[str], None], monotonic: Callable[[], float]) -> None:
        """`scanned` is told what was scanned; `monotonic` gives seconds that no clock moves."""
        super().__init__()
        self._scanned = scanned
        self._monotonic = monotonic
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._last = 0.0
        self._letting_go = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.timeout.connect(self._stop_waiting)

    @property
    def holding(self) -> bool:
        """Whether keys are held back that a hand may have typed."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what could be a part of a code."""
        if self._letting_go or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if not self._could_be_scanned(event):
                self.let_go()  # a shortcut acts before its key is heard, but after the letters before it
            return False
        if event.type() != QEvent.Type.KeyPress or not watched.isWindowType() or event.key() in _HELD_DOWN:
            return False  # the window hears of every key first
        now = self._monotonic()
        if now - self._last > LONGEST_STALL_SECONDS:
            self._judge()
        self._last = now
        if not self._could_be_scanned(event):
            self.let_go()
            return False
        self._held.append((watched, event.clone()))
        self._patience.start(ceil(FASTEST_HAND_SECONDS * 1000))
        return True

    def let_go(self) -> None:
        """A hand typed what is held: give it to where the focus is."""
        held, self._held = self._held, []
        self._patience.stop()
        self._letting_go = True
        for watched, event in held:
            QCoreApplication.sendEvent(watched, event)
        self._letting_go = False

    def _could_be_scanned(self, event: QKeyEvent) -> bool:
        if event.key() in _HELD_DOWN:
            return True
        text = event.text()
        if event.isAutoRepeat() or len(text) != 1:
            return False
        return text.isprintable() or (text in ENDS and self.holding and not _is_chord(event))

    def _stop_waiting(self) -> None:
        """By the clock no quick key has followed; but while the program was occupied, some may wait to be heard."""
        left = FASTEST_HAND_SECONDS - (self._monotonic() - self._last)
        if left > 0:
            self._patience.start(ceil(left * 1000))
            return
        heard_last = self._last

        def judge() -> None:
            if self._last == heard_last:
                self._judge()

        QTimer.singleShot(0, self, judge)

    def _judge(self) -> None:
        """No quick key has followed: what is held is whole."""
        text = "".join(event.text() for _, event in self._held)
        if sum(sign.isprintable() for sign in text) < SHORTEST_CODE or self._typed_slowly():
            self.let_go()
            return
        self._held = []
        self._patience.stop()
        self._scanned(text)

    def _typed_slowly(self) -> bool:
        """By the machine's own times of the keys a hand pressed them, and a stall has only made them heard at once.

        Where the machine gives no times of its own, all are the same.
        """
        times = [event.timestamp() for _, event in self._held]
        return times[-1] - times[0] > FASTEST_HAND_SECONDS * 1000 * (len(times) - 1) if times else False


def _is_chord(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
