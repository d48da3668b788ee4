"""Brings what was done beside the screen back to the screen's own thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot


class OwnThread(QObject):
    """The thread that made this. It goes with `parent`, and so does what was not done by then."""

    _asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked.connect(self._do)

    def bring(self, act: Callable[[], None]) -> None:
        """Do `act` there: at once if it is this thread, else as soon as that one comes to it."""
        self._asked.emit(act)

    @Slot(object)
    def _do(self, act: Callable[[], None]) -> None:
        act()
