"""Visits come back as they were saved."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from kiosk.guide.causes import Cause
from kiosk.storage.tables import VisitRow
from kiosk.storage.visits import StoredVisits
from kiosk.visits.record import VisitEnd, VisitLog, VisitRecord
from tests.storage.beside import told_by_sqlite
from tests.storage.opening import open_visits
from tests.storage.records import FULL, a_visit, numbered_visit

EMPTIEST = a_visit(
    ended_at=None,
    end=VisitEnd.OPEN,
    touches=0,
    causes=(),
    answers=(),
    slip_code=None,
    slip_issued_at=None,
    asks_counter=False,
)


def test_it_is_a_visit_log(visits: StoredVisits) -> None:
    log: VisitLog = visits
    log.save(FULL)
    assert visits.recent(10) == (FULL,)


@pytest.mark.parametrize("record", [FULL, EMPTIEST])
def test_every_field_comes_back(visits: StoredVisits, record: VisitRecord) -> None:
    visits.save(record)
    assert visits.load(record.key) == record


def test_a_row_has_a_column_for_each_field_and_no_other() -> None:
    assert [column.name for column in VisitRow.__table__.columns] == [field.name for field in fields(VisitRecord)]


@pytest.mark.parametrize("end", VisitEnd)
def test_every_end_can_be_kept(visits: StoredVisits, end: VisitEnd) -> None:
    visits.save(a_visit(end=end))
    assert visits.recent(1)[0].end is end


def test_every_cause_can_be_kept_in_its_order(visits: StoredVisits) -> None:
    causes = tuple(reversed(Cause))
    visits.save(a_visit(causes=causes))
    assert visits.recent(1)[0].causes == causes


def test_saving_again_replaces_everything_that_was_known(visits: StoredVisits) -> None:
    visits.save(FULL)
    visits.save(replace(EMPTIEST, branch=1, station=9, language="id", left_at="welcome"))
    assert visits.recent(10) == (replace(EMPTIEST, branch=1, station=9, language="id", left_at="welcome"),)


def test_saving_one_visit_leaves_the_others_alone(visits: StoredVisits) -> None:
    visits.save(numbered_visit(1))
    visits.save(numbered_visit(2))
    visits.save(numbered_visit(2, touches=7))
    assert visits.load(UUID(int=1)) == numbered_visit(1)


def test_a_clock_set_back_during_the_visit_does_not_lose_it(visits: StoredVisits) -> None:
    record = a_visit(ended_at=FULL.began_at - timedelta(hours=8))
    visits.save(record)
    assert visits.load(record.key) == record


def test_a_key_nobody_saved_is_not_there(visits: StoredVisits) -> None:
    assert visits.load(UUID(int=404)) is None


def test_the_visit_that_began_last_stands_first(visits: StoredVisits) -> None:
    for number in (2, 5, 1, 4, 3):
        visits.save(numbered_visit(number))
    assert [record.key.int for record in visits.recent(3)] == [5, 4, 3]


def test_a_person_can_read_the_file(visits: StoredVisits, path: Path) -> None:
    visits.save(FULL)
    (row,) = told_by_sqlite(path, "SELECT key, began_at, causes, answers FROM visits")
    assert row == (
        FULL.key.hex,
        "2026-11-02 01:02:03.456789",
        "blocked_kpj active_claim",
        "start:blocked plan:more claim:queue_number",
    )


def test_it_is_still_there_after_opening_again(visits: StoredVisits, path: Path) -> None:
    visits.save(FULL)
    visits.close()
    again = open_visits(path)
    assert again.recent(10) == (FULL,)
    again.close()


def test_eight_threads_save_and_read_at_once(path: Path) -> None:
    visits = open_visits(path)

    def work(first: int) -> None:
        for number in range(first, first + 10):
            visits.save(numbered_visit(number))
            assert visits.load(UUID(int=number)) == numbered_visit(number)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(0, 80, 10)))
    assert [record.key.int for record in visits.recent(100)] == list(range(79, -1, -1))
    visits.close()


def test_our_own_mistake_is_not_blamed_on_the_world(visits: StoredVisits) -> None:
    with pytest.raises(IntegrityError, match="ck_visits_touches_counted"):
        visits.save(a_visit(touches=-1))


def test_a_mistake_does_not_tell_what_was_to_be_stored(visits: StoredVisits) -> None:
    with pytest.raises(IntegrityError) as caught:
        visits.save(a_visit(touches=-1, left_at="page_of_the_visitor"))
    assert "page_of_the_visitor" not in str(caught.value)


def test_microseconds_are_kept_at_the_edge_of_a_year(visits: StoredVisits) -> None:
    last = datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
    visits.save(a_visit(began_at=last))
    assert visits.recent(1)[0].began_at == last
