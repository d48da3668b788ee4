"""A scanner is a keyboard that types faster than any hand: its codes are caught wherever the focus is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent

FASTEST_HAND_SECONDS = 0.035
"""Keys that follow each other faster are a scanner's; a hand's may do so twice in a row, when fingers roll."""

SHORTEST_CODE = 8
"""Fewer quick keys before an Enter are a hand's."""

ENDS = ("\r", "\n")


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
        self._patience.setInterval(round(FASTEST_HAND_SECONDS * 1000))
        self._patience.timeout.connect(self.let_go)

    @property
    def holding(self) -> bool:
        """Whether keys are held back that a hand may have typed."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what could be a part of a code."""
        if self._letting_go or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not watched.isWindowType():
            return False  # the window hears of every key first
        now = self._monotonic()
        if now - self._last > FASTEST_HAND_SECONDS:
            self.let_go()
        self._last = now
        if event.text() in ENDS and len(self._held) >= SHORTEST_CODE:
            self._deliver()
            return True
        if event.isAutoRepeat() or len(event.text()) != 1 or not event.text().isprintable():
            self.let_go()
            return False
        self._held.append((watched, event.clone()))
        self._patience.start()
        return True

    def let_go(self) -> None:
        """A hand typed what is held: give it to where the focus is."""
        held, self._held = self._held, []
        self._patience.stop()
        self._letting_go = True
        for watched, event in held:
            QCoreApplication.sendEvent(watched, event)
        self._letting_go = False

    def _deliver(self) -> None:
        code = "".join(event.text() for _, event in self._held)
        self._held = []
        self._patience.stop()
        self._scanned(code)
