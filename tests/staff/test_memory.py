"""The fake of the staff store keeps what the door promises."""

from dataclasses import replace
from uuid import UUID

import pytest

from kiosk.audit.events import EventDraft, EventKind
from kiosk.staff.accounts import AttemptsRow, StaffAccount, StaffChange, StaffStore
from kiosk.staff.lockout import no_attempts
from kiosk.staff.roles import Role
from tests.audit.memory import MemoryTrail
from tests.staff.memory import HurriedStaff, MemoryStaff
from tests.staff.office import BRANCH, DESK, KEY, MORNING

_EVENT = EventDraft(UUID(int=9), BRANCH, DESK, MORNING, None, EventKind.STAFF_ADDED)
_ACCOUNT = StaffAccount(UUID(int=1), 1, "Petugas Contoh", Role.CS, "sealed", False, True, 1, MORNING, None)
_ROW = AttemptsRow(BRANCH, DESK, "who", 1, no_attempts(MORNING))


@pytest.fixture
def store() -> MemoryStaff:
    made = MemoryStaff(MemoryTrail(KEY))
    assert made.apply(StaffChange((_EVENT,), accounts=(_ACCOUNT,), attempts=(_ROW,)))
    return made


def test_what_was_applied_is_found(store: MemoryStaff) -> None:
    door: StaffStore = store
    assert door.accounts() == (_ACCOUNT,)
    assert door.account(_ACCOUNT.key) == _ACCOUNT
    assert door.account_named("petugas contoh") == _ACCOUNT
    assert door.attempts(BRANCH, DESK, "who") == _ROW
    assert door.account(UUID(int=2)) is None
    assert door.account_named("Petugas Contoh") is None
    assert door.attempts(BRANCH, DESK, "") is None
    assert [event.kind for event in store.events()] == ["staff_added"]


@pytest.mark.parametrize(
    "change",
    [
        StaffChange((_EVENT,), is_first=True),
        StaffChange((_EVENT,), accounts=(_ACCOUNT,)),
        StaffChange((_EVENT,), accounts=(replace(_ACCOUNT, version=3),)),
        StaffChange((_EVENT,), accounts=(replace(_ACCOUNT, key=UUID(int=2), name="PETUGAS contoh"),)),
        StaffChange((_EVENT,), attempts=(_ROW,)),
        StaffChange((_EVENT,), attempts=(replace(_ROW, who="", version=2),)),
        StaffChange((_EVENT,), unchanged=(replace(_ACCOUNT, version=2),)),
        StaffChange((_EVENT,), accounts=(replace(_ACCOUNT, version=2),), attempts=(_ROW,)),
    ],
)
def test_a_change_that_does_not_fit_changes_nothing(store: MemoryStaff, change: StaffChange) -> None:
    assert not store.apply(change)
    assert store.accounts() == (_ACCOUNT,)
    assert store.attempts(BRANCH, DESK, "who") == _ROW
    assert len(store.events()) == 1


def test_the_next_version_replaces_the_one_before(store: MemoryStaff) -> None:
    after = replace(_ACCOUNT, version=2, is_active=False)
    assert store.apply(StaffChange((_EVENT,), accounts=(after,), attempts=(replace(_ROW, version=2),)))
    assert store.accounts() == (after,)


def test_tries_are_forgotten_at_every_station(store: MemoryStaff) -> None:
    assert store.apply(StaffChange((), attempts=(replace(_ROW, station=3), replace(_ROW, who="else"))))
    assert store.apply(StaffChange((), forget=("who",)))
    assert store.attempts(BRANCH, DESK, "who") is None
    assert store.attempts(BRANCH, 3, "who") is None
    assert store.attempts(BRANCH, DESK, "else") is not None


def test_somebody_else_is_faster_as_often_as_asked() -> None:
    store = HurriedStaff(MemoryTrail(KEY))
    store.times = 1
    change = StaffChange((_EVENT,), accounts=(_ACCOUNT,))
    assert [store.apply(change), store.apply(change)] == [False, True]


def test_somebody_else_does_something_once_just_before() -> None:
    store = HurriedStaff(MemoryTrail(KEY))
    change = StaffChange((_EVENT,), accounts=(_ACCOUNT,))
    store.meanwhile = lambda: store.apply(change)
    assert not store.apply(change)
    assert store.accounts() == (_ACCOUNT,)
    assert store.meanwhile is None
