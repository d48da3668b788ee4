"""The printer that is a folder: a slip lies there whole, for this account alone, or the state says it does not."""

import logging
from pathlib import Path

import pytest

from kiosk.ids import new_code
from kiosk.printing.folder import FolderPrinter
from kiosk.prints.printer import JobStage, JobState, Printer

PDF = b"%PDF-1.7 pretended"


def test_slip_lies_whole_in_a_file_of_its_code_for_this_account_alone(tmp_path: Path) -> None:
    printer: Printer = FolderPrinter(tmp_path / "data" / "slips")
    code = new_code()
    assert printer.look().takes_jobs
    assert printer.send(f"Slip 0.1 {code}", PDF) is None
    state = printer.job(f"Slip 0.1 {code}")
    assert state == JobState(JobStage.SAVED, file=tmp_path / "data" / "slips" / f"{code}.pdf")
    assert state.file is not None
    assert state.file.read_bytes() == PDF
    assert state.file.stat().st_mode & 0o777 == 0o600
    assert state.file.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in state.file.parent.iterdir()] == [f"{code}.pdf"]


def test_same_slip_again_replaces_the_file(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    printer.send("ABC-DEF-GHJ", b"one")
    printer.send("ABC-DEF-GHJ", b"two")
    assert printer.file_of("ABC-DEF-GHJ").read_bytes() == b"two"


def test_folder_that_can_t_be_made_is_a_state_and_not_an_exception(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "slips").write_bytes(b"in the way")
    printer = FolderPrinter(tmp_path / "slips")
    with caplog.at_level(logging.ERROR):
        printer.send("ABC-DEF-GHJ", PDF)
    assert printer.job("ABC-DEF-GHJ") == JobState(JobStage.FAILED)
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["slip not saved"]
    assert "ABC-DEF-GHJ" not in caplog.text


def test_file_that_can_t_take_its_name_leaves_nothing_behind(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "slips")
    printer.file_of("ABC-DEF-GHJ").mkdir(parents=True)
    printer.send("ABC-DEF-GHJ", PDF)
    assert printer.job("ABC-DEF-GHJ").stage is JobStage.FAILED
    assert [file.name for file in printer.folder.iterdir()] == ["ABC-DEF-GHJ.pdf"]


def test_what_is_saved_stays_when_its_visitor_goes(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    printer.send("ABC-DEF-GHJ", PDF)
    assert printer.forget("ABC-DEF-GHJ") is JobStage.SAVED
    assert printer.forget("KMN-PQR-STU") is JobStage.CANCELLED
    assert printer.clear("")
    assert printer.file_of("ABC-DEF-GHJ").read_bytes() == PDF
