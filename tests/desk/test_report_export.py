"""Nothing leaves without a second person: wrong, the same, absent, and then a file that is really there."""

import io
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from kiosk.audit.events import EventKind
from kiosk.paper.raster import render
from tests.desk.officer import KPJ, NAME, PARTICIPANT, PIN, Officer
from tests.desk.open_case import COLLEAGUE, PHONE, hire, log_case, walk_to
from tests.desk.test_report_page import told
from tests.journeys.visiting import Day
from ui.desk.report import folders
from ui.desk.report.page import OfficeReport

A_WHILE = timedelta(seconds=20)
KEYS = {"xlsx": Qt.Key.Key_F4, "pdf": Qt.Key.Key_F6, "cases": Qt.Key.Key_F7}


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The account's own documents; nothing is plugged in."""
    monkeypatch.setattr(folders, "user_documents_dir", lambda: str(tmp_path / "Documents"))
    monkeypatch.setattr(folders, "MEDIA", (tmp_path / "media",))
    return tmp_path / "Documents" / "Anjungan JMO"


@pytest.fixture
def reader(officer: Officer, documents: Path) -> Officer:
    """A supervisor on the report page, two cases behind them, and a colleague beside them."""
    log_case(officer)
    log_case(officer)
    hire(officer)
    officer.screen.open("report")
    officer.idle()
    assert not documents.exists()
    return officer


def ask_for(officer: Officer, form: str) -> None:
    officer.hit(KEYS[form])
    assert officer.of(OfficeReport).export.form == form
    assert officer.focused.inherits("QQuickTextInput")


def confirm(officer: Officer, name: str, pin: str) -> None:
    officer.type_text(name)
    officer.hit(Qt.Key.Key_Return)
    officer.type_text(pin)
    officer.hit(Qt.Key.Key_Return)


def files(folder: Path) -> Iterator[str]:
    return (path.name for path in sorted(folder.glob("**/*")))


def test_the_list_of_cases_is_written_where_the_notice_says(reader: Officer, documents: Path) -> None:
    ask_for(reader, "cases")
    assert reader.reads(reader.words("desk_report.export.personal"))
    confirm(reader, COLLEAGUE, PIN)
    path = documents / "daftar-kasus-2026-03-01_2026-03-11.xlsx"
    assert reader.notice == reader.words("desk_report.export.done", path=path, count=2)
    assert reader.reads(str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert [row[-2:] for row in rows[1:]] == [(PARTICIPANT, KPJ)] * 2
    assert not any(PHONE in str(cell) for row in rows for cell in row)
    assert told(reader, EventKind.CASES_EXPORTED) == 1
    assert reader.of(OfficeReport).export.form == ""


def test_the_report_leaves_as_spreadsheet_and_as_paper_without_a_name(
    reader: Officer, documents: Path, day: Day
) -> None:
    for form in ("xlsx", "pdf"):
        day.jump(A_WHILE)
        ask_for(reader, form)
        assert not reader.reads(reader.words("desk_report.export.personal"))
        confirm(reader, COLLEAGUE, PIN)
        assert str(documents) in reader.notice
    stem = "laporan-2026-03-01_2026-03-11"
    assert list(files(documents)) == [f"{stem}.pdf", f"{stem}.xlsx"]
    sheets = load_workbook(documents / f"{stem}.xlsx").worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row]
    assert 2 in cells
    assert PARTICIPANT not in cells
    assert render((documents / f"{stem}.pdf").read_bytes(), 36)


def test_the_same_file_again_bears_a_number(reader: Officer, documents: Path, day: Day) -> None:
    for _ in range(2):
        day.jump(A_WHILE)
        ask_for(reader, "pdf")
        confirm(reader, COLLEAGUE, PIN)
    stem = "laporan-2026-03-01_2026-03-11"
    assert list(files(documents)) == [f"{stem}-2.pdf", f"{stem}.pdf"]


