"""A visit as a value, and what is kept of it."""

from dataclasses import FrozenInstanceError, fields
from datetime import timedelta

import pytest

from kiosk.guide.causes import Cause
from kiosk.guide.walk import Answer
from kiosk.ids import new_key
from kiosk.visits.record import VisitEnd, VisitRecord
from kiosk.visits.visit import IssuedSlip, Station, Visit, record_of
from tests.machine import MORNING

STATION = Station(12, 3)


@pytest.fixture
def visit() -> Visit:
    return Visit(new_key(), MORNING, "id")


def test_each_touch_makes_a_new_visit_and_leaves_the_old_one(visit: Visit) -> None:
    later = visit.answered("message", "three_times").touched()
    assert later.answers == (Answer("message", "three_times"),)
    assert (later.touches, later.key, later.began_at) == (2, visit.key, MORNING)
    assert (visit.answers, visit.touches) == ((), 1)
    with pytest.raises(FrozenInstanceError):
        visit.touches = 5  # type: ignore[misc]


def test_going_back_drops_the_last_answer_and_asking_for_more_is_one(visit: Visit) -> None:
    found = visit.answered("message", "done_before").answered("done_words", "contact_branch")
    more = found.asked_for_more()
    assert str(more.answers[-1]) == "plan:more"
    assert more.gone_back() == found
    assert visit.gone_back() == visit


def test_language_changes_and_the_answers_stay(visit: Visit) -> None:
    found = visit.answered("message", "unknown")
    assert found.speaking("en").language == "en"
    assert found.speaking("en").answers == found.answers


def test_record_of_an_open_visit_has_no_end_and_no_slip(visit: Visit) -> None:
    record = record_of(visit.answered("message", "unknown"), STATION, "where_stops", ())
    assert (record.branch, record.station, record.left_at) == (12, 3, "where_stops")
    assert (record.end, record.ended_at) == (VisitEnd.OPEN, None)
    assert (record.slip_code, record.slip_issued_at, record.asks_counter) == (None, None, False)
    assert record.answers == ("message:unknown",)


def test_record_of_a_visit_with_a_slip_tells_code_time_and_end(visit: Visit) -> None:
    slip = IssuedSlip("ABC-DEF-GHJ", MORNING, asks_counter=True)
    after = MORNING + timedelta(minutes=1)
    record = record_of(visit, STATION, "slip", (Cause.OTHER,), slip, VisitEnd.SLIP, after)
    assert (record.slip_code, record.slip_issued_at, record.asks_counter) == ("ABC-DEF-GHJ", MORNING, True)
    assert (record.end, record.ended_at, record.causes) == (VisitEnd.SLIP, after, (Cause.OTHER,))


def test_record_has_no_room_for_personal_data() -> None:
    assert {part.name for part in fields(VisitRecord)} == {
        *("key", "branch", "station", "began_at", "ended_at", "end", "language", "touches", "left_at"),
        *("causes", "answers", "slip_code", "slip_issued_at", "asks_counter"),
    }
