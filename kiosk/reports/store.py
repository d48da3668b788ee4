"""The door to where cases and visits are counted: it gives what figures need, and nothing that names anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from kiosk.audit.events import EventKind
from kiosk.cases.case import Case, Person


class CaseFacts(NamedTuple):
    """What figures need of a case (a bare tuple: there may be very many); ids as they are stored, times aware."""

    kind: str
    state: str
    block: str | None
    cause: str
    slip_causes: tuple[str, ...]
    station: int
    created_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    ending: str | None


class VisitFacts(NamedTuple):
    """What figures need of a visit."""

    end: str
    has_slip: bool
    causes: tuple[str, ...]
    left_at: str
    touches: int
    began_at: datetime
    ended_at: datetime | None


class ActFacts(NamedTuple):
    """One act with a case, as the chain tells it."""

    staff: str
    """The key of the account."""
    event: EventKind
    case_kind: str


@dataclass(frozen=True)
class OpenCases:
    """How much work is left in the branch."""

    open: int
    overdue: int


@dataclass(frozen=True)
class SlipCounts:
    """The slips of some hours."""

    issued: int
    for_counter: int
    """Those among them that ask for the counter."""
    taken: int
    """Those among them that an officer has taken."""


@dataclass(frozen=True)
class NamedCase:
    """A case with its participant in full, for a list that leaves the house; None once retention has taken them."""

    case: Case
    person: Person | None


class ReportStore(Protocol):
    """Where a branch's cases and visits are counted, from `start` on and before `end`.

    Everything raises StorageError. What gives an iterator reads a part at a time, so that nobody who wants to save has
    to wait for a long report; what changes meanwhile is counted as it is when its part is read.
    """

    def cases(self, branch: int, start: datetime, end: datetime) -> Iterator[CaseFacts]:
        """The cases received, in that order. Opens nothing that is sealed."""
        ...

    def visits(self, branch: int, start: datetime, end: datetime) -> Iterator[VisitFacts]:
        """The visits that began."""
        ...

    def acts(self, branch: int, start: datetime, end: datetime) -> Iterator[ActFacts]:
        """The acts with cases that the chains of the branch tell of: logged, moved, closed; the latest first."""
        ...

    def open_cases(self, branch: int, now: datetime) -> OpenCases:
        """The work that is left at `now`."""
        ...

    def slips(self, branch: int, start: datetime, end: datetime) -> SlipCounts:
        """The slips issued."""
        ...

    def named_cases(self, branch: int, start: datetime, end: datetime) -> Iterator[NamedCase]:
        """The cases received, in that order, with their participants."""
        ...
