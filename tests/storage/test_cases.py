"""Cases come back as they were kept, whole with their events, or were never kept."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event as sql_event

from kiosk.audit.chain import HeadUse
from kiosk.audit.faults import verify
from kiosk.cases.case import Case, EntryKind
from kiosk.cases.states import Ending, State
from kiosk.cases.store import Added, CaseChange, CaseRemark, CaseStore, SlipTaken, SlipUse, Standing
from kiosk.errors import StorageError
from kiosk.storage.desk import StoredDesk
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import (
    CASE,
    CLAIM,
    COLLEAGUE,
    KEYS,
    LOGGED_AT,
    LONG_BEFORE,
    OFFICER,
    PERSON,
    entry,
    event,
    new,
    numbered_case,
)
from tests.storage.opening import open_desk, open_visits

KILLS = 25


def changed(case: Case, **changes: object) -> CaseChange:
    after = replace(case, version=case.version + 1, **changes)  # type: ignore[arg-type]
    return CaseChange(after, (entry(after, EntryKind.MOVED),), (event(subject=case.code),))


def counts(path: Path) -> tuple[int, ...]:
    """How many cases, entries, uses and events there are."""
    tables = ("cases", "case_entries", "slip_uses", "audit_events")
    return tuple(told_by_sqlite(path, f"SELECT count(*) FROM {table}")[0][0] for table in tables)  # noqa: S608


@pytest.mark.parametrize("case", [CASE, CLAIM])
def test_every_field_of_a_case_comes_back(desk: StoredDesk, case: Case) -> None:
    store: CaseStore = desk.cases
    assert store.add(new(case), frozenset(), LONG_BEFORE) == Added(case, again=False)
    assert store.load(case.key) == case == store.of_code(case.code)
    assert store.of_kpj(PERSON.kpj, 5) == (case,)
    assert store.person(case.key) == PERSON


def test_a_change_replaces_all_that_can_change(desk: StoredDesk) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    done = changed(
        CASE,
        state=State.DONE,
        ending=Ending.WORKS,
        closed_at=LOGGED_AT + timedelta(hours=3),
        sent_to="Bagian Layanan",
        assigned_to=COLLEAGUE,
    )
    assert desk.cases.change(done)
    assert desk.cases.load(CASE.key) == done.case
    assert desk.cases.person(CASE.key) == PERSON


def test_a_change_of_another_version_is_not_kept_nor_told(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    before = counts(path)
    assert not desk.cases.change(changed(replace(CASE, version=2), state=State.SENT))
    assert not desk.cases.change(changed(replace(CASE, key=uuid4()), state=State.SENT))
    assert desk.cases.load(CASE.key) == CASE
    assert counts(path) == before


def test_two_who_change_the_same_version_at_once_are_one_and_one(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    patient = open_desk(path, lambda _: KEYS)
    with ThreadPoolExecutor(4) as officers:
        answers = list(officers.map(lambda state: patient.cases.change(changed(CASE, state=state)), [State.SENT] * 4))
    assert sorted(answers) == [False, False, False, True]
    assert [one.version for one in desk.cases.history(CASE.key)] == [1, 2]
    patient.close()


def test_the_same_key_again_is_the_same_case_whatever_else_is_said(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    again = new(replace(CASE, code="K-ABC-ABC-ABC", station=9), replace(PERSON, name="Lain"))
    assert desk.cases.add(again, frozenset(), LONG_BEFORE) == Added(CASE, again=True)
    assert counts(path) == (1, 1, 1, 1)


def test_what_stands_in_the_way_is_told_and_nothing_is_kept(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    second = new(replace(CASE, key=uuid4(), code=CLAIM.code))
    told = desk.cases.add(second, frozenset(), LONG_BEFORE)
    assert isinstance(told, Standing)
    assert told == desk.cases.standing(PERSON.kpj, CASE.slip_code, LONG_BEFORE)
    assert (told.cases, [use.case for use in told.uses]) == ((CASE,), [CASE.key])
    assert isinstance(desk.cases.add(second, frozenset({CASE.key}), LONG_BEFORE), Standing)
    assert counts(path) == (1, 1, 1, 1)
    assert isinstance(desk.cases.add(second, told.keys, LONG_BEFORE), Added)


def test_a_remark_is_kept_once_and_numbers_go_on(desk: StoredDesk) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    remark = CaseRemark(entry(CASE, EntryKind.NOTED, reason="catatan"), (event(),))
    for _ in range(2):
        desk.cases.remark(remark)
    desk.cases.change(changed(CASE, state=State.SENT))
    assert [one.kind for one in desk.cases.history(CASE.key)] == [EntryKind.LOGGED, EntryKind.NOTED, EntryKind.MOVED]


def test_a_slip_is_taken_once(desk: StoredDesk, path: Path) -> None:
    first, second = (SlipUse(uuid4(), "ABC-DEF-GHJ", 17, 3, LOGGED_AT, OFFICER, None) for _ in range(2))
    assert desk.cases.take_slip(SlipTaken(first, (event(),))) is None
    assert desk.cases.take_slip(SlipTaken(second, (event(),))) == first
    assert desk.cases.uses_of("ABC-DEF-GHJ") == (first,)
    assert counts(path) == (0, 0, 1, 1)


@pytest.mark.parametrize("table", ["case_entries", "slip_uses", "audit_events", "audit_heads"])
def test_when_any_part_can_not_be_written_no_part_is(desk: StoredDesk, path: Path, table: str) -> None:
    desk.cases.add(numbered_case(1), frozenset(), LONG_BEFORE)
    before = counts(path)
    for when in ("INSERT", "UPDATE"):
        told_by_sqlite(
            path, f"CREATE TRIGGER stop_{when} BEFORE {when} ON {table} BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        )
    with pytest.raises(Exception, match="stopped"):
        desk.cases.add(numbered_case(2), frozenset(), LONG_BEFORE)
    assert counts(path) == before
    for when in ("INSERT", "UPDATE"):
        told_by_sqlite(path, f"DROP TRIGGER stop_{when}")
    desk.cases.add(numbered_case(2), frozenset(), LONG_BEFORE)
    assert counts(path) == tuple(2 * count for count in before)


def test_an_act_is_one_immediate_transaction(desk: StoredDesk) -> None:
    said: list[str] = []
    engine = desk.database.engine()
    engine.dispose()
    sql_event.listen(engine, "connect", lambda connection, _entry: connection.set_trace_callback(said.append))
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    acts = [statement for statement in said if not statement.startswith("PRAGMA")]
    assert (acts[0], acts[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert [statement.split()[0] for statement in acts[1:-1]].count("INSERT") == 5
    assert not any(statement.startswith(("BEGIN", "COMMIT")) for statement in acts[1:-1])


def test_a_database_held_by_somebody_else_is_said_so_and_nothing_is_lost(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(numbered_case(1), frozenset(), LONG_BEFORE)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        for refused in (
            lambda: desk.cases.add(numbered_case(2), frozenset(), LONG_BEFORE),
            lambda: desk.cases.change(changed(numbered_case(1).case)),
            lambda: desk.cases.remark(CaseRemark(entry(numbered_case(1).case), (event(),))),
            lambda: desk.audit.append([event()]),
        ):
            with pytest.raises(StorageError, match=r"is held by another program\."):
                refused()
        assert desk.cases.load(numbered_case(1).case.key) is not None  # reading goes on
        holder.execute("ROLLBACK")
    assert counts(path) == (1, 1, 1, 1)
    assert isinstance(desk.cases.add(numbered_case(2), frozenset(), LONG_BEFORE), Added)


def test_killing_the_program_loses_no_acknowledged_case_and_leaves_no_half_one(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.logging_cases", path, str(KILLS)],
        capture_output=True,
        text=True,
        check=True,
    )
    acknowledged, lost = map(int, run.stdout.split())
    assert acknowledged >= KILLS
    assert lost == 0
    assert told_by_sqlite(path, "PRAGMA integrity_check") == [("ok",)]
    cases, entries, uses, events = counts(path)
    assert (uses, entries) == (cases, events)
    (versions,) = told_by_sqlite(path, "SELECT sum(version) FROM cases")
    assert versions == (events,)
    desk = open_desk(path, lambda _: KEYS)
    assert verify(desk.audit.events_of(17, 3), KEYS.chain, desk.audit.latest_of(17, 3)) == []
    desk.close()


def test_eight_threads_log_at_once_and_the_chain_is_whole(path: Path) -> None:
    desk = open_desk(path, lambda _: KEYS)

    def work(first: int) -> None:
        for number in range(first, first + 5):
            desk.cases.add(numbered_case(number), frozenset(), LONG_BEFORE)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(0, 40, 5)))
    assert counts(path) == (40, 40, 40, 40)
    latest = desk.audit.latest_of(17, 3)
    assert latest is not None
    assert (latest.head.number, latest.use) == (40, HeadUse.LATEST)
    assert verify(desk.audit.events_of(17, 3), KEYS.chain, latest) == []
    desk.close()


def test_the_visitor_screen_and_the_desk_share_one_file(desk: StoredDesk, path: Path) -> None:
    visits = open_visits(path)
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    assert visits.recent(5) == ()
    visits.close()


def test_what_is_not_there_is_not_found(desk: StoredDesk) -> None:
    assert desk.cases.load(UUID(int=404)) is None
    assert desk.cases.of_code("K-ABC-DEF-GHJ") is None
    assert desk.cases.of_kpj("12345678901", 5) == desk.cases.of_kpj("", 5) == ()
    assert desk.cases.of_slip("ABC-DEF-GHJ") == ()
    assert desk.cases.slip("ABC-DEF-GHJ") is None
    assert desk.cases.person(UUID(int=404)) is None
    assert desk.cases.history(UUID(int=404)) == ()


def test_an_injection_finds_nothing_and_changes_nothing(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    for payload in ("' OR '1'='1", "'; DROP TABLE cases; --", "%", "\0", '" OR ""="'):
        assert desk.cases.of_code(payload) is None
        assert not (desk.cases.of_kpj(payload, 5) or desk.cases.of_slip(payload) or desk.cases.uses_of(payload))
    assert counts(path) == (1, 1, 1, 1)
