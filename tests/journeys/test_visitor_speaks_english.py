"""The language can be changed on every page; the visitor stays where they are."""

import pytest

from kiosk.texts import LANGUAGES
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, Visitor

PLACES = {
    "a question": BLOCKED_BY_FACE[:1],
    "a question without pictures": ("message:claim_running", "claim_branch:elsewhere"),
    "the typed page": ("message:typed",),
    "the plan": BLOCKED_BY_FACE,
}


def fixed_signs(visitor: Visitor) -> set[str]:
    """What may read the same in both languages: names, codes, numbers, signs and words taken over."""
    english, indonesian = (set(visitor.program.kiosk.words(language).sentences.values()) for language in ("en", "id"))
    return english & indonesian | {language.name for language in LANGUAGES.values()}


def left_unchanged(visitor: Visitor, before: set[str]) -> set[str]:
    """The sentences that stood there before as well, although they are said differently now."""
    after = {seen.text for seen in visitor.texts()}
    return {text for text in before & after if len(text) > 3} - fixed_signs(visitor)


@pytest.mark.parametrize("place", PLACES)
def test_switching_keeps_the_place_and_says_everything_anew(visitor: Visitor, place: str) -> None:
    visitor.start()
    visitor.answer(*PLACES[place])
    page, answers = visitor.page, visitor.journey.visit and visitor.journey.visit.answers
    before = {seen.text for seen in visitor.texts()}

    visitor.speak("en")

    assert visitor.journey.language == "en"
    assert (visitor.page, visitor.journey.visit and visitor.journey.visit.answers) == (page, answers)
    assert left_unchanged(visitor, before) == set()
    visitor.speak("id")
    assert {seen.text for seen in visitor.texts()} == before


def test_the_slip_page_is_said_anew_and_the_slip_stays_the_same(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    slip = visitor.journey.slip
    assert slip is not None
    branch = visitor.program.kiosk.settings.branch.name
    before = {seen.text for seen in visitor.texts()} - {slip.code, branch}

    visitor.speak("en")

    assert visitor.journey.slip is slip
    assert visitor.reads(slip.code)
    assert visitor.reads(visitor.program.kiosk.words("en").say("printing.state.saved"))
    assert left_unchanged(visitor, before) == set()


def test_a_visit_in_english_is_english_from_the_welcome_page_to_the_record(visitor: Visitor) -> None:
    visitor.speak("en")
    assert visitor.reads("Touch to start")
    visitor.reach_plan(*ACTIVE_CLAIM)
    visitor.take_slip()
    slip = visitor.journey.slip
    assert slip is not None and slip.language == "en"
    visitor.touch_word("screen.slip.done")

    assert visitor.record().language == "en"
    assert visitor.journey.language == "id", "the next visitor begins in the language of the branch"


def test_a_plan_changed_to_english_and_back_is_as_large_as_before(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    before = {seen.text: seen.item.property("contentHeight") for seen in visitor.texts()}

    visitor.speak("en")
    visitor.speak("id")

    assert {seen.text: seen.item.property("contentHeight") for seen in visitor.texts()} == before
