"""The report as a spreadsheet, read back by another program."""

import re
import zipfile
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.guide.causes import Cause
from kiosk.texts import LANGUAGES
from kiosk.visits.record import VisitEnd
from tests.cases.office import MORNING
from tests.reports.office import TODAY, WORDS, ReportOffice, at_work
from tests.reports.reading import book_of, rows_of


def filled(place: ReportOffice) -> ReportOffice:
    """One case that was done after an hour and a half, and visits of which three were left at the plan."""
    case = place.log(slip_code="ABC-DEF-GHJ", slip_causes=(Cause.BLOCKED_BIOMETRIC,))
    place.finish(case, MORNING + timedelta(hours=1, minutes=30))
    place.visit(8, end=VisitEnd.SLIP, slip_code="ABC-DEF-GHJ", causes=(Cause.BLOCKED_KPJ,))
    place.visit(7, left_at="welcome", causes=())
    place.visit(3, left_at="plan", causes=())
    return place


def spreadsheet(place: ReportOffice, language: str = "id") -> bytes:
    return place.reports.spreadsheet(place.boss, TODAY, WORDS[language], MORNING, place.second())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_subject_has_its_sheet_with_a_row_that_stands_still(place: ReportOffice, language: str) -> None:
    book = book_of(spreadsheet(filled(place), language))
    names = [WORDS[language].say(f"reports.parts.{part}") for part in ("summary", "cases", "times", "guide", "visits")]
    assert book.sheetnames == names
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert (sheet.column_dimensions["A"].width or 0) >= 16


def test_numbers_are_numbers_and_say_their_unit(place: ReportOffice) -> None:
    sheet = book_of(spreadsheet(filled(place)))["Janji dan kenyataan"]
    found = {str(row[1].value): row[2] for row in sheet.iter_rows(min_row=2) if row[1].value}
    assert found["Kasus yang dinilai"].value == 1
    assert found["Bagian yang tepat waktu"].value == 1
    assert found["Bagian yang tepat waktu"].number_format == "0.0%"
    assert found["Kenyataan, median"].value == 1.5
    assert found["Kenyataan, median"].number_format == '#,##0.0" jam"'
    assert found["Selisih dari perkiraan, median"].value == -22.5


def test_hidden_cells_are_hidden_in_the_file_too(place: ReportOffice) -> None:
    rows = rows_of(spreadsheet(filled(place)), sheet=4)
    by_page = {row[1]: row[2] for row in rows if row[0] == "Halaman terakhir tanpa slip"}
    assert by_page == {"Rencana": "<5*", "Halaman pembuka": "<5*"}
    ends = {row[1]: row[2] for row in rows if row[0] == "Cara kunjungan berakhir"}
    assert (ends["Mengambil slip"], ends["Ditinggalkan"]) == (8, 10)


def test_guide_and_officer_stand_beside_each_other(place: ReportOffice) -> None:
    rows = rows_of(spreadsheet(filled(place), "en"), sheet=3)
    assert rows[:2] == [
        ("Section", "Guide says", "Officer found", "Count"),
        ("Cause", "Blocked: face check", "Blocked: face check", 1),
    ]


def test_cases_have_their_charts(place: ReportOffice) -> None:
    book = book_of(spreadsheet(filled(place)))
    assert [len(sheet._charts) for sheet in book.worksheets] == [0, 2, 0, 0, 0]  # type: ignore[attr-defined]


def test_an_empty_span_is_a_file_as_well(place: ReportOffice) -> None:
    rows = rows_of(spreadsheet(place))
    assert ("Ringkasan", "Kasus diterima", 0) in rows
    assert ("Ringkasan", "Selesai tepat waktu", "–") in rows


def test_nothing_in_the_file_is_a_formula_and_nothing_is_left_on_the_disk(
    place: ReportOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))  # does not exist: whoever needs it fails
    file = spreadsheet(filled(place))
    with zipfile.ZipFile(BytesIO(file)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 5
    assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets)


def test_the_same_moment_gives_the_same_bytes(place: ReportOffice) -> None:
    first = spreadsheet(filled(place))
    later = MORNING + timedelta(seconds=1)
    again = place.second(MORNING - timedelta(seconds=1))
    assert place.reports.spreadsheet(place.boss, TODAY, WORDS["id"], MORNING, again) == first
    other = place.reports.spreadsheet(at_work(place.boss, later), TODAY, WORDS["id"], later, place.second(later))
    assert book_of(other).properties.created == datetime(2026, 11, 2, 2, 0, 1)  # noqa: DTZ001 - openpyxl gives UTC bare
