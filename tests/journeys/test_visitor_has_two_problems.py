"""More than one cause: one plan in the order in which it is solved, one slip."""

from kiosk.guide.causes import Cause
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, GESTURE, Visitor


def test_the_plan_names_both_and_either_can_be_opened(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.touch_word("screen.plan.more")
    assert visitor.page == "question"
    visitor.answer(*ACTIVE_CLAIM)

    assert visitor.page == "plan"
    words = visitor.program.kiosk.words("id")
    steps = {
        outcome.id: set(words.several(f"outcomes.{outcome.id}.steps")) for outcome in visitor.journey.plan.outcomes
    }
    first, second = steps
    assert all(visitor.reads(step) for step in steps[first])

    visitor.touch_word(f"outcomes.{second}.title")

    assert all(visitor.reads(step) for step in steps[second])
    assert not any(visitor.reads(step) for step in steps[first] - steps[second])


def test_both_causes_are_on_one_slip_and_in_the_record(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.touch_word("screen.plan.more")
    visitor.answer(*ACTIVE_CLAIM)
    visitor.take_slip()
    visitor.touch_word("screen.slip.done")

    record = visitor.record()

    assert set(record.causes) == {Cause.BLOCKED_BIOMETRIC, Cause.ACTIVE_CLAIM}
    assert record.answers == (*BLOCKED_BY_FACE, "plan:more", *ACTIVE_CLAIM)


def test_a_third_problem_is_the_last_that_is_asked_for(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.touch_word("screen.plan.more")
    visitor.answer(*ACTIVE_CLAIM)
    visitor.touch_word("screen.plan.more")
    visitor.answer(*GESTURE)

    assert len(visitor.journey.plan.causes) == 3
    assert visitor.words("screen.plan.more") not in visitor.targets()


def test_back_from_the_second_problem_finds_the_plan_of_the_first(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.touch_word("screen.plan.more")
    visitor.touch_word("screen.frame.back")

    assert visitor.page == "plan"
    assert visitor.journey.plan.causes == (Cause.BLOCKED_BIOMETRIC,)


def test_the_second_round_says_what_is_noted_already(visitor: Visitor) -> None:
    visitor.reach_plan("message:three_times", "block_kind:face")
    visitor.touch_word("screen.plan.more")

    assert visitor.reads(visitor.words("screen.question.found").format(count=1))
