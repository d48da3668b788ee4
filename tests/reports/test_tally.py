"""Figures counted from facts, against sums made by hand."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.cases.kinds import CaseKind
from kiosk.guide.causes import Cause
from kiosk.reports.figures import Spread, TimeFigures
from kiosk.reports.store import CaseFacts
from kiosk.reports.tally import CaseTally, count_visits
from tests.cases.office import MORNING, WIB
from tests.reports.office import case_facts, done_after, visit_facts

NOW = MORNING + timedelta(days=3)


def tally(*cases: CaseFacts, zone: ZoneInfo = WIB) -> CaseTally:
    made = CaseTally(zone, NOW)
    for case in cases:
        made.add(case)
    return made


def test_cases_are_counted_by_everything_a_supervisor_asks_for() -> None:
    figures = tally(
        case_facts(),
        case_facts(block="login", cause="blocked_login", station=11, created_at=MORNING + timedelta(hours=1)),
        done_after(2),
        case_facts(kind="claim_cancellation", block=None, cause="active_claim", state="forwarded", station=2),
    ).cases()
    assert figures.total == 4
    assert figures.by_kind == dict.fromkeys(CaseKind, 0) | {"unblock": 3, "claim_cancellation": 1}
    assert figures.by_block == {"biometric": 0, "kpj": 2, "login": 1}
    assert figures.by_cause == {"blocked_kpj": 2, "active_claim": 1, "blocked_login": 1}
    assert list(figures.by_cause) == ["blocked_kpj", "active_claim", "blocked_login"]
    assert {state: count for state, count in figures.by_state.items() if count} == {
        "received": 2,
        "done": 1,
        "forwarded": 1,
    }
    assert len(figures.by_state) == 7
    assert list(figures.by_station.items()) == [("2", 1), ("3", 2), ("11", 1)]
    assert {hour: count for hour, count in figures.by_hour.items() if count} == {"09": 3, "10": 1}
    assert figures.by_ending == {"works": 1, "failed_again": 0, "not_tried": 0}


def test_without_a_case_everything_is_nothing() -> None:
    empty = tally()
    assert empty.cases().total == sum(empty.cases().by_hour.values()) == 0
    assert empty.times() == TimeFigures(0, 0, 0, None, None, None)
    assert (empty.times().share_on_time, empty.guide().share_right) == (None, None)


def test_promised_and_actual_time_of_two_cases() -> None:
    times = tally(done_after(10), done_after(30)).times()
    assert (times.judged, times.on_time, times.share_on_time) == (2, 1, 0.5)
    assert times.promised == Spread(24.0, 24.0)
    assert times.actual == Spread(20.0, 28.0)
    assert times.late == Spread(-4.0, 4.0)


def test_done_at_the_very_moment_is_on_time_and_a_moment_later_is_not() -> None:
    assert tally(done_after(24)).times().on_time == 1
    assert tally(done_after(24 + 1e-6)).times().on_time == 0


@pytest.mark.parametrize("state", ["rejected", "withdrawn"])
def test_other_ends_than_done_are_not_judged(state: str) -> None:
    times = tally(case_facts(state=state, closed_at=MORNING)).times()
    assert (times.judged, times.past_due) == (0, 0)


def test_what_has_no_promise_is_not_judged() -> None:
    assert tally(done_after(1, due_at=None), case_facts(due_at=None)).times() == tally().times()


def test_what_is_still_open_past_its_time_is_told_beside_the_share() -> None:
    times = tally(case_facts(), case_facts(due_at=NOW), done_after(1)).times()
    assert (times.judged, times.share_on_time, times.past_due) == (1, 1.0, 1)


def test_a_clock_set_back_makes_nobody_faster_than_at_once() -> None:
    assert tally(done_after(-5)).times().actual == Spread(0.0, 0.0)


def test_the_guide_is_right_if_one_of_its_causes_is_the_officers() -> None:
    guide = tally(
        case_facts(slip_causes=("photo_unclear", "blocked_kpj")),
        case_facts(slip_causes=("photo_unclear", "active_claim")),
        case_facts(slip_causes=("blocked_kpj",)),
        case_facts(),
    ).guide()
    assert (guide.judged, guide.right) == (3, 2)
    assert guide.pairs == {("blocked_kpj", "blocked_kpj"): 2, ("photo_unclear", "blocked_kpj"): 1}
    assert guide.share_right == pytest.approx(2 / 3)


@pytest.mark.parametrize(("zone", "hour"), [("Asia/Jakarta", "23"), ("Asia/Makassar", "00"), ("Asia/Jayapura", "01")])
def test_the_hour_is_that_of_the_branch(zone: str, hour: str) -> None:
    late = datetime(2026, 11, 2, 16, 59, 59, tzinfo=UTC)
    by_hour = tally(case_facts(created_at=late), zone=ZoneInfo(zone)).cases().by_hour
    assert {name for name, count in by_hour.items() if count} == {hour}


def test_visits_are_counted_by_end_cause_and_the_page_where_they_were_given_up() -> None:
    slip = visit_facts(end="slip", has_slip=True, causes=("blocked_kpj", "active_claim"), left_at="slip", touches=7)
    cut_off = visit_facts(end="open", has_slip=True, causes=("blocked_kpj",), ended_at=None)
    figures = count_visits([slip] * 8 + [cut_off] * 2 + [visit_facts()] * 6 + [visit_facts(left_at="plan")] * 5)
    assert (figures.total, figures.with_slip) == (21, 10)
    assert figures.by_end == {"open": 0, "slip": 10, "started_over": 0, "left": 11}
    assert figures.by_cause == {"blocked_kpj": 10, "active_claim": 8}
    assert figures.by_page == {"plan": 5, "welcome": 6}
    assert (figures.median_minutes, figures.median_touches) == (2.0, 5.0)


def test_a_visit_counts_once_for_each_of_its_causes() -> None:
    twice = visit_facts(causes=(Cause.OTHER.value, Cause.OTHER.value))
    assert count_visits([twice] * 5).by_cause == {"other": 5}


def test_small_visitor_figures_are_hidden() -> None:
    slip = visit_facts(end="slip", has_slip=True, causes=("blocked_kpj",))
    figures = count_visits([slip] * 20 + [visit_facts()] * 3 + [visit_facts(left_at="plan")] * 9)
    assert (figures.total, figures.by_page, figures.with_slip) == (32, {"plan": None, "welcome": None}, 20)
    few = count_visits([slip] * 4)
    assert (few.total, few.with_slip, few.by_end, few.by_cause, few.median_touches) == (None, None, {}, {}, None)


def test_no_visit_is_no_secret() -> None:
    figures = count_visits([])
    assert (figures.total, figures.with_slip, figures.median_minutes) == (0, 0, None)


def test_a_clock_set_back_during_a_visit_tells_no_duration() -> None:
    back = visit_facts(ended_at=MORNING - timedelta(hours=1))
    assert count_visits([back] * 9).median_minutes is None
    assert count_visits([back] * 9).median_touches == 5.0
