"""The door behind which every printer fits, and the words in which a printer tells the truth."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kiosk.paper.formats import SlipFormat


class Trouble(StrEnum):
    """Why no paper comes out; the values are keys of `printing.visitor` and `printing.staff` in the words."""

    NO_PAPER = "no_paper"
    JAM = "jam"
    COVER = "cover"
    OFFLINE = "offline"
    NOT_FOUND = "not_found"
    PAUSED = "paused"
    QUEUE_DOWN = "queue_down"
    """The print service of this machine does not answer."""
    TOOK_LONG = "took_long"
    OTHER = "other"
    """Ink, a full tray, or anything else that staff must look at."""


@dataclass(frozen=True)
class Condition:
    """How a printer is. `troubles` go from the one that says most; a printer that takes jobs may have some."""

    name: str
    takes_jobs: bool
    troubles: tuple[Trouble, ...] = ()
    confirms: bool = False
    """Whether the printer says when the paper is out; without that nothing is ever called printed."""
    paper: SlipFormat | None = None
    """What lies in it, if it says so."""
    paper_low: bool = False
    is_live: bool = True
    """False for an idle queue, which goes on telling of the trouble its last job met: nobody knows if that is over."""


class JobStage(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    """The printer says that the paper is out."""
    SENT = "sent"
    """The printer has it all and can't say more."""
    SAVED = "saved"
    """It is a file."""
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more becomes of it."""
        return self not in (JobStage.WAITING, JobStage.PRINTING)


@dataclass(frozen=True)
class JobState:
    """What is known of one job, and what holds it up."""

    stage: JobStage
    trouble: Trouble | None = None
    file: Path | None = None


class Printer(Protocol):
    """What brings paper out. A job is known by its title, so that one title never becomes two jobs.

    No call takes longer than a few seconds, whatever the printer does, and none raises for what the world does.
    """

    def look(self) -> Condition:
        """How the printer is now."""
        ...

    def send(self, title: str, pdf: bytes) -> Trouble | None:
        """Hand the job over, or say why not. Asked again after a failure it first looks for the job it may have."""
        ...

    def job(self, title: str) -> JobState:
        """How far the job is; asked about once a second. A thermal printer gets its next bytes then."""
        ...

    def forget(self, title: str) -> JobStage | None:
        """Take the job back if it has not ended, and leave no copy of it anywhere; how it has ended.

        CANCELLED if it was taken back or never handed over: paper that came out since `job` was asked last is no such
        thing. None if it is not known to be gone and that must be tried again.
        """
        ...

    def clear(self, beginning: str) -> bool:
        """Take back every unfinished job whose title begins so: those of a program that was killed.

        False if that is not known to have happened and must be tried again.
        """
        ...
