"""Staff print a visitor's slip again by its code: the same slip, marked, for thirty days, and nobody is told a lie."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.audit.events import EventKind
from kiosk.guide.walk import Answer
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from kiosk.slips.reissue import Hindrance
from kiosk.slips.slip import Slip
from kiosk.staff.roles import Role
from tests.desk.officer import Officer, slip_of, staff_code_of
from tests.desk.test_health_slips import note
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, Day
from tests.printing.memory import MemoryPrinter
from ui.desk.home import HomeLists
from ui.desk.slips.copy import SlipCopy
from ui.desk.slips.page import SlipAtCounter

PRINT, SHOW = Qt.Key.Key_F7, Qt.Key.Key_F8


def test_slip_of_another_day_is_printed_again_with_its_mark_its_code_and_its_promised_time(
    officer: Officer, day: Day
) -> None:
    slip = old_slip(officer, day, timedelta(days=20))
    officer.hit(Qt.Key.Key_F3)
    officer.type_text(slip.code + "\n")
    officer.idle()
    print_to_folder(officer)
    said, due = text_of(officer, slip), officer.program.kiosk.papers.sheet(slip).due
    for words in ("CETAK ULANG", slip.code, due.day, due.hour):
        assert words in said


def test_slip_is_printed_in_the_language_of_its_visitor(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    visits = officer.program.kiosk.visits
    record = visits.of_slip(slip.code)
    assert record is not None
    visits.save(replace(record, language="en"))
    officer.scan(staff_code_of(officer.program.kiosk, slip))
    print_to_folder(officer)
    assert officer.program.kiosk.words("en").say("slip.mark_again") in text_of(officer, slip)


def test_the_print_stands_in_the_chain(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    officer.scan(slip.code)
    assert prints_in_chain(officer) == []
    print_to_folder(officer)
    assert prints_in_chain(officer) == [(slip.code, {"copy": "again"}, officer.session.staff)]


def test_state_is_the_printers_and_the_print_is_written_down_though_the_page_was_left(
    officer: Officer, printer: MemoryPrinter
) -> None:
    printer.condition = Condition("memory", takes_jobs=False, troubles=(Trouble.NO_PAPER,), confirms=True)
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    assert not officer.reads(officer.words("desk_paper.states.sending"))
    officer.hit(PRINT)
    officer.until(lambda: copy_of(officer).paper.state == "needs_help")
    assert officer.reads(officer.words("printing.staff.no_paper"))
    assert not officer.targets().get(officer.words("desk_slip.again.print"))

    printer.condition, printer.state = Condition("memory", takes_jobs=True), JobState(JobStage.PRINTING)
    officer.wait(1)
    officer.until(lambda: copy_of(officer).paper.state == "printing")
    assert officer.reads(officer.words("desk_paper.states.printing"))
    assert prints_in_chain(officer) == []

    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "home"
    printer.state = JobState(JobStage.DONE)
    officer.wait(1)
    officer.until(lambda: len(prints_in_chain(officer)) == 1)
    assert len(printer.sent) == 1


def test_double_press_is_one_print(officer: Officer, printer: MemoryPrinter) -> None:
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    for _ in range(2):
        QTest.keyClick(officer.program.window, PRINT)
    officer.until(lambda: copy_of(officer).paper.state == "done")
    QTest.keyClick(officer.program.window, PRINT)  # the second half, after a printer that is quicker than the hand
    assert not copy_of(officer).paper.running
    assert len(printer.sent) == 1
    officer.hit(PRINT)
    officer.until(lambda: len(printer.sent) == 2)


def test_without_a_printer_code_and_square_for_the_phone_are_on_the_screen(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    officer.scan(slip.code)
    print_to_folder(officer)
    assert officer.reads(officer.words("desk_paper.states.saved"))
    assert officer.reads(officer.words("desk_slip.title", code=slip.code))
    officer.until(lambda: not officer.reads(officer.words("desk_paper.drawing")))
    assert "BEGIN:VCALENDAR" in squares_on_the_screen(officer)
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "slip"
    assert officer.focused.property("name") == officer.words("desk_slip.log")
    officer.hit(SHOW)
    assert copy_of(officer).shown


def test_slip_that_no_disk_takes_is_not_called_printed_but_shown(officer: Officer) -> None:
    (officer.program.kiosk.data / "slips").write_text("no folder", encoding="utf-8")
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    for _ in range(2):
        officer.hit(PRINT)
        officer.until(lambda: copy_of(officer).paper.state == "failed")
        officer.idle()
        assert officer.reads(officer.words("desk_paper.states.failed"))
        assert copy_of(officer).shown
        officer.hit(Qt.Key.Key_Escape)
    assert prints_in_chain(officer) == []


def test_slip_on_the_screen_covers_the_page_and_leaves_with_it(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    officer.scan(slip_of(kiosk, *BLOCKED_BY_FACE).code)
    officer.hit(SHOW)
    officer.hit(Qt.Key.Key_F5)  # the page below would begin a case
    assert (officer.page, copy_of(officer).shown) == ("slip", True)
    assert officer.words("desk_slip.log") not in officer.targets()
    officer.scan(slip_of(kiosk, *ACTIVE_CLAIM).code)
    assert not copy_of(officer).shown
    assert officer.focused.property("name") == officer.words("desk_slip.log")


@pytest.mark.parametrize(("age", "offered"), [(timedelta(days=30), True), (timedelta(days=31), False)])
def test_slip_can_be_printed_again_for_thirty_days(officer: Officer, day: Day, age: timedelta, offered: bool) -> None:
    officer.scan(old_slip(officer, day, age).code)
    assert is_offered(officer) is offered
    assert officer.reads(officer.words("desk_slip.again.too_old", days=30)) is not offered


def test_a_press_on_a_slip_that_is_too_old_does_nothing(officer: Officer, day: Day, printer: MemoryPrinter) -> None:
    officer.scan(old_slip(officer, day, timedelta(days=31)).code)
    officer.hit(PRINT)
    officer.hit(SHOW)
    officer.wait(1)
    assert (printer.sent, copy_of(officer).shown, officer.page) == ([], False, "slip")


def test_slip_of_a_station_with_another_database_says_so(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    answers = tuple(Answer.parse(answer) for answer in BLOCKED_BY_FACE)
    officer.scan(staff_code_of(kiosk, kiosk.papers.issue(kiosk.plans.of_answers(answers), answers, "id")))
    assert officer.page == "slip"
    assert not is_offered(officer)
    assert officer.reads(officer.words("desk_slip.again.unknown"))


def test_nothing_is_offered_for_a_slip_of_which_only_the_code_is_known(officer: Officer) -> None:
    officer.scan("222-222-222")
    assert officer.reads(officer.words("desk_slip.code_only"))
    assert not is_offered(officer)
    assert not any(officer.reads(officer.words(f"desk_slip.again.{why}", days=30)) for why in Hindrance)


@pytest.mark.parametrize("answers", [("message:no_such_option",), ACTIVE_CLAIM])
def test_slip_of_which_the_guide_says_something_else_by_now_is_not_offered(
    officer: Officer, answers: tuple[str, ...]
) -> None:
    visits = officer.program.kiosk.visits
    code = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code
    record = visits.of_slip(code)
    assert record is not None
    visits.save(replace(record, answers=answers))
    officer.scan(code)
    assert not is_offered(officer)
    assert officer.reads(officer.words("desk_slip.again.guide_changed"))


def test_whoever_may_not_print_is_not_offered_it(officer: Officer, printer: MemoryPrinter) -> None:
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    assert is_offered(officer)
    officer.screen.office.session = replace(officer.session, role=Role.ADMIN)
    copy_of(officer).changed.emit()
    assert not is_offered(officer)
    officer.hit(PRINT)
    officer.wait(1)
    assert printer.sent == []


def test_home_marks_the_waiting_slips_that_never_came_out(officer: Officer, printer: MemoryPrinter) -> None:
    kiosk, mark = officer.program.kiosk, officer.words("desk.home_page.not_printed")
    codes = [slip_of(kiosk, *BLOCKED_BY_FACE).code, slip_of(kiosk, *ACTIVE_CLAIM).code]
    officer.go_home()
    assert marks(officer) == dict.fromkeys(codes, mark)
    assert officer.texts().count(mark) == 2
    officer.scan(codes[0])
    officer.hit(PRINT)
    officer.until(partial(came_out, officer, codes[0]))
    officer.go_home()
    assert marks(officer) == {codes[0]: "", codes[1]: mark}
    assert len(printer.sent) == 1


@pytest.mark.parametrize(
    ("state", "trouble", "why"),
    [
        (None, None, "unknown"),
        (DeliveryState.SAVED, None, "saved"),
        (DeliveryState.CANCELLED, Trouble.JAM, "left_after"),
        (DeliveryState.NEEDS_HELP, Trouble.NO_PAPER, "waiting"),
    ],
)
def test_page_says_why_its_visitor_has_no_paper_as_the_health_page_does(
    officer: Officer, state: DeliveryState | None, trouble: Trouble | None, why: str
) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    if state:
        note(kiosk, slip, state, trouble)
    officer.scan(slip.code)
    officer.idle()
    for _ in range(2):
        name = officer.words(f"desk_health.troubles.{trouble}") if trouble else ""
        said = officer.words(f"desk_health.why.{why}", trouble=name)
        assert officer.reads(officer.words("desk_slip.not_printed", why=said))
        officer.hit(Qt.Key.Key_F9)


@pytest.mark.parametrize("state", [DeliveryState.DONE, DeliveryState.SENT, DeliveryState.PRINTING])
def test_page_of_a_slip_that_came_out_or_is_coming_out_does_not_call_it_lost(
    officer: Officer, state: DeliveryState
) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    note(officer.program.kiosk, slip, state)
    officer.scan(slip.code)
    officer.idle()
    assert officer.reads(slip.code)
    assert why_not_printed(officer) == ""


def test_nobody_says_of_a_slip_of_another_day_or_machine_why_it_was_not_printed(officer: Officer, day: Day) -> None:
    kiosk = officer.program.kiosk
    answers = tuple(Answer.parse(answer) for answer in BLOCKED_BY_FACE)
    elsewhere = staff_code_of(kiosk, kiosk.papers.issue(kiosk.plans.of_answers(answers), answers, "id"))
    for delivered in (old_slip(officer, day, timedelta(days=1)).code, elsewhere, "222-222-222"):
        officer.scan(delivered)
        officer.idle()
        assert officer.page == "slip"
        assert why_not_printed(officer) == ""


def test_the_reason_goes_when_the_held_up_slip_comes_out_after_all(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    note(kiosk, slip, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    officer.scan(slip.code)
    officer.idle()
    assert why_not_printed(officer) != ""
    note(kiosk, slip, DeliveryState.DONE)
    officer.wait(16)
    officer.until(lambda: why_not_printed(officer) == "")


def test_the_reason_gives_way_to_what_becomes_of_a_new_print(officer: Officer, printer: MemoryPrinter) -> None:
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    officer.idle()
    reason = why_not_printed(officer)
    assert officer.reads(reason)
    printer.condition = Condition("memory", takes_jobs=False, troubles=(Trouble.NO_PAPER,), confirms=True)
    officer.hit(PRINT)
    officer.until(lambda: copy_of(officer).paper.state == "needs_help")
    assert officer.reads(officer.words("printing.staff.no_paper"))
    assert not officer.reads(reason)


@pytest.fixture
def printer(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> MemoryPrinter:
    """A printer in memory in place of the folder."""
    made = MemoryPrinter()
    monkeypatch.setattr(officer.program.kiosk.printers, "chosen", lambda: made)
    return made


def old_slip(officer: Officer, day: Day, age: timedelta) -> Slip:
    """A slip that a visitor took here so long ago."""
    day.jump(-age)
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    day.jump(age)
    return slip


def copy_of(officer: Officer) -> SlipCopy:
    return officer.of(SlipAtCounter).copy


def why_not_printed(officer: Officer) -> str:
    return str(officer.of(SlipAtCounter).shown["not_printed"])


def is_offered(officer: Officer) -> bool:
    return officer.words("desk_slip.again.print") in officer.targets()


def print_to_folder(officer: Officer) -> None:
    """Press the key and wait until the slip is shown instead."""
    assert is_offered(officer)
    officer.hit(PRINT)
    officer.until(lambda: copy_of(officer).paper.state == "saved")
    officer.until(lambda: bool(copy_of(officer).paper.pages))
    officer.idle()


def text_of(officer: Officer, slip: Slip) -> str:
    document = pypdfium2.PdfDocument(officer.program.kiosk.printers.folder.file_of(slip.code))
    text = "\n".join(str(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return text


def prints_in_chain(officer: Officer) -> list[tuple[str, dict[str, str], object]]:
    kiosk = officer.program.kiosk
    events = kiosk.desk.audit.events_of(kiosk.station.branch, kiosk.station.number)
    return [(one.subject, dict(one.details), one.staff) for one in events if one.kind == EventKind.SLIP_PRINTED]


def squares_on_the_screen(officer: Officer) -> str:
    """What a phone reads that is held to the screen."""
    picture = officer.picture()
    grey = Image.frombytes("RGBA", (picture.width(), picture.height()), bytes(picture.constBits())).convert("L")
    return "\n".join(code.text for code in zxingcpp.read_barcodes(grey))


def came_out(officer: Officer, code: str) -> bool:
    return bool(officer.program.kiosk.prints.came_out([code]))


def marks(officer: Officer) -> dict[str, str]:
    return {row["code"]: row["mark"] for row in officer.of(HomeLists).waiting}
