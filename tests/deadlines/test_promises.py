"""What holds for every rule, branch and moment: never early, never back in time, never on a closed day."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.deadlines.calendar import BranchCalendar
from kiosk.deadlines.due import PlanPart, ServiceHours, due, plan_due
from kiosk.deadlines.rules import DueKind, DueRule

from .branches import FIVE_DAYS, SHORT_FRIDAY, WHOLE_DAY, WIB, WIT, WITA, WITH_SATURDAY, branch

NEEDS_THE_OFFICE = [DueKind.COUNTER_DAY, DueKind.HOURS, DueKind.WORKING_DAYS, DueKind.WEEKS]
LARGEST = {DueKind.HOURS: 120, DueKind.WORKING_DAYS: 20, DueKind.WEEKS: 5}
REGIONAL = frozenset(date(2026, 1, 1) + timedelta(days=11 * step) for step in range(80))

quick = settings(max_examples=200, deadline=None)


def rules(kinds: list[DueKind]) -> st.SearchStrategy[DueRule]:
    def of_kind(kind: DueKind) -> st.SearchStrategy[DueRule]:
        if kind not in LARGEST:
            return st.just(DueRule(kind))
        return st.integers(1, LARGEST[kind]).map(lambda amount: DueRule(kind, amount))

    return st.sampled_from(kinds).flatmap(of_kind)


timed = rules([kind for kind in DueKind if kind is not DueKind.BRANCH])
calendars = st.builds(
    branch,
    st.sampled_from([WIB, WITA, WIT]),
    st.sampled_from([FIVE_DAYS, SHORT_FRIDAY, WITH_SATURDAY, {2: WHOLE_DAY}]),
    st.sampled_from([frozenset(), REGIONAL]),
)
moments = st.integers(0, 2 * 366 * 24 * 4).map(
    lambda quarters: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * quarters)
)
"""Quarters of an hour, so that openings, closings and midnights are met often."""
delays = st.one_of(st.just(1), st.integers(0, 4 * 24 * 60).map(lambda quarters: 900 * quarters)).map(
    lambda seconds: timedelta(seconds=seconds)
)
stages = st.lists(st.lists(st.tuples(timed, st.integers(0, 40)), min_size=1, max_size=3), min_size=1, max_size=3)


def time_of(rule: DueRule, start: datetime, calendar: BranchCalendar) -> datetime:
    at = due(rule, start, calendar, ServiceHours()).at
    assert at is not None
    return at


def plan_time_of(plan: list[list[PlanPart]], start: datetime, calendar: BranchCalendar) -> datetime:
    at = plan_due(plan, start, calendar, ServiceHours()).at
    assert at is not None
    return at


@quick
@given(timed, moments, calendars)
def test_due_time_is_never_earlier_than_the_start_and_on_the_branch_clock(
    rule: DueRule, start: datetime, calendar: BranchCalendar
) -> None:
    at = time_of(rule, start, calendar)
    assert at >= start
    assert at.tzinfo is calendar.zone


@quick
@given(timed, moments, delays, calendars)
def test_later_start_never_gets_an_earlier_due_time(
    rule: DueRule, start: datetime, delay: timedelta, calendar: BranchCalendar
) -> None:
    assert time_of(rule, start, calendar) <= time_of(rule, start + delay, calendar)


@quick
@given(rules(NEEDS_THE_OFFICE), moments, calendars)
def test_what_needs_the_office_never_ends_on_a_closed_day(
    rule: DueRule, start: datetime, calendar: BranchCalendar
) -> None:
    assert calendar.is_open_day(time_of(rule, start, calendar).date())


@quick
@given(timed, moments, calendars)
def test_longer_amount_never_gets_an_earlier_due_time(rule: DueRule, start: datetime, calendar: BranchCalendar) -> None:
    longer = DueRule(rule.kind, rule.amount + 1) if rule.amount else rule
    assert time_of(rule, start, calendar) <= time_of(longer, start, calendar)


@quick
@given(stages, moments, calendars)
def test_plan_is_never_earlier_than_the_visit_or_than_a_part_that_begins_there(
    plan: list[list[PlanPart]], start: datetime, calendar: BranchCalendar
) -> None:
    at = plan_time_of(plan, start, calendar)
    assert at >= start
    assert at.tzinfo is calendar.zone
    for rule, days_ago in plan[0]:
        assert days_ago or at >= time_of(rule, start, calendar)


@quick
@given(stages, moments, delays, calendars)
def test_later_visit_never_gets_an_earlier_plan(
    plan: list[list[PlanPart]], start: datetime, delay: timedelta, calendar: BranchCalendar
) -> None:
    assert plan_time_of(plan, start, calendar) <= plan_time_of(plan, start + delay, calendar)


@quick
@given(
    st.lists(st.lists(st.tuples(rules(NEEDS_THE_OFFICE), st.integers(0, 40)), min_size=1), min_size=1, max_size=3),
    moments,
    calendars,
)
def test_plan_that_needs_the_office_never_ends_on_a_closed_day(
    plan: list[list[PlanPart]], start: datetime, calendar: BranchCalendar
) -> None:
    assert calendar.is_open_day(plan_time_of(plan, start, calendar).date())
