"""The slip of a case: the first one a key away, every further one a copy, and no print that nobody knows of."""

from functools import partial

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt

from kiosk.cases.case import Case, EntryKind
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from tests.desk.officer import Officer
from tests.desk.open_case import entries, log_case, open_case
from tests.printing.memory import MemoryPrinter
from ui.desk.case.page import CaseFile


def test_the_first_slip_of_a_new_case_is_one_key_away_and_the_next_one_is_a_copy(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    assert officer.focused.property("name") == officer.words("desk_case.acts.print")
    for kind in (EntryKind.PRINTED, EntryKind.PRINTED_AGAIN):
        officer.hit(Qt.Key.Key_F4 if kind is EntryKind.PRINTED else Qt.Key.Key_F5)
        officer.wait(1)
        if kind is EntryKind.PRINTED_AGAIN:
            officer.hit(Qt.Key.Key_Return)
        officer.until(partial(is_told, officer, case, kind))
        officer.until(lambda: not officer.of(CaseFile).copy.paper.running)
        officer.idle()
        assert officer.reads(officer.words("desk_paper.states.saved"))
        assert len(entries(officer, case, EntryKind.PRINTED)) == 1
        officer.hit(Qt.Key.Key_Escape)
        officer.wait(1)
        assert officer.focused.isVisible()
        assert officer.focused.property("name")
    assert [one["what"] for one in officer.of(CaseFile).history[:2]] == [
        officer.words("desk_case.history.printed_again"),
        officer.words("desk_case.history.printed"),
    ]
    assert list((officer.program.kiosk.data / "slips").glob("*.pdf"))


def test_a_slip_is_printed_when_the_printer_says_so_and_not_before(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = MemoryPrinter(Condition("memory", takes_jobs=False, troubles=(Trouble.NO_PAPER,), confirms=True))
    monkeypatch.setattr(officer.program.kiosk.printers, "chosen", lambda: printer)
    case, copy = log_case(officer), officer.of(CaseFile).copy.paper
    open_case(officer, case)

    officer.hit(Qt.Key.Key_F4)
    officer.until(lambda: copy.state == "needs_help")
    assert officer.reads(officer.words("printing.staff.no_paper"))
    officer.hit(Qt.Key.Key_F4)  # again, out of impatience
    printer.condition, printer.state = Condition("memory", takes_jobs=True), JobState(JobStage.PRINTING)
    officer.wait(1)
    officer.until(lambda: copy.state == "printing")
    assert entries(officer, case, EntryKind.PRINTED) == []

    officer.hit(Qt.Key.Key_Escape)
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "home"
    printer.state = JobState(JobStage.DONE)
    officer.wait(1)
    officer.until(partial(is_told, officer, case, EntryKind.PRINTED))
    assert len(printer.sent) == 1


def test_a_slip_that_no_disk_takes_is_not_called_printed(officer: Officer) -> None:
    (officer.program.kiosk.data / "slips").write_text("no folder", encoding="utf-8")
    case = log_case(officer)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F4)
    officer.until(lambda: officer.of(CaseFile).copy.paper.state == "failed")
    officer.idle()
    assert officer.reads(officer.words("desk_paper.states.failed"))
    assert entries(officer, case, EntryKind.PRINTED) == []


def test_the_codes_of_the_slip_can_be_scanned_from_the_screen(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F5)
    officer.until(lambda: bool(officer.of(CaseFile).copy.paper.pages))
    found: set[str] = set()
    for _ in range(12):
        officer.settle()
        picture = officer.picture()
        grey = Image.frombytes("RGBA", (picture.width(), picture.height()), bytes(picture.constBits())).convert("L")
        found |= {code.text for code in zxingcpp.read_barcodes(grey)}
        officer.hit(Qt.Key.Key_PageDown)
    assert case.code in found
    assert any(text.startswith("BEGIN:VCALENDAR") for text in found)


def is_told(officer: Officer, case: Case, kind: EntryKind) -> bool:
    return bool(entries(officer, case, kind))
