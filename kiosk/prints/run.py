"""One slip on its way to paper: what is asked of the printer next, and what is known then. No thread, no sleeping."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.printer import JobStage, JobState, Printer, Trouble

_MOST_UNSURE = 2
"""How many times in a row a printer must be called not found: CUPS says so at the start of every job, for a moment."""


@dataclass(frozen=True)
class Job:
    """What is to be printed: its title at the printer, and how to make its PDF, which may be slow."""

    title: str
    draw: Callable[[], bytes]


class PrintRun:
    """Brings one job out. `step` is asked about once a second until the delivery is settled, from one thread."""

    def __init__(self, printer: Printer, job: Job, took_long: float) -> None:
        """`took_long` is after how many seconds without progress the visitor is told so."""
        self.printer = printer
        self._job = job
        self._took_long = took_long
        self._pdf = b""
        self._sent = False
        self.has_begun = False
        """Whether the printer may have something of it, so that no other one may get it."""
        self._moving_since: float | None = None
        self._unsure = 0
        self._is_wanted = True
        self.printer_name = ""
        """As the printer called itself when it was looked at last."""
        self.delivery = Delivery(DeliveryState.SENDING)

    def step(self, now: float, may_send: Callable[[], bool]) -> Delivery:
        """Ask the printer once; what it says of itself first, for `may_send` may take a while. Raises what `draw` does.

        `may_send` is asked when the printer takes jobs, right before this one is drawn and sent.
        """
        if self._moving_since is None:
            self._moving_since = now
        if not self._sent:
            self.delivery = self._send(may_send)
        if self._sent:
            self.delivery = self._told(self.printer.job(self._job.title))
        if self.delivery.trouble:
            self._moving_since = now
        elif not self.delivery.is_settled and now - self._moving_since >= self._took_long:
            return replace(self.delivery, state=DeliveryState.NEEDS_HELP, trouble=Trouble.TOOK_LONG)
        return self.delivery

    def drop(self) -> None:
        """Nobody waits for it any more: what has not been sent never will be. Any thread may say so, at any time."""
        self._is_wanted = False

    def take_back(self) -> bool:
        """Leave nothing of it at the printer and know how it has ended; False if that must be tried again."""
        self._pdf = b""
        ended = self.printer.forget(self._job.title)
        if ended and not self.delivery.is_settled:  # the paper may have come out since the printer was asked last
            self.delivery = _ended(ended)
        return ended is not None

    def _send(self, may_send: Callable[[], bool]) -> Delivery:
        condition = self.printer.look()
        self.printer_name = condition.name
        if not condition.takes_jobs or not may_send():
            return _held_up(next(iter(condition.troubles), Trouble.OTHER))
        self._pdf = self._pdf or self._job.draw()
        if not self._is_wanted:  # drawing may take long, the first time above all
            return Delivery(DeliveryState.CANCELLED)
        self.has_begun = True
        trouble = self.printer.send(self._job.title, self._pdf)
        if trouble:
            return _held_up(trouble)
        self._sent, self._pdf = True, b""
        return Delivery(DeliveryState.PRINTING)

    def _told(self, job: JobState) -> Delivery:
        if job.stage.has_ended:
            return _ended(job.stage, job.file)
        self._unsure = self._unsure + 1 if job.trouble is Trouble.NOT_FOUND else 0
        if job.trouble and (job.trouble is not Trouble.NOT_FOUND or self._unsure >= _MOST_UNSURE):
            return _held_up(job.trouble)
        return Delivery(DeliveryState.SENDING if job.stage is JobStage.WAITING else DeliveryState.PRINTING)


def _ended(stage: JobStage, file: Path | None = None) -> Delivery:
    return Delivery(DeliveryState(str(stage)), file=file)  # an ended job is called the same at both sides of the door


def _held_up(trouble: Trouble) -> Delivery:
    return Delivery(DeliveryState.NEEDS_HELP, trouble)
