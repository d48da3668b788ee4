"""The tour's pages of a printer that needs help: one of every trouble, as the visitor reads it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.printing.silent_service import SilentService
from kiosk.prints.limits import PrintLimits
from kiosk.prints.outbox import Customs, Outbox
from kiosk.prints.printer import Trouble

if TYPE_CHECKING:
    from kiosk.guide.walk import Path
    from ui.visitor.tour_seen import Tour

CUSTOMS = Customs("Tour", took_long=600.0, limits=PrintLimits())


def see_troubles(walked: "Tour", path: "Path", language: str) -> None:
    """Take a slip at a printer with each trouble, and look at what the page says."""
    here = walked.hands.program.screen.journey
    usual = here.clerk.find_outbox
    with _unlogged():
        for trouble in Trouble:
            here.clerk.find_outbox = _held_up_by(trouble, walked)
            walked.begin(language)
            for answer in path.answers:
                walked.answer(answer, language)
            walked.hands.touch(walked.say("screen.plan.print", language))
            walked.hands.until(lambda: here.delivery is not None and here.delivery.trouble is not None)
            walked.hands.until(lambda: bool(walked.hands.program.screen.delivery.codes))
            walked.see(f"printer_{trouble}")
            walked.finish(language)
    here.clerk.find_outbox = usual


@contextmanager
def _unlogged() -> Iterator[None]:
    """Nobody shall look after a printer that is only played."""
    log = logging.getLogger("kiosk.prints.outbox")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def _held_up_by(trouble: Trouble, walked: "Tour") -> Callable[[], Outbox]:
    outbox = Outbox(lambda: SilentService("tour", trouble), CUSTOMS, walked.hands.clock)
    return lambda: outbox
