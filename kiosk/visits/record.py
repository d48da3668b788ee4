"""What is kept of a visit: nothing by which anybody could be known."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from kiosk.guide.causes import Cause


class VisitEnd(StrEnum):
    """How a visit ended."""

    OPEN = "open"
    """It has not ended; so stays a visit that a power cut ended."""
    SLIP = "slip"
    STARTED_OVER = "started_over"
    LEFT = "left"
    """Nobody touched the screen any more."""


@dataclass(frozen=True)
class VisitRecord:
    """One visit as it is stored. Times are aware."""

    key: UUID
    """Made by this station; saving the same key again replaces what was known."""
    branch: int
    station: int
    began_at: datetime
    ended_at: datetime | None
    end: VisitEnd
    language: str
    touches: int
    left_at: str
    """The page last seen: welcome, a question's id, plan or slip."""
    causes: tuple[Cause, ...]
    answers: tuple[str, ...]
    """`question:option`, as chosen; never typed words."""
    slip_code: str | None
    slip_issued_at: datetime | None
    asks_counter: bool


class VisitLog(Protocol):
    """Where visits are kept."""

    def save(self, record: VisitRecord) -> None:
        """Keep `record` for good, or replace the one with its key. Raises StorageError; the visitor must not notice."""
        ...
