"""Staff print a slip again: the same slip with its promised time, marked, for thirty days."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from kiosk.assembly import Kiosk
from kiosk.guide.walk import Answer
from kiosk.ids import new_key
from kiosk.paper.formats import SlipFormat
from kiosk.slips.reissue import Hindrance, NotReissued
from kiosk.slips.slip import Slip
from kiosk.visits.record import VisitEnd
from kiosk.visits.visit import IssuedSlip, Visit, record_of
from tests.machine import MORNING, machine

ANSWERS = (Answer("message", "three_times"), Answer("block_kind", "face"))


def issued(data: Path) -> Slip:
    """A visitor took a slip here, half a minute past the hour."""
    kiosk = machine(data, at=MORNING + timedelta(seconds=30))
    plan = kiosk.plans.of_answers(ANSWERS)
    slip = kiosk.papers.issue(plan, ANSWERS, "id")
    visit = Visit(new_key(), MORNING, "id", ANSWERS)
    kept = IssuedSlip(slip.code, slip.issued_at, plan.asks_counter)
    kiosk.visits.save(record_of(visit, kiosk.station, "slip", plan.causes, kept, VisitEnd.SLIP, MORNING))
    kiosk.visits.close()
    return slip


def later(data: Path, **passed: float) -> Kiosk:
    return machine(data, at=MORNING + timedelta(**passed))


def why_not(kiosk: Kiosk, code: str) -> Hindrance:
    with pytest.raises(NotReissued, match=code) as refusal:
        kiosk.papers.reissue(code)
    return refusal.value.why


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(str(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return text


def test_slip_says_again_what_it_said_with_its_promised_time_and_a_mark(tmp_path: Path) -> None:
    slip = issued(tmp_path)
    kiosk = later(tmp_path, days=20)
    again = kiosk.papers.reissue(slip.code)
    assert (again.code, again.issued_at, again.answers) == (slip.code, slip.issued_at, slip.answers)
    first, second = kiosk.papers.sheet(slip), kiosk.papers.sheet(again)
    # the calendar knows seconds, which no slip says and no visit keeps
    assert replace(second, phone_qr=first.phone_qr) == first
    drawn = kiosk.papers.draw(again, SlipFormat.A5, again=True)
    assert "CETAK ULANG" in text_of(drawn)
    assert "CETAK ULANG" not in text_of(kiosk.papers.draw(slip, SlipFormat.A5))


@pytest.mark.parametrize(("days", "can_be"), [(30, True), (31, False)])
def test_slip_can_be_printed_again_for_thirty_days(tmp_path: Path, days: int, can_be: bool) -> None:
    slip = issued(tmp_path)
    kiosk = later(tmp_path, days=days)
    if can_be:
        assert kiosk.papers.reissue(slip.code).code == slip.code
    else:
        assert why_not(kiosk, slip.code) is Hindrance.TOO_OLD


def test_slip_that_is_not_known_is_refused(tmp_path: Path) -> None:
    assert why_not(later(tmp_path), "222-222-222") is Hindrance.UNKNOWN


@pytest.mark.parametrize(
    "answers",
    [
        ("message:no_such_option",),
        ("message:three_times",),
        ("message:three_times", "block_kind:no_such_option"),
        ("message:claim_running", "claim_branch:here", "claim_queue:not_got"),
    ],
)
def test_slip_whose_answers_lead_elsewhere_by_now_is_refused(tmp_path: Path, answers: tuple[str, ...]) -> None:
    slip, kiosk = issued(tmp_path), later(tmp_path, days=1)
    record = kiosk.visits.of_slip(slip.code)
    assert record is not None
    kiosk.visits.save(replace(record, answers=answers))
    assert why_not(kiosk, slip.code) is Hindrance.GUIDE_CHANGED
