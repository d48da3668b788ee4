"""Unique constraints hold what SQLite's lock holds: whoever meets one looks again and answers as always.

On a server nobody waits for the lock of a whole database. The tests let the lock go between the look and the row, once.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import IntegrityError

from kiosk.audit.events import EventKind
from kiosk.audit.faults import verify
from kiosk.cases.case import EntryKind
from kiosk.cases.store import Added, CaseRemark, SlipTaken, SlipUse, Standing
from kiosk.staff.accounts import StaffChange
from kiosk.storage.desk import StoredDesk
from tests.storage import desk_records
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import CASE, CLAIM, KEYS, LOGGED_AT, LONG_BEFORE, OFFICER, PERSON, entry, new
from tests.storage.opening import open_desk
from tests.storage.test_staff import ACCOUNT, ROW


@pytest.fixture
def faster(path: Path) -> Iterator[StoredDesk]:
    """The desk of another station over the same database."""
    stores = open_desk(path, lambda _: KEYS)
    yield stores
    stores.close()


@contextmanager
def between_look_and_row(desk: StoredDesk, table: str, act: Callable[[], object]) -> Iterator[None]:
    """Once, before the first row goes into `table`, the lock is let go and `act` happens."""
    waiting = [act]

    def let_go(connection: Connection, _cursor: object, statement: str, *_more: Any) -> None:
        if waiting and statement.startswith(f"INSERT INTO {table} "):
            raw = connection.connection.dbapi_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.rollback()
            waiting.pop()()
            raw.execute("BEGIN IMMEDIATE")

    event.listen(desk.database.engine(), "before_cursor_execute", let_go)
    yield
    event.remove(desk.database.engine(), "before_cursor_execute", let_go)
    assert not waiting


def whole(desk: StoredDesk) -> bool:
    return verify(desk.audit.events_of(17, 3), KEYS.chain, desk.audit.latest_of(17, 3)) == []


def a_use() -> SlipUse:
    return SlipUse(uuid4(), "ABC-DEF-GHJ", 17, 3, LOGGED_AT, OFFICER, None)


def taken(use: SlipUse) -> SlipTaken:
    return SlipTaken(use, (desk_records.event(),))


def test_slip_that_somebody_else_has_just_taken_is_not_taken_twice(desk: StoredDesk, faster: StoredDesk) -> None:
    first = a_use()
    with between_look_and_row(desk, "slip_uses", lambda: faster.cases.take_slip(taken(first))):
        assert desk.cases.take_slip(taken(a_use())) == first
    assert desk.cases.uses_of("ABC-DEF-GHJ") == (first,)
    assert len(list(desk.audit.events_of(17, 3))) == 1


def test_case_of_a_slip_that_somebody_else_has_just_taken_waits_until_that_is_seen(
    desk: StoredDesk, faster: StoredDesk
) -> None:
    first = a_use()
    with between_look_and_row(desk, "slip_uses", lambda: faster.cases.take_slip(taken(first))):
        told = desk.cases.add(new(), frozenset(), LONG_BEFORE)
    assert told == Standing(uses=(first,))
    assert desk.cases.load(CASE.key) is None
    assert desk.cases.add(new(), told.keys, LONG_BEFORE) == Added(CASE, again=False)
    assert len(desk.cases.uses_of("ABC-DEF-GHJ")) == 2
    assert whole(desk)


def test_third_use_of_a_slip_is_kept_by_whoever_has_seen_both(desk: StoredDesk, path: Path) -> None:
    assert desk.cases.take_slip(taken(a_use())) is None
    for case in (CASE, replace(CLAIM, slip_code=CASE.slip_code)):
        seen = desk.cases.standing(PERSON.kpj, case.slip_code, LONG_BEFORE).keys
        assert isinstance(desk.cases.add(new(case), seen, LONG_BEFORE), Added)
    assert told_by_sqlite(path, "SELECT number FROM slip_uses ORDER BY number") == [(1,), (2,), (3,)]


def test_two_notes_of_the_same_moment_are_both_kept_one_behind_the_other(desk: StoredDesk, faster: StoredDesk) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    ours, theirs = (CaseRemark(entry(CASE, EntryKind.NOTED, reason=note), ()) for note in ("kita", "mereka"))
    with between_look_and_row(desk, "case_entries", lambda: faster.cases.remark(theirs)):
        desk.cases.remark(ours)
    assert [found.reason for found in desk.cases.history(CASE.key)] == ["", "mereka", "kita"]


def test_case_that_a_second_click_has_just_logged_comes_back(desk: StoredDesk, faster: StoredDesk) -> None:
    with between_look_and_row(desk, "cases", lambda: faster.cases.add(new(), frozenset(), LONG_BEFORE)):
        assert desk.cases.add(new(), frozenset(), LONG_BEFORE) == Added(CASE, again=True)


def test_events_of_the_same_moment_stand_behind_each_other(desk: StoredDesk, faster: StoredDesk) -> None:
    first, second = desk_records.event(), desk_records.event(EventKind.CASE_DONE)
    with between_look_and_row(desk, "audit_events", lambda: faster.audit.append([first])):
        desk.audit.append([second])
    assert [found.key for found in desk.audit.events_of(17, 3)] == [first.key, second.key]
    assert whole(desk)


def test_only_one_of_two_first_accounts_is_made(desk: StoredDesk, faster: StoredDesk) -> None:
    other = replace(ACCOUNT, key=UUID(int=2), name="Petugas Lain")
    changes = [StaffChange((), accounts=(account,), is_first=True) for account in (ACCOUNT, other)]
    with between_look_and_row(desk, "staff", lambda: faster.staff.apply(changes[0])):
        assert not desk.staff.apply(changes[1])
    assert desk.staff.accounts() == (ACCOUNT,)


def test_name_and_wrong_tries_that_were_just_stored_are_not_stored_again(desk: StoredDesk, faster: StoredDesk) -> None:
    desk.staff.apply(StaffChange((), accounts=(replace(ACCOUNT, key=UUID(int=3), name="Pertama"),)))
    namesake = replace(ACCOUNT, key=UUID(int=2), name=ACCOUNT.name.upper())
    with between_look_and_row(
        desk, "staff", lambda: faster.staff.apply(StaffChange((), accounts=(ACCOUNT,), attempts=(ROW,)))
    ):
        assert not desk.staff.apply(StaffChange((), accounts=(namesake,)))
    assert not desk.staff.apply(StaffChange((), attempts=(ROW,)))


def test_what_is_wrong_in_any_case_is_still_loud(desk: StoredDesk) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    with pytest.raises(IntegrityError, match=r"cases\.code"):
        desk.cases.add(new(replace(CLAIM, code=CASE.code)), frozenset({CASE.key}), LONG_BEFORE)
