"""The engine: a pure function of the answers, for any answers a visitor can give."""

import re
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.guide.causes import Cause
from kiosk.guide.files import read_guide
from kiosk.guide.model import MORE, Outcome
from kiosk.guide.walk import MOST_PROBLEMS, Answer, Finding, walk, with_finding
from kiosk.ids import new_key
from kiosk.paths import resources_dir
from kiosk.visits.visit import Visit

GUIDE = read_guide(resources_dir() / "guide")
TO_THE_FACE = (Answer("message", "three_times"), Answer("block_kind", "face"))
TO_THE_CLAIM = (Answer("message", "claim_running"), Answer("claim_branch", "here"), Answer("claim_queue", "not_got"))
WAITING = (Answer("message", "done_before"), Answer("done_words", "processing"), Answer("submitted_day", "yesterday"))
AGAIN = Answer.parse(MORE)


@st.composite
def visits(draw: st.DrawFn) -> tuple[Answer, ...]:
    """Answers as somebody gives them who touches any option shown, and stops anywhere."""
    answers: list[Answer] = []
    for _ in range(draw(st.integers(0, 20))):
        position = walk(GUIDE, answers)
        if position.question is not None:
            option = draw(st.sampled_from(position.question.all_options))
            answers.append(Answer(position.question.id, option.id))
        elif position.may_ask_more:
            answers.append(AGAIN)
        else:
            break
    return tuple(answers)


@given(visits())
def test_any_touches_end_at_a_question_or_at_a_plan(answers: tuple[Answer, ...]) -> None:
    position = walk(GUIDE, answers)
    assert position.question is not None or position.findings
    assert len(position.findings) <= MOST_PROBLEMS


@given(visits())
def test_going_back_step_by_step_passes_every_place_where_the_visitor_stood(answers: tuple[Answer, ...]) -> None:
    visit = Visit(new_key(), datetime(2026, 3, 17, tzinfo=UTC), "id")
    stood = [walk(GUIDE, visit.answers)]
    for answer in answers:
        visit = visit.asked_for_more() if answer == AGAIN else visit.answered(answer.question, answer.option)
        stood.append(walk(GUIDE, visit.answers))
    assert stood[-1] == walk(GUIDE, answers)
    for before in reversed(stood[:-1]):
        visit = visit.gone_back()
        assert walk(GUIDE, visit.answers) == before


@given(visits())
def test_plan_goes_stage_by_stage_and_names_no_cause_twice(answers: tuple[Answer, ...]) -> None:
    outcomes = [finding.outcome for finding in walk(GUIDE, answers).findings]
    order = list(GUIDE.outcomes)
    places = [(outcome.stage, order.index(outcome.id)) for outcome in outcomes]
    assert places == sorted(set(places))
    causes = [outcome.cause for outcome in outcomes if outcome.cause is not Cause.OTHER]
    assert len(causes) == len(set(causes))


@given(visits())
def test_more_is_taken_exactly_when_it_is_offered(answers: tuple[Answer, ...]) -> None:
    position = walk(GUIDE, answers)
    if position.may_ask_more:
        again = walk(GUIDE, (*answers, AGAIN))
        assert again.question == GUIDE.questions[GUIDE.start]
        assert (again.findings, again.depth) == (position.findings, 0)
    else:
        with pytest.raises(ValueError, match=re.escape(MORE)):
            walk(GUIDE, (*answers, AGAIN))


@given(st.lists(st.sampled_from([*GUIDE.outcomes.values()]), min_size=1, max_size=6), st.randoms())
def test_order_of_a_plan_does_not_depend_on_the_order_of_finding(outcomes: list[Outcome], shuffler: Random) -> None:
    by_cause = {outcome.cause: outcome for outcome in outcomes}
    found = [Finding(outcome, 0) for outcome in by_cause.values()]

    def together(findings: list[Finding]) -> tuple[Finding, ...]:
        plan: tuple[Finding, ...] = ()
        for finding in findings:
            plan = with_finding(GUIDE, plan, finding)
        return plan

    first = together(found)
    shuffler.shuffle(found)
    assert together(found) == first


words = st.text("abz_:", min_size=1, max_size=8)


@given(visits(), words, words)
@settings(max_examples=50)
def test_answer_that_does_not_fit_is_named_with_those_that_do(
    answers: tuple[Answer, ...], question: str, option: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{question}:{option}")):
        walk(GUIDE, (*answers, Answer(question, option)))


def test_claim_is_cancelled_first_then_the_block_is_lifted_and_waiting_comes_last() -> None:
    position = walk(GUIDE, (*WAITING, AGAIN, *TO_THE_FACE, AGAIN, *TO_THE_CLAIM))
    assert [finding.outcome.id for finding in position.findings] == [
        "active_claim",
        "blocked_biometric",
        "update_in_progress",
    ]
    assert [finding.days_ago for finding in position.findings] == [0, 0, 1]


def test_fourth_problem_is_not_asked_for() -> None:
    position = walk(GUIDE, (*WAITING, AGAIN, *TO_THE_FACE, AGAIN, *TO_THE_CLAIM))
    assert not position.may_ask_more


def test_cause_found_again_stands_once_as_it_was_found_last() -> None:
    elsewhere = (Answer("message", "claim_running"), Answer("claim_branch", "unknown"))
    position = walk(GUIDE, (*TO_THE_CLAIM, AGAIN, *elsewhere))
    assert [finding.outcome.id for finding in position.findings] == ["active_claim_check"]
    assert position.may_ask_more


def test_other_matters_that_differ_stand_beside_each_other() -> None:
    taken = (Answer("message", "unknown"), Answer("where_stops", "signin"), Answer("signin_sign", "taken"))
    treatment = (Answer("message", "unknown"), Answer("where_stops", "unknown"), Answer("topic", "treatment"))
    position = walk(GUIDE, (*treatment, AGAIN, *taken))
    assert [finding.outcome.id for finding in position.findings] == ["account_taken", "wrong_office"]


def test_first_answer_that_does_not_fit_is_the_one_that_is_named() -> None:
    with pytest.raises(ValueError, match=r"block_kind:nose does not fit here; allowed: block_kind:face, ") as refused:
        walk(GUIDE, (TO_THE_FACE[0], Answer("block_kind", "nose"), Answer("nowhere", "at_all")))
    assert "block_kind:unknown" in str(refused.value)
    assert "nowhere" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "message", "message:", ":three_times", ":"])
def test_text_that_is_no_answer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write question:option"):
        Answer.parse(text)


@given(st.text("ab_", min_size=1), st.text("ab_:", min_size=1))
def test_answer_is_written_as_it_is_read(question: str, option: str) -> None:
    assert str(Answer.parse(f"{question}:{option}")) == f"{question}:{option}"
