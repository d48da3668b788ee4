"""Keys, cases and entries for the tests; obviously invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from kiosk.audit.events import EventDraft, EventKind
from kiosk.cases.case import Case, CaseEntry, EntryKind, Person, shown
from kiosk.cases.kinds import BlockKind, ClaimDetails, Handling, Known, UnblockDetails
from kiosk.cases.states import State
from kiosk.cases.store import NewCase, SlipUse
from kiosk.deadlines.due import Due
from kiosk.deadlines.rules import DueKind, DueRule
from kiosk.guide.causes import Cause
from kiosk.ids import code_of
from kiosk.storage.desk_keys import DeskKeys
from kiosk.storage.keyring import Keyring

KEYS = DeskKeys(Keyring({1: b"s" * 32}, {1: b"i" * 32}), b"c" * 32)
OFFICER = UUID("00000000-0000-4000-8000-00000000000a")
COLLEAGUE = UUID("00000000-0000-4000-8000-00000000000b")
LOGGED_AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
LONG_BEFORE = LOGGED_AT - timedelta(days=90)
PERSON = Person("Contoh Peserta Karangan", "12345678901", "080000001234")

CASE = Case(
    key=UUID("6f1c4a52-3a0e-4a4e-9d1c-0c8f2b7a9e11"),
    code="K-" + code_of(1),
    branch=17,
    station=3,
    details=UnblockDetails(BlockKind.BIOMETRIC, True, True, False, True),
    state=State.RECEIVED,
    version=1,
    cause=Cause.BLOCKED_BIOMETRIC,
    slip_code="ABC-DEF-GHJ",
    slip_causes=(Cause.BLOCKED_BIOMETRIC, Cause.PHOTO_UNCLEAR),
    person=shown(PERSON),
    due=Due(LOGGED_AT + timedelta(hours=24), True, DueRule(DueKind.HOURS, 24)),
    created_at=LOGGED_AT,
    closed_at=None,
    logged_by=OFFICER,
    assigned_to=OFFICER,
)

CLAIM = replace(
    CASE,
    key=UUID("6f1c4a52-3a0e-4a4e-9d1c-0c8f2b7a9e12"),
    code="K-" + code_of(2),
    details=ClaimDetails("Cabang Karangan", date(2026, 10, 20), Known.NO, Handling.FORWARDED),
    cause=Cause.ACTIVE_CLAIM,
    slip_code=None,
    slip_causes=(),
    due=Due(None, False, DueRule(DueKind.BRANCH)),
)


def event(kind: EventKind = EventKind.CASE_LOGGED, *, at: datetime = LOGGED_AT, subject: str = CASE.code) -> EventDraft:
    """An event at station 3 of branch 17."""
    return EventDraft(uuid4(), 17, 3, at, OFFICER, kind, subject)


def entry(case: Case, kind: EntryKind = EntryKind.LOGGED, **changes: Any) -> CaseEntry:
    """An entry of `case`, with `changes`."""
    return replace(CaseEntry(uuid4(), case.key, case.version, LOGGED_AT, OFFICER, kind), **changes)


def use_of_slip(case: Case) -> SlipUse | None:
    """The use of the slip that `case` was logged from."""
    if case.slip_code is None:
        return None
    return SlipUse(uuid4(), case.slip_code, case.branch, case.station, case.created_at, case.logged_by, case.key)


def new(case: Case = CASE, person: Person = PERSON) -> NewCase:
    """`case` as a service hands it to the store."""
    return NewCase(
        replace(case, person=shown(person)), person, entry(case), use_of_slip(case), (event(subject=case.code),)
    )


def numbered_case(number: int, **changes: Any) -> NewCase:
    """The case with this number, of a person and a slip of its own; the same numbers make the same case."""
    case = replace(CASE, key=UUID(int=number), code="K-" + code_of(number), slip_code=code_of(number), **changes)
    return new(case, numbered_person(number))


def numbered_person(number: int) -> Person:
    """The person of the case with this number."""
    return Person(f"Peserta Karangan {number % 1000}", f"{10_000_000_000 + number}", None)
