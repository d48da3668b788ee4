"""Somebody who came for treatment or Mobile JKN is told at once that this is another office."""

from tests.journeys.visiting import Visitor


def test_one_touch_on_the_welcome_page_tells_it(visitor: Visitor) -> None:
    visitor.touch_word("screen.welcome.other_office")

    assert visitor.page == "plan"
    assert visitor.reads(visitor.words("outcomes.wrong_office.title"))
    visitor.touch_word("screen.frame.start_over")
    assert visitor.page == "welcome"


def test_going_back_leads_to_the_questions_not_to_a_dead_end(visitor: Visitor) -> None:
    visitor.touch_word("screen.welcome.other_office")
    visitor.touch_word("screen.frame.back")

    assert visitor.page == "question"
