"""Due times of several causes together, worked out by hand. July 2026 has no holiday; the 13th is a Monday."""

import pytest

from kiosk.deadlines.due import Due, ServiceHours, plan_due
from kiosk.deadlines.rules import parse_rule

from .branches import at, branch


def plan_of(start: str, *stages: list[tuple[str, int]]) -> Due:
    """The due time of stages of (rule, days ago)."""
    parsed = [[(parse_rule(rule), days_ago) for rule, days_ago in stage] for stage in stages]
    return plan_due(parsed, at(start), branch(), ServiceHours())


def expect(end: str, rule: str, certain: bool = True) -> Due:
    return Due(at(end), certain, parse_rule(rule))


def test_plan_of_one_part_is_that_part() -> None:
    assert plan_of("2026-07-13 10:00", [("24 hours", 0)]) == expect("2026-07-14 10:00", "24 hours")


def test_stage_begins_when_the_one_before_has_ended() -> None:
    found = plan_of("2026-07-13 10:00", [("counter day", 0)], [("3 working days", 0)], [("24 hours", 0)])
    # Monday 15:00, Thursday 15:00, then reported on Friday 08:00 and a day later on Monday 08:00
    assert found == expect("2026-07-20 08:00", "24 hours")


@pytest.mark.parametrize("stage", [[("24 hours", 0), ("3 working days", 0)], [("3 working days", 0), ("24 hours", 0)]])
def test_parts_of_a_stage_run_side_by_side_and_the_last_one_counts(stage: list[tuple[str, int]]) -> None:
    assert plan_of("2026-07-13 10:00", stage) == expect("2026-07-16 15:00", "3 working days")
    assert plan_of("2026-07-13 10:00", stage, [("1 working day", 0)]) == expect("2026-07-17 15:00", "1 working day")


def test_part_that_takes_no_time_leaves_the_rule_to_the_one_before() -> None:
    found = plan_of("2026-07-13 10:00", [("counter day", 0)], [("now", 0)])
    assert found == expect("2026-07-13 15:00", "counter day")


def test_stage_without_parts_takes_no_time() -> None:
    assert plan_of("2026-07-13 10:00", [], [("24 hours", 0)], []) == expect("2026-07-14 10:00", "24 hours")


@pytest.mark.parametrize("stages", [[[("set by branch", 0)], [("now", 0)]], [[("now", 0)], [("set by branch", 2)]]])
def test_one_part_without_a_time_leaves_the_whole_without_one(stages: list[list[tuple[str, int]]]) -> None:
    assert plan_of("2026-07-13 10:00", *stages) == Due(None, True, parse_rule("set by branch"))


def test_one_uncertain_part_makes_the_whole_uncertain() -> None:
    found = plan_of("2027-12-30 10:00", [("counter day", 0), ("3 working days", 0)], [("now", 0)])
    assert found == expect("2028-01-04 15:00", "3 working days", certain=False)
    # JMO answers in any year, but only after a night that nobody can be sure of.
    after_it = plan_of("2028-01-04 10:00", [("16 hours", 0)], [("service hours", 0)])
    assert after_it == expect("2028-01-05 06:00", "service hours", certain=False)


def test_submission_two_days_ago_has_two_days_behind_it() -> None:
    # Wednesday; submitted on Monday, so Thursday is the third working day.
    found = plan_of("2026-07-15 09:00", [("3 working days", 2)])
    assert found == expect("2026-07-16 15:00", "3 working days")


def test_attempt_two_weeks_ago_has_one_week_left() -> None:
    assert plan_of("2026-07-15 09:00", [("2-3 weeks", 14)]) == expect("2026-07-22 15:00", "2-3 weeks")


@pytest.mark.parametrize("rule", ["3 working days", "2-3 weeks", "24 hours", "counter day"])
def test_time_that_is_past_goes_to_the_counter_of_the_day(rule: str) -> None:
    assert plan_of("2026-07-15 09:00", [(rule, 60)]) == expect("2026-07-15 15:00", "counter day")
    assert plan_of("2026-07-17 16:00", [(rule, 60)]) == expect("2026-07-20 15:00", "counter day")


def test_day_ago_is_not_exact_enough_for_an_hour_before_closing() -> None:
    # Yesterday's block would end this very minute.
    assert plan_of("2026-07-15 09:00", [("24 hours", 1)]) == expect("2026-07-15 15:00", "counter day")


def test_visit_a_minute_later_gets_no_earlier_time_when_hours_had_stood_still() -> None:
    # Saturday: reported on Thursday 13:59, past since Friday 23:59; reported at 14:00, it would be Monday 00:00.
    assert plan_of("2026-07-18 13:59", [("34 hours", 2)]) == expect("2026-07-20 15:00", "counter day")
    assert plan_of("2026-07-18 14:00", [("34 hours", 2)]) == expect("2026-07-20 15:00", "counter day")


@pytest.mark.parametrize("rule", ["now", "service hours"])
def test_trying_again_at_once_does_not_care_how_long_ago_it_began(rule: str) -> None:
    assert plan_of("2026-07-15 09:00", [(rule, 5)]) == expect("2026-07-15 09:00", rule)


def test_clock_of_a_later_stage_has_been_running_since_the_submission() -> None:
    # Submitted on Friday: the third working day is Wednesday, though the stage begins on Tuesday 10:00.
    found = plan_of("2026-07-13 10:00", [("24 hours", 0)], [("3 working days", 3)])
    assert found == expect("2026-07-15 15:00", "3 working days")


def test_later_stage_that_is_over_already_does_not_end_before_it_begins() -> None:
    found = plan_of("2026-07-13 10:00", [("24 hours", 0)], [("3 working days", 30)])
    assert found == expect("2026-07-14 10:00", "24 hours")
    after_it = plan_of("2026-07-13 10:00", [("24 hours", 0)], [("3 working days", 30)], [("24 hours", 0)])
    assert after_it == expect("2026-07-15 10:00", "24 hours")


def test_impossible_plan_is_refused() -> None:
    empty: list[list[list[tuple[str, int]]]] = [[], [[]]]
    for stages in empty:
        with pytest.raises(ValueError, match="at least one part"):
            plan_of("2026-07-13 10:00", *stages)
    with pytest.raises(ValueError, match="negative"):
        plan_of("2026-07-13 10:00", [("24 hours", -1)])
    naive = at("2026-07-10 10:00").replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        plan_due([[(parse_rule("now"), 0)]], naive, branch(), ServiceHours())
