"""What reports count: read in parts by the index of its time, without opening anything that is sealed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event as sql_event

from kiosk.audit.events import EventKind
from kiosk.cases.states import State
from kiosk.cases.store import CaseChange
from kiosk.errors import StorageError
from kiosk.reports.store import ActFacts, OpenCases, ReportStore
from kiosk.storage import reports
from kiosk.storage.desk import StoredDesk
from kiosk.storage.keyring import Keyring
from kiosk.storage.reports import StoredReports
from kiosk.storage.visits import StoredVisits
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import CASE, LOGGED_AT, LONG_BEFORE, OFFICER, entry, event, numbered_case
from tests.storage.records import numbered_visit

DAY = timedelta(days=1)
SPAN = (17, LOGGED_AT, LOGGED_AT + DAY)


def filled(desk: StoredDesk, count: int) -> ReportStore:
    """So many cases, three of them at every moment."""
    for number in range(count):
        at = LOGGED_AT + timedelta(minutes=number // 3)
        desk.cases.add(numbered_case(number, created_at=at), frozenset(), LONG_BEFORE)
    return desk.reports


@pytest.mark.parametrize("chunk", [1, 2, 3, 4, 100])
def test_every_case_comes_once_whatever_the_parts(
    desk: StoredDesk, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "CHUNK", chunk)
    store = filled(desk, 10)
    assert [case.created_at for case in store.cases(*SPAN)] == [
        LOGGED_AT + timedelta(minutes=number // 3) for number in range(10)
    ]
    assert {named.case.key for named in store.named_cases(*SPAN)} == {UUID(int=number) for number in range(10)}


def test_a_fact_is_what_the_case_is(desk: StoredDesk) -> None:
    (fact,) = filled(desk, 1).cases(*SPAN)
    case = numbered_case(0).case
    assert fact == (
        *("unblock", "received", "biometric", case.cause.value),
        tuple(cause.value for cause in case.slip_causes),
        *(3, LOGGED_AT, case.due.at, None, None),
    )


def test_a_span_has_its_beginning_and_not_its_end_and_one_branch(desk: StoredDesk) -> None:
    moments = (LOGGED_AT - timedelta(microseconds=1), LOGGED_AT, LOGGED_AT + DAY)
    for number, at in enumerate(moments):
        desk.cases.add(numbered_case(number, created_at=at), frozenset(), LONG_BEFORE)
    desk.cases.add(numbered_case(9, branch=18), frozenset(), LONG_BEFORE)
    assert [case.created_at for case in desk.reports.cases(*SPAN)] == [LOGGED_AT]


def test_visits_come_with_what_figures_need(desk: StoredDesk, visits: StoredVisits) -> None:
    for number in range(4):
        visits.save(numbered_visit(number, touches=number))
    visits.save(replace(numbered_visit(9), branch=18))
    found = list(desk.reports.visits(17, LOGGED_AT - DAY, LOGGED_AT + DAY))
    assert [visit.touches for visit in found] == [0, 1, 2, 3]
    assert (found[0].end, found[0].has_slip, found[0].left_at) == ("slip", True, "page0")
    assert found[0].causes == ("blocked_kpj", "active_claim")


def test_names_come_only_with_the_list_that_asks_for_them(desk: StoredDesk) -> None:
    filled(desk, 2)
    blind = StoredReports(desk.database, Keyring({1: b"x" * 32}, {1: b"y" * 32}))
    assert len(list(blind.cases(*SPAN))) == 2
    with pytest.raises(StorageError, match="does not open"):
        list(blind.named_cases(*SPAN))
    named = list(desk.reports.named_cases(*SPAN))
    assert {one.person.kpj for one in named if one.person} == {"10000000000", "10000000001"}


def test_open_and_overdue_are_counted_whenever_they_were_received(desk: StoredDesk) -> None:
    filled(desk, 5)
    case = numbered_case(0).case
    done = replace(case, state=State.WITHDRAWN, version=2, closed_at=LOGGED_AT)
    desk.cases.change(CaseChange(done, (entry(done),), (event(),)))
    assert case.due.at is not None
    assert desk.reports.open_cases(17, case.due.at) == OpenCases(4, 0)
    assert desk.reports.open_cases(17, case.due.at + timedelta(microseconds=1)) == OpenCases(4, 4)
    assert desk.reports.open_cases(18, case.due.at) == OpenCases(0, 0)


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_acts_are_those_of_the_chain_in_the_span(desk: StoredDesk, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "CHUNK", chunk)
    filled(desk, 2)
    for kind in (EventKind.CASE_DONE, EventKind.CASE_NOTED, EventKind.CASE_REOPENED):
        desk.audit.append([replace(event(kind, subject=numbered_case(0).case.code), station=4)])
    desk.audit.append([event(EventKind.CASE_DONE, subject=CASE.code, at=LOGGED_AT + DAY)])
    found = list(desk.reports.acts(*SPAN))
    logged = ActFacts(str(OFFICER), EventKind.CASE_LOGGED, "unblock")
    assert found[:2] == [logged, logged]
    assert [act.event for act in found[2:]] == [EventKind.CASE_REOPENED, EventKind.CASE_DONE]


def test_garbage_in_the_chain_stops_no_closing(desk: StoredDesk, path: Path) -> None:
    filled(desk, 3)
    told_by_sqlite(path, "UPDATE audit_events SET at = x'00', staff = 'nobody', kind = '=cmd' WHERE number = 2")
    told_by_sqlite(path, "UPDATE audit_events SET at = '9999', staff = NULL WHERE number = 1")
    assert len(list(desk.reports.acts(*SPAN))) == 1


def test_a_long_report_keeps_nobody_from_saving(desk: StoredDesk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "CHUNK", 2)
    facts = filled(desk, 6).cases(*SPAN)
    next(facts)
    desk.cases.add(numbered_case(7, created_at=LOGGED_AT - DAY), frozenset(), LONG_BEFORE)
    assert len(list(facts)) == 5


def test_a_report_reads_while_somebody_else_writes(desk: StoredDesk, path: Path) -> None:
    filled(desk, 2)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert len(list(desk.reports.cases(*SPAN))) == 2
        holder.execute("ROLLBACK")


def test_every_question_is_answered_by_an_index(desk: StoredDesk, visits: StoredVisits, path: Path) -> None:
    said: list[tuple[str, Any]] = []
    engine = desk.database.engine()

    @sql_event.listens_for(engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        said.append((statement, values))

    store = desk.reports
    desk.audit.append([event()])
    said.clear()
    for answer in (store.cases(*SPAN), store.visits(*SPAN), store.named_cases(*SPAN), store.acts(*SPAN)):
        list(answer)
    store.open_cases(17, LOGGED_AT)
    store.slips(*SPAN)
    selects = [(text, values) for text, values in said if text.startswith("SELECT")]
    assert len(selects) == 7
    with closing(sqlite3.connect(path)) as looking:
        for text, values in selects:
            plan = [row[3] for row in looking.execute(f"EXPLAIN QUERY PLAN {text}", values)]
            assert not [step for step in plan if step.startswith("SCAN ") and "CONSTANT" not in step], (text, plan)
