"""The outside world fails; the visitor still gets the answer and the slip, and is told nothing that is not so."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
import zxingcpp
from PIL import Image

from kiosk.errors import StorageError
from tests.journeys.visiting import BLOCKED_BY_FACE, Visitor, kiosk_in, visitor_at

pytestmark = pytest.mark.usefixtures("application")


@contextmanager
def screen_over(data: Path) -> Iterator[Visitor]:
    """A visitor at a kiosk whose data folder is as it is."""
    visitor = visitor_at(kiosk_in(data))
    try:
        yield visitor
    finally:
        visitor.program.close()


def codes_on_screen(visitor: Visitor) -> set[str]:
    """What a phone reads from the screen."""
    picture = visitor.picture()
    seen = Image.frombytes("RGB", (picture.width(), picture.height()), bytes(picture.constBits()), "raw", "BGRX")
    return {code.text for code in zxingcpp.read_barcodes(seen)}


def gets_answer_and_slip(visitor: Visitor) -> None:
    """The visit from the welcome page to the slip."""
    visitor.reach_plan(*BLOCKED_BY_FACE)
    assert visitor.reads(visitor.words("outcomes.blocked_biometric.title"))
    visitor.take_slip()
    assert visitor.page == "slip"
    slip = visitor.journey.slip
    assert slip is not None
    assert visitor.reads(slip.code)
    sheet = visitor.program.kiosk.papers.sheet(slip)
    expected = {sheet.staff_qr.payload, sheet.phone_qr.payload}
    visitor.until(lambda: codes_on_screen(visitor) == expected)


@pytest.mark.parametrize("obstacle", ["a folder in its place", "no database", "half a database"])
def test_a_database_that_can_not_be_opened_costs_the_visitor_nothing(
    data: Path, obstacle: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = data / "kiosk.sqlite"
    data.mkdir()
    match obstacle:
        case "a folder in its place":
            file.mkdir()
        case "no database":
            file.write_bytes(b"no database " * 1000)
        case _:
            file.write_bytes(b"SQLite format 3\0" + b"\0" * 50)
    with screen_over(data) as visitor, caplog.at_level(logging.ERROR):
        gets_answer_and_slip(visitor)
        assert visitor.screen.delivery.state == "saved", "the slip's file needs no database"
        visitor.touch_word("screen.slip.done")
        assert visitor.page == "welcome"
        visitor.program.workers.work.submit(lambda: None).result()
        with pytest.raises(StorageError):
            visitor.program.kiosk.visits.recent(1)
        visitor.reach_plan(*BLOCKED_BY_FACE)

    assert any("visit not kept" in record.message for record in caplog.records)


def test_a_slip_that_can_not_be_saved_is_told_and_shown(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    data.mkdir()
    (data / "slips").write_text("a file where the folder should be", encoding="utf-8")
    with screen_over(data) as visitor, caplog.at_level(logging.ERROR):
        gets_answer_and_slip(visitor)
        assert visitor.screen.delivery.state == "failed"
        assert visitor.reads(visitor.words("printing.state.failed"))
        assert visitor.reads(visitor.words("printing.do.failed"))
        assert not visitor.reads(visitor.words("printing.state.saved"))
        slip = visitor.journey.slip
        assert slip is not None
        assert visitor.record().slip_code == slip.code

    assert any("slip not saved" in record.message for record in caplog.records)


def test_before_it_is_known_the_page_says_that_it_is_being_sent(data: Path) -> None:
    allowed = Event()
    with screen_over(data) as visitor:
        visitor.reach_plan(*BLOCKED_BY_FACE)
        visitor.program.workers.work.submit(allowed.wait)
        visitor.touch_word("screen.plan.print")
        assert visitor.reads(visitor.words("printing.state.sending"))
        assert not visitor.reads(visitor.words("printing.state.saved"))

        allowed.set()
        visitor.until(lambda: visitor.screen.delivery.state == "saved")

        assert visitor.reads(visitor.words("printing.state.saved"))


def test_touches_are_answered_while_a_slip_is_being_printed(data: Path) -> None:
    allowed = Event()
    with screen_over(data) as visitor:
        visitor.reach_plan(*BLOCKED_BY_FACE)
        visitor.program.workers.work.submit(allowed.wait)
        visitor.touch_word("screen.plan.print")
        visitor.touch_word("screen.slip.done")
        visitor.reach_plan(*BLOCKED_BY_FACE)
        visitor.touch_word("screen.plan.print")
        assert visitor.screen.delivery.state == "sending", "what becomes of the first slip is not told of the second"

        allowed.set()
        visitor.until(lambda: visitor.screen.delivery.state == "saved")


def test_a_visit_in_progress_survives_the_loss_of_the_data_folder(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    with screen_over(data) as visitor, caplog.at_level(logging.ERROR):
        gets_answer_and_slip(visitor)
        visitor.touch_word("screen.slip.done")
        visitor.program.workers.work.submit(lambda: None).result()
        visitor.program.kiosk.visits.close()
        shutil.rmtree(data)
        data.write_text("a file where the data should be", encoding="utf-8")

        gets_answer_and_slip(visitor)

        assert visitor.screen.delivery.state == "failed"


def test_a_signing_key_that_can_not_be_made_leaves_the_answer_and_the_slip_s_code(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data.mkdir()
    (data / "keys").write_text("a file where the folder should be", encoding="utf-8")
    with screen_over(data) as visitor, caplog.at_level(logging.ERROR):
        visitor.reach_plan(*BLOCKED_BY_FACE)
        visitor.touch_word("screen.plan.print")
        visitor.until(lambda: visitor.screen.delivery.state == "failed")
        assert visitor.page == "slip"
        slip = visitor.journey.slip
        assert slip is not None
        assert visitor.reads(slip.code)
        visitor.until(lambda: bool(visitor.screen.delivery.codes))
        assert visitor.screen.delivery.codes["staff"] == ""
        assert visitor.screen.delivery.codes["phone"] != ""

    assert any("without a staff code" in record.message for record in caplog.records)
