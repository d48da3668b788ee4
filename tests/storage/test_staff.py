"""The kept accounts hold what the door promises, as their fake does."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.audit.events import EventKind
from kiosk.audit.faults import verify
from kiosk.staff.accounts import AttemptsRow, StaffAccount, StaffChange, StaffStore
from kiosk.staff.lockout import Attempts, no_attempts
from kiosk.staff.roles import Role
from kiosk.storage.desk import StoredDesk
from tests.storage.desk_records import KEYS, LOGGED_AT, event
from tests.storage.opening import open_desk

ACCOUNT = StaffAccount(UUID(int=1), 1, "Petugas Contoh", Role.CS, "sealed", False, True, 1, LOGGED_AT, None)
ROW = AttemptsRow(17, 3, "who", 1, Attempts(7, timedelta(seconds=3.5), timedelta(days=400), LOGGED_AT))


@pytest.fixture
def store(desk: StoredDesk) -> StaffStore:
    change = StaffChange((event(EventKind.STAFF_ADDED),), accounts=(ACCOUNT,), attempts=(ROW,), is_first=True)
    assert desk.staff.apply(change)
    return desk.staff


def test_what_was_applied_is_found(store: StaffStore, desk: StoredDesk) -> None:
    assert store.accounts() == (ACCOUNT,)
    assert store.account(ACCOUNT.key) == ACCOUNT == store.account_named("petugas contoh")
    assert store.attempts(17, 3, "who") == ROW
    assert store.account(UUID(int=2)) is None
    assert store.account_named("Petugas Contoh") is None
    assert store.attempts(17, 3, "") is None
    assert [found.kind for found in desk.audit.events_of(17, 3)] == ["staff_added"]


@pytest.mark.parametrize("role", Role)
def test_every_role_and_every_field_comes_back(store: StaffStore, role: Role) -> None:
    full = StaffAccount(uuid4(), 1, f"Contoh {role}", role, "pin", True, False, 9, LOGGED_AT, LOGGED_AT)
    assert store.apply(StaffChange((), accounts=(full,)))
    assert store.account(full.key) == full


@pytest.mark.parametrize(
    "change",
    [
        StaffChange((), is_first=True),
        StaffChange((), accounts=(ACCOUNT,)),
        StaffChange((), accounts=(replace(ACCOUNT, version=3),)),
        StaffChange((), accounts=(replace(ACCOUNT, key=UUID(int=2), name="PETUGAS contoh"),)),
        StaffChange((), attempts=(ROW,)),
        StaffChange((), attempts=(replace(ROW, who="", version=2),)),
        StaffChange((), unchanged=(replace(ACCOUNT, version=2),)),
        StaffChange((), unchanged=(replace(ACCOUNT, key=UUID(int=2)),)),
        StaffChange((), accounts=(replace(ACCOUNT, version=2),), attempts=(ROW,)),
    ],
)
def test_a_change_that_does_not_fit_changes_nothing(store: StaffStore, desk: StoredDesk, change: StaffChange) -> None:
    assert not store.apply(replace(change, events=(event(EventKind.ROLE_CHANGED),)))
    assert store.accounts() == (ACCOUNT,)
    assert store.attempts(17, 3, "who") == ROW
    assert len(list(desk.audit.events_of(17, 3))) == 1


def test_the_next_version_replaces_the_one_before(store: StaffStore) -> None:
    after = replace(ACCOUNT, version=2, is_active=False, name="Nama Baru")
    tries = replace(ROW, version=2, attempts=no_attempts(LOGGED_AT))
    assert store.apply(StaffChange((), accounts=(after,), attempts=(tries,), unchanged=()))
    assert store.accounts() == (after,)
    assert store.attempts(17, 3, "who") == tries


def test_tries_are_forgotten_at_every_station(store: StaffStore) -> None:
    assert store.apply(StaffChange((), attempts=(replace(ROW, station=4), replace(ROW, who="else"))))
    assert store.apply(StaffChange((), forget=("who",)))
    assert store.attempts(17, 3, "who") is None
    assert store.attempts(17, 4, "who") is None
    assert store.attempts(17, 3, "else") is not None


def test_tries_of_some_names_are_found_at_every_station(store: StaffStore) -> None:
    more = (replace(ROW, station=4), replace(ROW, branch=18, who="third"))
    assert store.apply(StaffChange((), attempts=(*more, replace(ROW, who="else"))))
    assert set(store.attempts_of({"who", "third"})) == {ROW, *more}
    assert store.attempts_of(()) == ()


def test_of_two_first_accounts_at_once_one_is_made(path: Path) -> None:
    desk = open_desk(path, lambda _: KEYS)
    changes = [
        StaffChange(
            (event(EventKind.STAFF_ADDED),), accounts=(replace(ACCOUNT, key=uuid4(), name=f"P {n}"),), is_first=True
        )
        for n in range(4)
    ]
    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(desk.staff.apply, changes)) == [False, False, False, True]
    assert len(desk.staff.accounts()) == 1
    assert verify(desk.audit.events_of(17, 3), KEYS.chain, desk.audit.latest_of(17, 3)) == []
    desk.close()
