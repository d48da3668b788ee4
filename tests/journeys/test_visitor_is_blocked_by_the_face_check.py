"""From the first touch to the slip, and what is kept of it."""

import stat

import pypdfium2

from kiosk.guide.causes import Cause
from kiosk.visits.record import VisitEnd
from tests.journeys.visiting import BLOCKED_BY_FACE, Visitor


def test_five_touches_lead_from_the_welcome_page_to_a_saved_slip(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    assert visitor.reads(visitor.words("outcomes.blocked_biometric.title"))

    visitor.take_slip()

    assert visitor.page == "slip"
    assert visitor.screen.delivery.state == "saved"
    assert visitor.touches <= 5
    assert visitor.reads(visitor.words("printing.state.saved"))


def test_the_slip_is_a_file_that_only_this_account_may_read(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    slip = visitor.journey.slip
    assert slip is not None

    file = visitor.program.kiosk.data / "slips" / f"{slip.code}.pdf"

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pypdfium2.PdfDocument(file) as pdf:
        assert slip.code in pdf[0].get_textpage().get_text_bounded()
    assert visitor.reads(slip.code)


def test_the_visit_is_kept_with_cause_answers_touches_and_end(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    slip = visitor.journey.slip
    assert slip is not None
    assert visitor.record().end is VisitEnd.OPEN, "a power cut now must leave the slip's visit"

    visitor.touch_word("screen.slip.done")

    record = visitor.record()
    assert record.causes == (Cause.BLOCKED_BIOMETRIC,)
    assert record.answers == BLOCKED_BY_FACE
    assert record.touches == visitor.touches - 1, "all but the last, which only says goodbye"
    assert record.end is VisitEnd.SLIP
    assert record.left_at == "slip"
    assert record.language == "id"
    assert record.slip_code == slip.code
    assert record.slip_issued_at == slip.issued_at
    assert record.ended_at == record.began_at
    assert visitor.page == "welcome"


def test_a_visit_without_a_slip_is_kept_with_the_question_at_which_it_ended(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer("message:face_failed")
    visitor.touch_word("screen.frame.start_over")

    record = visitor.record()

    assert (record.end, record.left_at, record.slip_code) == (VisitEnd.STARTED_OVER, "face_sign", None)
    assert record.causes == ()


def test_back_leads_from_every_page_to_the_one_before(visitor: Visitor) -> None:
    visitor.start()
    seen = [visitor.page]
    visitor.answer(BLOCKED_BY_FACE[0])
    visitor.answer(BLOCKED_BY_FACE[1])
    visitor.take_slip()

    for _ in range(4):
        visitor.touch_word("screen.frame.back")
        question = visitor.journey.position.question
        seen.append(question.id if question and visitor.journey.visit else visitor.page)

    assert seen == ["question", "plan", "block_kind", "message", "welcome"]


def test_start_over_leads_from_every_page_to_the_welcome_page(visitor: Visitor) -> None:
    for answers in ((), BLOCKED_BY_FACE[:1], BLOCKED_BY_FACE, ("message:typed",)):
        visitor.start()
        visitor.answer(*answers)
        visitor.touch_word("screen.frame.start_over")
        assert visitor.page == "welcome"
        assert visitor.journey.visit is None

    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    visitor.touch_word("screen.frame.start_over")
    assert visitor.page == "welcome"
    assert visitor.journey.slip is None


def test_back_and_forward_shows_the_same_slip_and_draws_no_second(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    first = visitor.journey.slip
    files = set((visitor.program.kiosk.data / "slips").iterdir())

    visitor.touch_word("screen.frame.back")
    visitor.take_slip()

    assert visitor.journey.slip is first
    visitor.record()
    assert set((visitor.program.kiosk.data / "slips").iterdir()) == files


def test_another_answer_makes_another_slip_of_the_same_visit(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    first = visitor.journey.slip
    visitor.touch_word("screen.frame.back")
    visitor.touch_word("screen.frame.back")
    visitor.answer("block_kind:number")
    visitor.take_slip()
    second = visitor.journey.slip
    assert first and second
    assert second.code != first.code
    assert not visitor.reads(first.code)
    visitor.touch_word("screen.slip.done")

    record = visitor.record()

    assert record.slip_code == second.code
    assert record.causes == (Cause.BLOCKED_KPJ,)
    newest = visitor.program.kiosk.visits.recent(2)
    assert newest[0] == record, "one visit is one row, whatever became of it"
    assert all(other.key != record.key for other in newest[1:])


def test_progress_is_seen_on_every_page(visitor: Visitor) -> None:
    from PySide6.QtGui import QAccessible

    def told() -> list[str]:
        found = (QAccessible.queryAccessibleInterface(item) for item in visitor.items())
        return [known.text(QAccessible.Text.Name) for known in found if known and known.role().name == "Indicator"]

    def step(number: int) -> str:
        return visitor.words("screen.frame.progress").format(step=number)

    visitor.start()
    assert told() == [step(1)]
    visitor.answer(BLOCKED_BY_FACE[0])
    assert told() == [step(2)]
    visitor.answer(BLOCKED_BY_FACE[1])
    assert told() == [step(3)]
    visitor.take_slip()
    assert told() == [step(4)]
