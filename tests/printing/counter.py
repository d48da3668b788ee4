"""Somebody who asks for slips at a kiosk and watches the screen, with a clock that the test moves."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.limits import PrintLimits
from kiosk.prints.log import PrintLog
from kiosk.prints.notes import PrintNotes
from kiosk.prints.outbox import Customs, Outbox
from kiosk.prints.printer import Printer, Trouble
from kiosk.visits.visit import Station
from tests.machine import MORNING
from tests.printing.memory import MemoryPrintLog
from tests.printing.sheets import PDF

OWNER = "Slip 0.1"
HERE = Station(17, 1)
TOOK_LONG = 120.0
SHOWN_WITHIN = 5.0
"""Seconds until a fault must be told (issue 4); what recovers gets twice that."""

PACE = 0.02
"""Seconds between two questions; the screen asks about once a second."""


class Counter:
    """The outbox of one program, everything it has said, and what it has written down."""

    def __init__(self, printer: Printer, limits: PrintLimits | None = None, owner: str = OWNER) -> None:
        self.now = 0.0
        self.seen: list[Delivery] = []
        self.log = MemoryPrintLog()
        self.find: Callable[[], Printer] = lambda: printer
        """Which printer is chosen; a test may choose another meanwhile."""
        customs = Customs(owner, TOOK_LONG, limits or PrintLimits())
        notes = PrintNotes(self._opened, HERE, self._clock)
        self.outbox = Outbox(self._found, customs, lambda: self.now, notes)

    def _found(self) -> Printer:
        return self.find()

    def _opened(self) -> PrintLog:
        return self.log

    def _clock(self) -> datetime:
        return MORNING + timedelta(seconds=self.now)

    def ask_for(self, code: str, pdf: bytes = PDF) -> Delivery:
        """Tap the button."""
        return self.outbox.post(code, lambda: pdf)

    def step(self, code: str) -> Delivery:
        """What the screen says of a slip after one more question to the printer."""
        self.outbox.step()
        delivery = self.outbox.state_of(code)
        assert delivery is not None
        self.seen.append(delivery)
        return delivery

    def until(self, code: str, state: DeliveryState, trouble: Trouble | None = None) -> None:
        """Go on until the screen says so; fails if it takes too long, or settles on something else."""
        wanted = Delivery(state, trouble)
        until = time.monotonic() + (SHOWN_WITHIN if trouble else 2 * SHOWN_WITHIN)
        while (delivery := self.step(code)) != wanted:
            assert not delivery.is_settled, f"{delivery} instead of {wanted}"
            assert time.monotonic() < until, f"still {delivery} instead of {wanted}"
            time.sleep(PACE)

    def leave(self) -> None:
        """Go away; the worker has its turn."""
        self.outbox.end_visit()
        self.outbox.step()

    @property
    def states(self) -> set[DeliveryState]:
        """Everything that was said."""
        return {delivery.state for delivery in self.seen}


def title(code: str) -> str:
    """What the job of a slip is called at the printer."""
    return f"{OWNER} {code}"
