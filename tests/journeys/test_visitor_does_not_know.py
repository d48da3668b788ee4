""" "I don't know" on every question ends at help, never in a guess."""

from kiosk.guide.causes import Cause
from tests.journeys.visiting import Visitor


def test_not_knowing_anything_ends_at_the_counter_with_a_slip(visitor: Visitor) -> None:
    visitor.start()
    while visitor.page == "question":
        question = visitor.journey.position.question
        assert question is not None
        visitor.answer(f"{question.id}:unknown")
    assert visitor.page == "plan"
    assert visitor.journey.plan.causes == (Cause.OTHER,)
    assert visitor.journey.plan.asks_counter

    visitor.take_slip()

    assert visitor.screen.delivery.state == "saved"
    assert visitor.reads(visitor.words("screen.slip.next_counter"))


def test_every_question_offers_i_do_not_know(visitor: Visitor) -> None:
    guide = visitor.program.kiosk.content.guide
    visitor.start()
    visitor.answer("message:unknown", "where_stops:signin")

    assert visitor.words("questions.signin_sign.unknown") in visitor.targets()
    assert all(question.unknown.target for question in guide.questions.values())
