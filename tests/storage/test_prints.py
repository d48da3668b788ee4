"""What is kept of prints, by the log of the house and by that of the tests alike: both keep the same promises."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import fields, replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import IntegrityError

from kiosk.errors import StorageError
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind, PrintLog
from kiosk.prints.printer import Trouble
from kiosk.storage.database import Database
from kiosk.storage.desk import StoredDesk
from kiosk.storage.prints import MOST_CODES, StoredPrints
from kiosk.storage.sqlite import SqliteFile
from kiosk.storage.tables import PrintRow
from kiosk.visits.visit import Station
from tests.printing.memory import MemoryPrintLog
from tests.storage.beside import told_by_sqlite
from tests.storage.opening import open_prints
from tests.storage.prints import FULL, HERE, a_print
from tests.storage.test_failures import held_by_another_process

EMPTIEST = a_print(is_copy=False, trouble=None, trouble_at=None, confirmed=None)
NEIGHBOUR = Station(HERE.branch, HERE.number + 1)
Ask = Callable[[PrintLog], object]
NEWEST: dict[str, Ask] = {
    "out": lambda log: log.last_out(HERE),
    "fault": lambda log: log.last_fault(HERE),
    "test": lambda log: log.last_test(HERE),
}
BY_CODE: dict[str, Ask] = {
    "came out": lambda log: log.came_out(["A", "B"]),
    "of codes": lambda log: log.last_of(["A", "B"]),
}


@pytest.fixture
def prints(path: Path) -> Iterator[StoredPrints]:
    """An open, empty log at `path` that waits 50 ms for a lock."""
    log = open_prints(path, busy_timeout_ms=50)
    yield log
    log.close()


@pytest.fixture(params=["stored", "in memory"])
def log(request: pytest.FixtureRequest, prints: StoredPrints) -> PrintLog:
    """Every kind of log in turn."""
    return prints if request.param == "stored" else MemoryPrintLog()


def later(one: Print, seconds: int) -> Print:
    """Another print, so much later."""
    after = timedelta(seconds=seconds)
    return replace(one, key=uuid4(), at=one.at + after, trouble_at=one.trouble_at and one.trouble_at + after)


@pytest.mark.parametrize("one", [FULL, EMPTIEST])
def test_every_field_comes_back(log: PrintLog, one: Print) -> None:
    log.note(one)
    assert log.last_test(HERE) == one


def test_a_row_has_a_column_for_each_field_and_for_both_parts_of_the_station() -> None:
    names = [field.name for field in fields(Print)]
    assert [column.name for column in PrintRow.__table__.columns] == [names[0], "branch", *names[1:]]


@pytest.mark.parametrize("kind", PrintKind)
@pytest.mark.parametrize("state", DeliveryState)
def test_every_kind_and_state_can_be_kept_and_is_out_only_if_somebody_holds_a_paper(
    log: PrintLog, kind: PrintKind, state: DeliveryState
) -> None:
    one = a_print(kind=kind, state=state)
    log.note(one)
    assert log.last_fault(HERE) == one
    assert log.last_out(HERE) == (one if state.came_out else None)
    assert log.last_test(HERE) == (one if kind is PrintKind.TEST_PAGE else None)
    assert log.came_out({one.code}) == (frozenset({one.code}) if state.came_out else frozenset())


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_can_be_kept(log: PrintLog, trouble: Trouble) -> None:
    log.note(a_print(trouble=trouble))
    found = log.last_fault(HERE)
    assert found is not None
    assert found.trouble is trouble


@pytest.mark.parametrize("ask", NEWEST.values(), ids=NEWEST)
def test_the_newest_of_this_station_is_told_whatever_was_noted_last(log: PrintLog, ask: Ask) -> None:
    assert ask(log) is None
    newest = later(FULL, 60)
    for one in (later(FULL, 30), newest, FULL, replace(later(FULL, 90), station=NEIGHBOUR)):
        log.note(one)
    assert ask(log) == newest


def test_fault_is_the_one_that_was_met_last_not_that_of_the_last_print(log: PrintLog) -> None:
    met_last = a_print(trouble_at=FULL.at + timedelta(hours=1))
    log.note(met_last)
    log.note(later(FULL, 60))
    assert log.last_fault(HERE) == met_last


def test_noting_again_replaces_everything_that_was_known(log: PrintLog) -> None:
    log.note(EMPTIEST)
    log.note(FULL)
    assert log.last_test(HERE) == FULL
    log.note(a_print(state=DeliveryState.FAILED))
    assert log.last_out(HERE) is None


def test_what_a_person_said_of_a_test_page_outlives_the_note_of_how_it_ended(log: PrintLog) -> None:
    log.note(a_print(confirmed=False, state=DeliveryState.PRINTING))
    log.note(a_print(confirmed=None))
    found = log.last_test(HERE)
    assert found == a_print(confirmed=False)
    log.note(a_print(confirmed=True))
    assert log.last_test(HERE) == FULL


def test_slip_came_out_if_one_of_its_prints_did_at_any_station(log: PrintLog) -> None:
    log.note(a_print(key=uuid4(), code="A", state=DeliveryState.FAILED))
    log.note(a_print(key=uuid4(), code="A", state=DeliveryState.SENT, station=NEIGHBOUR))
    log.note(a_print(key=uuid4(), code="B", state=DeliveryState.SAVED))
    log.note(a_print(key=uuid4(), code="C"))
    assert log.came_out(["A", "B", "D"]) == {"A"}
    assert log.came_out([]) == set()


def test_newest_print_of_each_code_is_told_whatever_was_noted_last(log: PrintLog) -> None:
    newest, other = later(a_print(code="A", state=DeliveryState.FAILED), 60), a_print(code="B", station=NEIGHBOUR)
    for one in (newest, later(a_print(code="A"), 30), other):
        log.note(one)
    assert log.last_of(["A", "B", "D"]) == {"A": newest, "B": other}
    assert log.last_of([]) == {}


def test_thousands_of_codes_are_asked_for_at_once(prints: StoredPrints) -> None:
    codes = [str(number) for number in range(2 * MOST_CODES + 1)]
    for code in (codes[0], codes[MOST_CODES], codes[-1]):
        prints.note(a_print(key=uuid4(), code=code))
    assert prints.came_out(codes) == {codes[0], codes[MOST_CODES], codes[-1]}


@pytest.mark.parametrize("ask", [*NEWEST.values(), *BY_CODE.values()], ids=[*NEWEST, *BY_CODE])
def test_no_question_reads_more_than_it_tells_however_many_prints_there_are(path: Path, ask: Ask) -> None:
    """By the plan that SQLite makes: one search in an index; only the few prints of some codes are sorted."""
    open_prints(path).close()
    database = Database(SqliteFile(path))
    planned: list[str] = []

    @event.listens_for(database.engine(), "before_cursor_execute")
    def plan(connection: Connection, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            planned.extend(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters))

    ask(StoredPrints(database))
    database.close()
    assert planned[0].startswith("SEARCH prints USING ")
    assert " ix_prints_" in planned[0]
    assert [step for step in planned[1:] if ask in NEWEST.values() or "ORDER BY" not in step] == []


def test_times_come_back_in_utc_whatever_zone_they_went_in(prints: StoredPrints) -> None:
    wit = timezone(timedelta(hours=9), "WIT")
    prints.note(a_print(at=FULL.at.astimezone(wit)))
    found = prints.last_test(HERE)
    assert found is not None
    assert (found.at, found.at.utcoffset()) == (FULL.at, timedelta(0))


def test_trouble_without_its_time_is_a_mistake_of_ours(prints: StoredPrints) -> None:
    with pytest.raises(IntegrityError, match="ck_prints_trouble_timed"):
        prints.note(a_print(trouble_at=None))


def test_visitor_and_desk_write_into_the_same_file_and_the_log_needs_no_key(desk: StoredDesk, path: Path) -> None:
    with ThreadPoolExecutor(4) as programs:
        logs = list(programs.map(open_prints, [path] * 4))
    for number, log in enumerate(logs):
        log.note(a_print(key=UUID(int=number), code=str(number)))
        log.close()
    assert logs[0].came_out([str(number) for number in range(4)]) == {"0", "1", "2", "3"}
    assert told_by_sqlite(path, "SELECT count(*) FROM prints") == [(4,)]
    logs[0].close()


def test_file_that_another_program_holds_is_named_and_read_all_the_same(prints: StoredPrints, path: Path) -> None:
    prints.note(EMPTIEST)
    with held_by_another_process(path):
        with pytest.raises(StorageError, match=r"is held by another program\."):
            prints.note(FULL)
        assert prints.last_test(HERE) == EMPTIEST
    prints.note(FULL)
    assert prints.last_test(HERE) == FULL


def test_whoever_reads_waits_longer_than_a_print_does(prints: StoredPrints, path: Path) -> None:
    """Where a backup holds up a writer, and that one every reader, the desk's lists must not fail after a second."""
    prints.note(FULL)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, ThreadPoolExecutor(1) as desk:
        other.execute("BEGIN EXCLUSIVE")
        found = desk.submit(prints.last_test, HERE)
        for _ in range(3):
            with pytest.raises(StorageError, match=r"is held by another program\."):
                prints.note(EMPTIEST)
        other.execute("ROLLBACK")
        assert found.result() == FULL
