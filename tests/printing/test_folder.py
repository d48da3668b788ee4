"""The printer that is a folder: a slip lies there whole, for this account alone, or the report says it does not."""

import logging
from pathlib import Path

import pytest

from kiosk.ids import new_code
from kiosk.printing.folder import FolderPrinter
from kiosk.slips.slip import PrintReport, PrintState, SlipPrinter

PDF = b"%PDF-1.7 pretended"


def test_slip_lies_whole_in_a_file_of_its_code_for_this_account_alone(tmp_path: Path) -> None:
    printer: SlipPrinter = FolderPrinter(tmp_path / "data" / "slips")
    code = new_code()
    report = printer.deliver(code, PDF)
    assert report == PrintReport(PrintState.SAVED, tmp_path / "data" / "slips" / f"{code}.pdf")
    assert report.file is not None
    assert report.file.read_bytes() == PDF
    assert report.file.stat().st_mode & 0o777 == 0o600
    assert report.file.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in report.file.parent.iterdir()] == [f"{code}.pdf"]


def test_same_slip_again_replaces_the_file(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    printer.deliver("ABC-DEF-GHJ", b"one")
    printer.deliver("ABC-DEF-GHJ", b"two")
    assert printer.file_of("ABC-DEF-GHJ").read_bytes() == b"two"


def test_folder_that_can_t_be_made_is_a_report_and_not_an_exception(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "slips").write_bytes(b"in the way")
    with caplog.at_level(logging.ERROR):
        assert FolderPrinter(tmp_path / "slips").deliver("ABC-DEF-GHJ", PDF) == PrintReport(PrintState.FAILED)
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["slip not saved"]
    assert "ABC-DEF-GHJ" not in caplog.text


def test_file_that_can_t_take_its_name_leaves_nothing_behind(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "slips")
    printer.file_of("ABC-DEF-GHJ").mkdir(parents=True)
    assert printer.deliver("ABC-DEF-GHJ", PDF).state is PrintState.FAILED
    assert [file.name for file in printer.folder.iterdir()] == ["ABC-DEF-GHJ.pdf"]
