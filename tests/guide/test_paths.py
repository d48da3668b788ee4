"""Every way through the shipped guide: where it ends, how many touches it takes, and that nothing is guessed."""

from pathlib import Path
from statistics import median

import pytest

from kiosk.guide.causes import Cause
from kiosk.guide.files import read_guide
from kiosk.guide.model import UNKNOWN
from kiosk.guide.walk import Path as Way
from kiosk.guide.walk import all_paths, path_lines, walk
from kiosk.paths import resources_dir

REVIEWED = Path(__file__).with_name("paths.txt")
GUIDE = read_guide(resources_dir() / "guide")
WAYS = list(all_paths(GUIDE))

NOT_A_GUESS = {
    "claim_branch": "the pop-up names the cause; the officer looks for the branch",
    "claim_queue": "the pop-up names the cause; the officer sees whether there is a queue number",
    "claim_day": "the pop-up names the cause; counted from today, the latest that can be true",
    "submitted_day": "the pop-up names the cause; counted from today, the latest that can be true",
    "login_lost": "the visitor has named the cause; the counter can help either way",
}
"""The questions whose "I don't know" finds more than `other`, each with the reason why that is no guess."""


def test_all_ways_and_their_ends_are_those_that_were_reviewed() -> None:
    reviewed = REVIEWED.read_text(encoding="utf-8").splitlines()
    now = path_lines(WAYS)
    changed = [f"- {line}" for line in reviewed if line not in now] + [
        f"+ {line}" for line in now if line not in reviewed
    ]
    assert now == reviewed, (
        "The ways through the guide are not those of tests/guide/paths.txt:\n"
        + "\n".join(changed or ["the same lines in another order"])
        + "\nRead every line above: does this visitor get the right help? Then renew the file with\n"
        "    kiosk guide paths > tests/guide/paths.txt"
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: " ".join(str(answer) for answer in way.answers))
def test_engine_follows_the_way_to_its_outcome_and_stands_at_a_question_before(way: Way) -> None:
    for count in range(len(way.answers)):
        position = walk(GUIDE, way.answers[:count])
        assert position.question is not None
        assert position.question.id == way.answers[count].question
        assert (position.findings, position.depth) == ((), count)
    end = walk(GUIDE, way.answers)
    assert end.question is None
    assert [finding.outcome for finding in end.findings] == [way.outcome]
    assert end.depth == len(way.answers) == way.touches - 2


def shortest_without_typing() -> dict[Cause, int]:
    touched = [way for way in WAYS if all(answer.question != "typed" for answer in way.answers)]
    return {
        cause: min(way.touches for way in touched if way.outcome.cause is cause)
        for cause in Cause
        if any(way.outcome.cause is cause for way in touched)
    }


def test_every_cause_is_reached_by_touching_alone() -> None:
    assert set(shortest_without_typing()) == set(Cause)


def test_every_cause_takes_five_touches_at_most_and_half_of_them_four() -> None:
    touches = shortest_without_typing()
    assert {cause: count for cause, count in touches.items() if count > 5} == {}
    assert median(touches.values()) <= 4


def test_no_way_takes_more_than_five_touches() -> None:
    assert [path_lines([way]) for way in WAYS if way.touches > 5] == []


def test_every_question_has_a_way_on_for_those_who_do_not_know() -> None:
    for question in GUIDE.questions.values():
        assert question.option(UNKNOWN) is question.unknown
        assert question.unknown.target in {**GUIDE.questions, **GUIDE.outcomes}


def test_i_do_not_know_never_finds_a_cause_that_would_be_a_guess() -> None:
    found = {
        question.id: GUIDE.outcomes[question.unknown.find]
        for question in GUIDE.questions.values()
        if question.unknown.find is not None
    }
    assert {name for name, outcome in found.items() if outcome.id != "other"} == set(NOT_A_GUESS)
    assert [name for name, outcome in found.items() if outcome.cause.startswith("blocked_")] == []


def test_who_says_i_do_not_know_everywhere_ends_at_the_counter_with_other() -> None:
    ways = [way for way in WAYS if all(answer.option == UNKNOWN for answer in way.answers)]
    assert [way.outcome.id for way in ways] == ["other"]
    assert ways[0].outcome.counter


def test_where_the_cause_is_not_a_guess_every_other_option_has_that_cause_too() -> None:
    for name in NOT_A_GUESS:
        question = GUIDE.questions[name]
        assert question.unknown.find is not None
        cause = GUIDE.outcomes[question.unknown.find].cause
        ends = {way.outcome.cause for way in WAYS if any(answer.question == name for answer in way.answers)}
        assert ends == {cause}


def test_counter_outcomes_send_to_an_office_and_the_others_send_nobody_to_queue() -> None:
    offices = {"counter", "counter_lapak", "named_branch", "employer_counter"}
    for outcome in GUIDE.outcomes.values():
        assert not outcome.counter or outcome.place in offices, outcome.id
        assert outcome.counter or outcome.place not in {"counter", "counter_lapak", "named_branch"}, outcome.id
