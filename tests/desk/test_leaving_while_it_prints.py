"""The desk is left, or set up for another printer, while it prints: no slip is lost, none comes out for nobody."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.prints import clerk
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print
from kiosk.prints.printer import JobStage, JobState, Trouble
from tests.desk.health import plug_in, thermal_at
from tests.desk.officer import Officer, desk_in
from tests.desk.open_case import log_case, open_case
from tests.printing.memory import MemoryPrinter


@dataclass
class SlowPrinter(MemoryPrinter):
    """Says that it prints, so often; then the paper is out."""

    looks_left: int = 0

    def job(self, title: str) -> JobState:
        self.state = JobState(JobStage.PRINTING if self.looks_left else JobStage.DONE)
        self.looks_left = max(0, self.looks_left - 1)
        return super().job(title)


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerk, "LOOK_EVERY_SECONDS", 0.01)


def leave_while_printing(data: Path, printer: MemoryPrinter, patch: pytest.MonkeyPatch) -> Print:
    """Print a case slip, sign out at once, and come back; what is known of the print then."""
    with desk_in(data) as officer:
        officer.sign_in()
        plug_in(officer, printer, patch)
        case = log_case(officer)
        open_case(officer, case)
        officer.hit(Qt.Key.Key_F4)
        officer.until(lambda: bool(printer.held))
    with desk_in(data) as next_one:
        plug_in(next_one, printer, patch)
        next_one.wait(1)
        next_one.screen.office.printing.turns.submit(lambda: None).result()
        known = next_one.program.kiosk.prints.last_of([case.code])
        return known[case.code]


def test_what_is_being_printed_at_sign_out_comes_out(
    application: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = SlowPrinter(looks_left=5)
    row = leave_while_printing(tmp_path / "data", printer, monkeypatch)
    assert (row.state, printer.state.stage) == (DeliveryState.DONE, JobStage.DONE)


def test_what_is_held_up_at_sign_out_is_taken_back(
    application: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = MemoryPrinter(state=JobState(JobStage.PRINTING, Trouble.JAM))
    row = leave_while_printing(tmp_path / "data", printer, monkeypatch)
    assert (row.state, row.trouble) == (DeliveryState.CANCELLED, Trouble.JAM)
    assert printer.held == []


def test_the_printer_that_is_chosen_while_the_desk_is_open_is_the_one_that_prints(officer: Officer) -> None:
    officer.wait(1)  # what an earlier desk left is looked for at the printer before
    officer.screen.office.printing.turns.submit(lambda: None).result()
    case = log_case(officer)
    with thermal_at(officer) as printer:
        open_case(officer, case)
        officer.hit(Qt.Key.Key_F4)

        def came_out() -> bool:
            officer.wait(1)
            return bool(printer.sheets)

        officer.until(came_out)