@pytest.mark.parametrize(
    ("name", "pin", "why"),
    [
        (COLLEAGUE, "806418", "wrong"),
        ("Tidak Ada", PIN, "wrong"),
        (NAME, PIN, "same_person"),
    ],
)
def test_a_second_person_who_is_refused_is_told_in_place_and_nothing_is_written(
    reader: Officer, documents: Path, name: str, pin: str, why: str
) -> None:
    ask_for(reader, "cases")
    confirm(reader, name, pin)
    assert reader.of(OfficeReport).export.remark == reader.words(f"desk_report.export.refused.{why}")
    assert reader.reads(reader.of(OfficeReport).export.remark)
    assert reader.notice == ""
    assert not documents.exists()
    assert told(reader, EventKind.CASES_EXPORTED) == 0
    assert reader.focused.property("text") == ""  # the PIN is typed again
    reader.type_text("80")
    assert reader.focused.property("displayText") == "••"  # and nobody sees it
    reader.hit(Qt.Key.Key_Escape)
    assert reader.of(OfficeReport).export.form == ""
    assert reader.page == "report"


def test_without_a_second_person_nothing_is_tried(reader: Officer, documents: Path) -> None:
    ask_for(reader, "xlsx")
    confirm(reader, "", "")
    assert reader.reads(reader.words("desk_report.export.incomplete"))
    assert told(reader, EventKind.SECOND_FAILED) == 0
    assert not documents.exists()


def test_who_still_has_a_pin_of_somebody_else_is_no_second_person(reader: Officer, documents: Path) -> None:
    kiosk = reader.program.kiosk
    kiosk.staff.add(reader.session, "Petugas Baru", reader.session.role, "593028", kiosk.now())
    ask_for(reader, "pdf")
    confirm(reader, "Petugas Baru", "593028")
    assert reader.of(OfficeReport).export.remark == reader.words("desk_report.export.refused.must_change_pin")
    assert not documents.exists()


def test_a_folder_that_takes_no_file_is_told_and_the_panel_stays(reader: Officer, documents: Path) -> None:
    ask_for(reader, "pdf")
    documents.parent.mkdir()
    documents.write_text("no folder", encoding="utf-8")
    confirm(reader, COLLEAGUE, PIN)
    assert reader.of(OfficeReport).export.remark == reader.words("desk_report.export.not_written", path=documents)
    assert reader.of(OfficeReport).export.form == "pdf"


def test_a_stick_is_a_choice_by_keys_and_takes_the_file(
    reader: Officer, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "media" / "petugas" / "CONTOH"
    stick.mkdir(parents=True)
    monkeypatch.setattr(folders, "is_mounted", lambda path: path == stick)
    ask_for(reader, "xlsx")
    walk_to(reader, reader.words("desk_report.folders.stick", name="CONTOH"))
    reader.hit(Qt.Key.Key_Space)
    assert reader.focused.parentItem() is not None  # the button that was pressed is still there
    walk_to(reader, reader.words("desk_report.export.name"))
    confirm(reader, COLLEAGUE, PIN)
    assert [path.suffix for path in stick.iterdir()] == [".xlsx"]
    assert not documents.exists()
    assert str(stick) in reader.notice


def test_a_pin_never_outlives_its_panel(reader: Officer) -> None:
    ask_for(reader, "pdf")
    reader.type_text(COLLEAGUE)
    reader.hit(Qt.Key.Key_Return)
    reader.type_text(PIN)
    reader.hit(Qt.Key.Key_Escape)
    ask_for(reader, "pdf")
    assert not reader.reads(COLLEAGUE)
    assert not reader.reads(PIN)


def test_the_file_is_in_the_language_of_the_desk(reader: Officer, documents: Path) -> None:
    reader.hit(Qt.Key.Key_F9)
    ask_for(reader, "cases")
    confirm(reader, COLLEAGUE, PIN)
    (path,) = documents.iterdir()
    assert path.name == "case-list-2026-03-01_2026-03-11.xlsx"
    book = load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames == [reader.words("reports.list.sheet")]
