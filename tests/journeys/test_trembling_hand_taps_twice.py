"""Hands that tremble, slip or tap twice: an act is one touch, and it happens when the finger goes up."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint

from tests.journeys.visiting import BLOCKED_BY_FACE, Visitor

SOON = 0.3
"""Seconds between the two taps of a trembling hand."""


def test_a_second_tap_within_half_a_second_does_nothing(visitor: Visitor) -> None:
    point = visitor.middle_of(visitor.words("screen.welcome.start"))
    visitor.tap_after(5, point)
    assert visitor.page == "question"

    visitor.tap_after(SOON, point)

    assert visitor.journey.visit is not None
    assert visitor.journey.visit.answers == ()


@pytest.mark.parametrize(
    "key", ["screen.frame.back", "screen.frame.start_over", "screen.plan.print", "screen.plan.more"]
)
def test_a_double_tap_on_the_plan_is_one_act(visitor: Visitor, key: str) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.touch_word(key)
    once = facts(visitor)
    visitor.go_away()
    visitor.reach_plan(*BLOCKED_BY_FACE)
    point = visitor.middle_of(visitor.words(key))

    visitor.tap_after(5, point)
    visitor.tap_after(SOON, point)

    assert facts(visitor) == once


def facts(visitor: Visitor) -> tuple[str, Any]:
    visit = visitor.journey.visit
    return visitor.page, visit and (visit.answers, visit.touches)


def test_after_half_a_second_a_tap_counts_again(visitor: Visitor) -> None:
    visitor.tap_after(5, visitor.middle_of(visitor.words("screen.welcome.start")))
    visitor.tap_after(0.5, visitor.middle_of(visitor.words("questions.message.options.three_times.title")))

    assert visitor.journey.visit is not None
    assert len(visitor.journey.visit.answers) == 1


def test_nothing_happens_before_the_finger_goes_up(visitor: Visitor) -> None:
    point = visitor.middle_of(visitor.words("screen.welcome.start"))
    visitor.clock.seconds += 5

    visitor.press(point)
    visitor.settle()
    assert visitor.page == "welcome"

    visitor.release(point)
    assert visitor.page == "question"


def test_a_finger_that_slides_off_has_touched_nothing(visitor: Visitor) -> None:
    visitor.start()
    point = visitor.middle_of(visitor.words("questions.message.options.three_times.title"))
    away = QPoint(point.x(), 4)
    visitor.clock.seconds += 5

    visitor.press(point)
    visitor.slide(QPoint(point.x(), (point.y() + away.y()) // 2))
    visitor.slide(away)
    visitor.release(away)
    visitor.settle()

    assert visitor.journey.visit is not None
    assert visitor.journey.visit.answers == ()


def test_a_finger_that_slides_from_one_option_to_another_has_chosen_neither(visitor: Visitor) -> None:
    visitor.start()
    one = visitor.middle_of(visitor.words("questions.message.options.three_times.title"))
    other = visitor.middle_of(visitor.words("questions.message.options.claim_running.title"))
    visitor.clock.seconds += 5

    visitor.press(one)
    visitor.slide(other)
    visitor.release(other)
    visitor.settle()

    assert visitor.journey.visit is not None
    assert visitor.journey.visit.answers == ()


def test_a_finger_that_slips_five_millimetres_still_counts(visitor: Visitor) -> None:
    visitor.start()
    point = visitor.middle_of(visitor.words("questions.message.options.three_times.title"))
    slipped = point + QPoint(19, 0)  # 5 mm at 96 dots an inch
    visitor.clock.seconds += 5

    visitor.press(point)
    visitor.slide(slipped)
    visitor.release(slipped)
    visitor.settle()

    assert visitor.journey.visit is not None
    assert len(visitor.journey.visit.answers) == 1


def test_a_touch_is_answered_before_the_finger_goes_up(visitor: Visitor) -> None:
    visitor.start()
    before = visitor.picture()
    name = visitor.words("questions.message.options.three_times.title")
    point = visitor.middle_of(name)
    visitor.clock.seconds += 5

    visitor.press(point)
    held = visitor.picture()
    visitor.release(point)

    assert held != before


def test_two_fingers_at_once_act_once(visitor: Visitor) -> None:
    visitor.start()
    names = [f"questions.message.options.{option}.title" for option in ("three_times", "claim_running")]
    points = [visitor.middle_of(visitor.words(name)) for name in names]
    visitor.clock.seconds += 5

    visitor.press_with_two(*points)
    visitor.settle()

    assert visitor.journey.visit is not None
    assert len(visitor.journey.visit.answers) <= 1


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.49])
def test_a_double_tap_that_ends_the_warning_touches_nothing_beneath(visitor: Visitor, seconds: float) -> None:
    visitor.start()
    point = visitor.middle_of(visitor.words("questions.message.options.three_times.title"))
    visitor.wait(125)
    assert visitor.screen.warning

    visitor.tap_after(1, point)
    visitor.tap_after(seconds, point)

    assert not visitor.screen.warning
    assert visitor.journey.visit is not None
    assert visitor.journey.visit.answers == ()
