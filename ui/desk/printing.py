"""The desk's way to the printer: the clerk works in a thread of its own, so that a hung printer holds up no case."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.assembly import Kiosk
from kiosk.prints.clerk import LAST_LOOKS
from kiosk.prints.delivery import Delivery
from kiosk.texts import Words
from ui.shared.background import in_background
from ui.shared.own_thread import OwnThread


class DeskPrinting(QObject):
    """The clerk's news on the desk's own thread."""

    moved = Signal(str)
    """The job of this code is further on."""

    def __init__(self, kiosk: Kiosk, monotonic: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self.turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printing")
        """Whoever speaks with the printer does it here, one after another: many listen to one voice at a time."""
        back = OwnThread(self).bring
        self.clerk = kiosk.clerk("Desk", monotonic, partial(in_background, self.turns), back, has_visits=False)
        self.clerk.listener = self.moved.emit

    def close(self) -> None:
        """Let what is being printed come out, for some seconds; take back what would come out for nobody."""
        self.clerk.close(LAST_LOOKS)
        self.turns.shutdown(wait=True)


def say_print(delivery: Delivery | None, words: Words, states: str) -> str:
    """How far a print is, by the words under `states`, with what holds it up; empty if nothing was asked for."""
    if delivery is None:
        return ""
    sentence = words.say(f"{states}.{delivery.state}", path=delivery.file or "")
    trouble = words.say(f"printing.staff.{delivery.trouble}") if delivery.trouble else ""
    return f"{sentence} {trouble}".strip()
