"""A slip: what was found, when, where, and the code by which it is found again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kiosk.guide.walk import Answer
from kiosk.visits.plan import Plan


@dataclass(frozen=True)
class Slip:
    """One slip before it is worded and drawn. `issued_at` is in the branch's zone, to the minute."""

    code: str
    plan: Plan
    answers: tuple[Answer, ...]
    language: str
    branch: int
    station: int

    @property
    def issued_at(self) -> datetime:
        """The moment of issue, whole minutes as in the signed code."""
        return self.plan.made_at.replace(second=0, microsecond=0)


class PrintState(StrEnum):
    """What is known of a slip on its way to paper. Never "printed" unless the paper is known to be out."""

    SAVED = "saved"
    """Kept as a file; nothing comes out."""
    FAILED = "failed"


@dataclass(frozen=True)
class PrintReport:
    """What happened to a slip."""

    state: PrintState
    file: Path | None = None


class SlipPrinter(Protocol):
    """The door behind which folders and printers fit."""

    def deliver(self, code: str, pdf: bytes) -> PrintReport:
        """Bring the slip out. What is to be expected comes back as a report, never as an exception."""
        ...
