"""A print queue of Windows, whose job list is asked; what only Windows can do lies behind `Spooler`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.paper.raster import render
from kiosk.printing.paper import format_of_width
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

_QUEUE_BITS = (
    (0x0000_0010 | 0x0000_0040, Trouble.NO_PAPER),  # PAPER_OUT, PAPER_PROBLEM
    (0x0000_0008, Trouble.JAM),
    (0x0040_0000, Trouble.COVER),  # DOOR_OPEN
    (0x0000_0080 | 0x0000_1000, Trouble.OFFLINE),  # OFFLINE, NOT_AVAILABLE
    (0x0004_0000 | 0x0010_0000 | 0x0000_0800 | 0x0020_0000 | 0x0000_0002, Trouble.OTHER),
    # NO_TONER, USER_INTERVENTION, OUTPUT_BIN_FULL, OUT_OF_MEMORY, ERROR
    (0x0000_0001 | 0x0000_0004, Trouble.PAUSED),  # PAUSED, PENDING_DELETION
)
"""PRINTER_STATUS_* of winspool.h."""

_WORKS_OFFLINE = 0x0400
"""PRINTER_ATTRIBUTE_WORK_OFFLINE: "Use printer offline" is ticked, or the cable is out."""

_JOB_BITS = (
    (0x0040, Trouble.NO_PAPER),
    (0x0020, Trouble.OFFLINE),
    (0x0001, Trouble.PAUSED),
    (0x0002 | 0x0200 | 0x0400, Trouble.OTHER),  # ERROR, BLOCKED_DEVQ, USER_INTERVENTION
)
"""JOB_STATUS_* of winspool.h."""

_JOB_PRINTING = 0x0010 | 0x0008
_JOB_SENT = 0x0080 | 0x1000
"""PRINTED, COMPLETE: the last byte has left the spooler; whether paper came out Windows can't tell."""

_JOB_DELETED = 0x0004 | 0x0100
_DPI = 300


@dataclass(frozen=True)
class QueueFacts:
    """What Windows says of a queue; `width` is that of its paper in millimetres, 0 if unknown."""

    status: int
    attributes: int
    width: float = 0.0


class Spooler(Protocol):
    """The spooler of Windows. Every method raises OSError if it does not answer."""

    def facts(self, queue: str) -> QueueFacts | None:
        """How the queue is; None if there is none of this name."""
        ...

    def print_pages(self, queue: str, title: str, pages: "list[Image]", dpi: int) -> int:
        """Put a job into the queue, each picture on a page of its own; its number."""
        ...

    def jobs(self, queue: str) -> dict[int, tuple[str, int]]:
        """The title and status of every job in the queue by its number."""
        ...

    def delete(self, queue: str, job: int) -> None:
        """Take a job out of the queue."""
        ...


def queue_troubles(facts: QueueFacts) -> tuple[Trouble, ...]:
    """What the bits of a queue tell of, from what says most."""
    found = [trouble for bits, trouble in _QUEUE_BITS if facts.status & bits]
    if facts.attributes & _WORKS_OFFLINE:
        found.append(Trouble.OFFLINE)
    return tuple(dict.fromkeys(found))


def job_state(status: int, queue: tuple[Trouble, ...]) -> JobState:
    """What the bits of a job mean, in a queue with these troubles. Never DONE."""
    if status & _JOB_SENT:
        return JobState(JobStage.SENT)
    if status & _JOB_DELETED:
        return JobState(JobStage.CANCELLED)
    trouble = next((trouble for bits, trouble in _JOB_BITS if status & bits), next(iter(queue), None))
    return JobState(JobStage.PRINTING if status & _JOB_PRINTING else JobStage.WAITING, trouble)


class WindowsPrinter:
    """One queue of Windows."""

    def __init__(self, spooler: Spooler, queue: str) -> None:
        self._spooler = spooler
        self._queue = queue
        self._numbers: dict[str, int] = {}

    def look(self) -> Condition:
        """What the queue says. A queue without paper still takes a job, and then tells of it."""
        try:
            facts = self._spooler.facts(self._queue)
        except OSError:
            return Condition(self._queue, takes_jobs=False, troubles=(Trouble.QUEUE_DOWN,))
        if facts is None:
            return Condition(self._queue, takes_jobs=False, troubles=(Trouble.NOT_FOUND,))
        troubles = queue_troubles(facts)
        blocked = {Trouble.PAUSED, Trouble.OFFLINE} & set(troubles)
        return Condition(self._queue, not blocked, troubles, paper=format_of_width(facts.width))

    def send(self, title: str, pdf: bytes) -> Trouble | None:
        """Draw the pages into the queue."""
        try:
            known = [number for number, (name, _) in self._spooler.jobs(self._queue).items() if name == title]
            number = known[0] if known else self._print(title, pdf)
        except OSError as error:
            log.error("Windows does not take the job: %s", error.strerror)
            return Trouble.QUEUE_DOWN
        self._numbers[title] = number
        return None

    def job(self, title: str) -> JobState:
        """How far it is. A job that has left the queue has been sent."""
        try:
            jobs = self._spooler.jobs(self._queue)
            facts = self._spooler.facts(self._queue)
        except OSError:
            return JobState(JobStage.WAITING, Trouble.QUEUE_DOWN)
        number = self._numbers.get(title)
        if number not in jobs:
            return JobState(JobStage.SENT)
        return job_state(jobs[number][1], queue_troubles(facts) if facts else (Trouble.NOT_FOUND,))

    def forget(self, title: str) -> JobStage | None:
        """Delete the job if the queue still has it. One that has left the queue has been sent."""
        listed = self._delete(lambda name: name == title)
        if listed is None:
            return None
        number = self._numbers.pop(title, None)
        if number is None:
            return JobStage.CANCELLED
        stage = job_state(listed[number], ()).stage if number in listed else JobStage.SENT
        return stage if stage.has_ended else JobStage.CANCELLED

    def clear(self, beginning: str) -> bool:
        """Delete what an earlier life of this program left."""
        return self._delete(lambda name: name.startswith(beginning)) is not None

    def _print(self, title: str, pdf: bytes) -> int:
        return self._spooler.print_pages(self._queue, title, render(pdf, _DPI), _DPI)

    def _delete(self, is_meant: Callable[[str], bool]) -> dict[int, int] | None:
        """The status that each deleted job had; None if the spooler does not answer."""
        try:
            jobs = self._spooler.jobs(self._queue)
            meant = {number: status for number, (name, status) in jobs.items() if is_meant(name)}
            for number in meant:
                self._spooler.delete(self._queue, number)
        except OSError:
            return None
        return meant
