"""A case as a value, and the entries of its history; nothing here shows a whole KPJ or phone number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from kiosk.cases.checks import check_kpj, check_name, check_phone
from kiosk.cases.fields import TAIL, Field, Fill, declared, number, text
from kiosk.cases.kinds import DETAILS, CaseKind, Details
from kiosk.cases.states import OPEN, Ending, Move, State
from kiosk.deadlines.due import Due
from kiosk.guide.causes import Cause
from kiosk.ids import CODE_LENGTH, code_of, new_code, number_of

CASE_MARK = "K"
"""Stands before a case code, so that nobody takes it for a slip code."""


def new_case_code() -> str:
    """A case code, `K-ABC-DEF-GHJ`, that nobody can guess from the one before; its last sign is a check."""
    return f"{CASE_MARK}-{new_code()}"


def case_code_of(text: str) -> str | None:
    """The case code in its one writing, or None if `text` is none; case, spaces and dashes do not matter."""
    signs = "".join(text.upper().split()).replace("-", "")
    if len(signs) != CODE_LENGTH + 1 or not signs.startswith(CASE_MARK):
        return None
    try:
        return f"{CASE_MARK}-{code_of(number_of(signs[1:]))}"
    except ValueError:
        return None


@dataclass(frozen=True)
class Person:
    """Who the case is for, in full. Only stored encrypted, only in memory while it is typed or revealed."""

    name: str = field(metadata=text(check_name, exported=32))
    kpj: str = field(metadata=number(check_kpj, exported=16))
    """Empty if it is not known."""
    phone: str | None = field(metadata=number(check_phone, optional=True))
    """Only for a call-back."""

    def __repr__(self) -> str:
        """Nothing of it: what is logged by mistake must not tell."""
        return "Person(…)"


@dataclass(frozen=True)
class Shown:
    """What of a person stands on a page: the numbers by their ends."""

    name: str
    kpj_end: str
    phone_end: str | None

    def __repr__(self) -> str:
        """Nothing of it: what is logged by mistake must not tell."""
        return "Shown(…)"


def shown(person: Person) -> Shown:
    """`person` with the numbers cut to their last 4 signs."""
    return Shown(person.name, person.kpj[-TAIL:], None if person.phone is None else person.phone[-TAIL:])


@dataclass(frozen=True)
class Case:
    """One request of one participant. Times are aware; `due` is as it was promised."""

    key: UUID
    """Made by the station for the form that was filled in: the same key again is the same case."""
    code: str
    branch: int
    station: int
    details: Details
    state: State
    version: int
    """Counts the changes from 1; whoever changes an older one is told."""
    cause: Cause
    """As the officer sees it."""
    slip_code: str | None
    slip_causes: tuple[Cause, ...]
    """As the slip says; empty without a slip."""
    person: Shown | None
    """None once retention has taken it away."""
    due: Due
    created_at: datetime
    closed_at: datetime | None
    logged_by: UUID
    assigned_to: UUID
    sent_to: str | None = None
    ending: Ending | None = None

    @property
    def kind(self) -> CaseKind:
        """What it was logged for."""
        return self.details.kind

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN

    @property
    def guide_was_right(self) -> bool | None:
        """Whether the slip named the cause that the officer found; None without a slip."""
        return self.cause in self.slip_causes if self.slip_causes else None


class EntryKind(StrEnum):
    """What happened to a case; the list only grows."""

    LOGGED = "logged"
    MOVED = "moved"
    CORRECTED = "corrected"
    REASSIGNED = "reassigned"
    NOTED = "noted"
    REVEALED = "revealed"
    PRINTED = "printed"
    PRINTED_AGAIN = "printed_again"


CAUSE = Field(Fill.CHOICE, choices=Cause, terms="outcomes.{}.label", name="cause")
"""What the officer has found; each cause is called as its outcome is."""

FIELDS: Mapping[str, Field] = MappingProxyType(
    {one.name: one for holder in (Person, *DETAILS.values()) for one in declared(holder)} | {CAUSE.name: CAUSE}
)
"""Every field of any case, by its name."""

NUMBERS = tuple(one.name for one in declared(Person) if one.fill is Fill.NUMBER)
"""What a page shows by its end only."""


def fields_of(kind: CaseKind) -> tuple[Field, ...]:
    """What of a case of this kind can be corrected, in its order."""
    return (*declared(Person), CAUSE, *declared(DETAILS[kind]))


def told(case: Case, field: Field) -> str:
    """What `case` holds in a field, as an entry of the history would; empty for a forgotten person."""
    if field in declared(Person):
        end = f"{field.name}_end" if field.name in NUMBERS else field.name
        return getattr(case.person, end) or "" if case.person else ""
    return field.tell(case.cause if field is CAUSE else getattr(case.details, field.name))


@dataclass(frozen=True)
class CaseEntry:
    """One line of a case's history. It is never changed; a mistake is put right by a further one."""

    key: UUID
    case: UUID
    version: int
    """The version of the case that this entry led to, or left as it was."""
    at: datetime
    staff: UUID
    kind: EntryKind
    move: Move | None = None
    state: State | None = None
    """The state that a move led to."""
    field: str | None = None
    """The name of what was corrected or revealed."""
    before: str = ""
    after: str = ""
    """What was corrected, sent or reassigned: the old and the new, numbers by their ends."""
    reason: str = ""
    """Why, or the note."""
