"""The door to where cases are kept: a change comes with the events that tell of it, and is kept whole or not at all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from kiosk.audit.events import EventDraft
from kiosk.cases.case import Case, CaseEntry, Person
from kiosk.guide.causes import Cause
from kiosk.slips.staff_code import StaffCode


@dataclass(frozen=True)
class SlipUse:
    """One use of a slip at a counter; `case` is None where the officer could help without one."""

    key: UUID
    slip_code: str
    branch: int
    station: int
    at: datetime
    staff: UUID
    case: UUID | None


@dataclass(frozen=True)
class WaitingSlip:
    """A slip that sends its visitor to the counter and that nobody has taken yet."""

    code: str
    causes: tuple[Cause, ...]
    issued_at: datetime
    station: int


@dataclass(frozen=True)
class Standing:
    """What is there already and must be told before saving: cases of the same KPJ, uses of the same slip."""

    cases: tuple[Case, ...] = ()
    uses: tuple[SlipUse, ...] = ()

    @property
    def keys(self) -> frozenset[UUID]:
        """What an officer who goes on all the same has seen."""
        return frozenset([case.key for case in self.cases] + [use.key for use in self.uses])


@dataclass(frozen=True)
class NewCase:
    """A case to be logged, for a `kiosk.audit.log.Change`."""

    case: Case
    person: Person
    entry: CaseEntry
    use: SlipUse | None
    events: tuple[EventDraft, ...]


@dataclass(frozen=True)
class CaseChange:
    """A case as it shall be; its version is one more than that of the case it is made from."""

    case: Case
    entries: tuple[CaseEntry, ...]
    events: tuple[EventDraft, ...]
    person: Person | None = None
    """Where name, KPJ or phone were corrected: all three as they shall be."""


@dataclass(frozen=True)
class CaseRemark:
    """An entry that leaves its case as it is: a note, a number shown, a slip printed again."""

    entry: CaseEntry
    events: tuple[EventDraft, ...]


@dataclass(frozen=True)
class SlipTaken:
    """A use of a slip that needs no case."""

    use: SlipUse
    events: tuple[EventDraft, ...]


@dataclass(frozen=True)
class Added:
    """The case that is stored under the key; `again` if it was there before, by a second click or scan."""

    case: Case
    again: bool


class CaseStore(Protocol):
    """Where cases are kept. Everything raises StorageError when the database can't do it; then nothing has changed."""

    def add(self, new: NewCase, despite: frozenset[UUID], recent_since: datetime) -> Added | Standing:
        """Keep a case for good, in one step with the look for what stands in its way.

        A case with this key comes back as it is. Otherwise open cases of the same KPJ, closed ones created since
        `recent_since` and uses of the same slip come back and nothing is kept, unless their keys are in `despite`.
        """
        ...

    def change(self, change: CaseChange) -> bool:
        """Replace a case if its stored version is the one before; False if somebody else was faster."""
        ...

    def remark(self, remark: CaseRemark) -> None:
        """Add an entry to a case's history; the same key again is the same entry."""
        ...

    def take_slip(self, taken: SlipTaken) -> SlipUse | None:
        """Keep a use of a slip; the use that is there already, if there is one, and nothing is kept."""
        ...

    def standing(self, kpj: str, slip_code: str | None, recent_since: datetime) -> Standing:
        """What `add` would find in the way."""
        ...

    def load(self, key: UUID) -> Case | None:
        """The case of this key."""
        ...

    def of_code(self, code: str) -> Case | None:
        """The case of this code."""
        ...

    def of_kpj(self, kpj: str, limit: int) -> tuple[Case, ...]:
        """The cases of this KPJ, the newest first."""
        ...

    def of_slip(self, slip_code: str) -> tuple[Case, ...]:
        """The cases logged from this slip, the newest first."""
        ...

    def slip(self, code: str) -> StaffCode | None:
        """What is known here of a slip by its code: it was issued at a station of this database."""
        ...

    def uses_of(self, slip_code: str) -> tuple[SlipUse, ...]:
        """When and where this slip was used, the first use first."""
        ...

    def person(self, key: UUID) -> Person | None:
        """Who the case is for, in full; None if there is no such case, or retention has taken it away."""
        ...

    def history(self, key: UUID) -> tuple[CaseEntry, ...]:
        """The entries of a case in their order."""
        ...

    def open_of(self, staff: UUID, limit: int) -> tuple[Case, ...]:
        """The open cases of an officer, those due first first."""
        ...

    def due_between(self, branch: int, start: datetime, end: datetime, limit: int) -> tuple[Case, ...]:
        """The open cases of a branch that are due from `start` on and before `end`, those due first first."""
        ...

    def issued(self, branch: int, start: datetime, end: datetime, limit: int) -> tuple[StaffCode, ...]:
        """The slips of a branch issued from `start` on and before `end`, whatever they ask for, newest first."""
        ...

    def waiting(self, branch: int, start: datetime, end: datetime, limit: int) -> tuple[WaitingSlip, ...]:
        """The slips issued from `start` on and before `end` that ask for the counter and are unused, oldest first."""
        ...
