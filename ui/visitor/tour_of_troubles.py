"""The tour's pages of a printer that needs help: one of every trouble, as the visitor reads it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.prints.limits import PrintLimits
from kiosk.prints.outbox import Customs, Outbox
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble

if TYPE_CHECKING:
    from kiosk.guide.walk import Path
    from ui.visitor.tour_seen import Tour

CUSTOMS = Customs("Tour", took_long=600.0, limits=PrintLimits())


@dataclass(frozen=True)
class TroubledPrinter:
    """A printer that never prints, for one reason."""

    trouble: Trouble

    def look(self) -> Condition:
        """Held up."""
        return Condition("tour", takes_jobs=False, troubles=(self.trouble,))

    def send(self, title: str, pdf: bytes) -> Trouble:  # noqa: ARG002
        """Nothing is taken."""
        return self.trouble

    def job(self, title: str) -> JobState:  # noqa: ARG002
        """Nothing is there."""
        return JobState(JobStage.WAITING, self.trouble)

    def forget(self, title: str) -> JobStage:  # noqa: ARG002
        """Nothing is there."""
        return JobStage.CANCELLED

    def clear(self, beginning: str) -> bool:  # noqa: ARG002
        """Nothing is there."""
        return True


def see_troubles(walked: "Tour", path: "Path", language: str) -> None:
    """Take a slip at a printer with each trouble, and look at what the page says."""
    here = walked.hands.program.screen.journey
    usual = here.outbox
    with _unlogged():
        for trouble in Trouble:
            here.outbox = _held_up_by(trouble, walked)
            walked.begin(language)
            for answer in path.answers:
                walked.answer(answer, language)
            walked.hands.touch(walked.say("screen.plan.print", language))
            walked.hands.until(lambda: here.delivery is not None and here.delivery.trouble is not None)
            walked.hands.until(lambda: bool(walked.hands.program.screen.delivery.codes))
            walked.see(f"printer_{trouble}")
            walked.finish(language)
    here.outbox = usual


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


def _held_up_by(trouble: Trouble, walked: "Tour") -> Outbox:
    return Outbox(lambda: TroubledPrinter(trouble), CUSTOMS, walked.hands.clock)
