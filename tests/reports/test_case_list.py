"""The list of cases that goes to those who unblock: text stays text, and no phone number leaves."""

import re
import zipfile
from datetime import datetime, timedelta
from io import BytesIO

import pytest

from kiosk.cases.answers import Unacceptable
from kiosk.cases.case import Case
from kiosk.cases.follow_up import Told
from kiosk.cases.kinds import ClaimDetails, Handling, Known
from kiosk.cases.states import Ending, Move
from kiosk.guide.causes import Cause
from kiosk.texts import LANGUAGES
from tests.cases.office import MORNING, path_of, sure
from tests.reports.office import TODAY, WORDS, ReportOffice
from tests.reports.reading import book_of, rows_of
from tests.storage.beside import told_by_sqlite

NASTY = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("x")',
    "{=1+1}",
    "\tContoh",
    'D\'Arta "Contoh" <b>&amp;</b>',
    "Contoh 😀 Karangan",
    "\u202eContoh مثال",
    "C" * 100,
    "0007",
    "www.contoh.go.id",
]


def listed(place: ReportOffice, language: str = "id") -> bytes:
    answer = place.reports.export_cases(place.boss, TODAY, WORDS[language], MORNING, place.second())
    assert isinstance(answer, bytes), answer
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_stands_in_the_list_with_all_that_those_who_unblock_need(place: ReportOffice, language: str) -> None:
    case = place.log(name="Contoh Satu", kpj="00000000001", phone="080000001234", slip_code="ABC-DEF-GHJ",
                     slip_causes=(Cause.BLOCKED_BIOMETRIC, Cause.PHOTO_UNCLEAR))  # fmt: skip
    done = place.finish(case, MORNING + timedelta(hours=1), Ending.FAILED_AGAIN)
    words, (heads, row) = WORDS[language], rows_of(listed(place, language))
    assert dict(zip(heads, row, strict=True)) == {
        words.say("reports.list.columns.code"): done.code,
        words.say("reports.list.columns.kind"): words.say("cases.kinds.unblock"),
        words.say("reports.list.columns.state"): words.say("cases.states.done"),
        words.say("reports.list.columns.received", zone="WIB"): datetime(2026, 11, 2, 9, 0),  # noqa: DTZ001
        words.say("reports.list.columns.due", zone="WIB"): datetime(2026, 11, 3, 9, 0),  # noqa: DTZ001
        words.say("reports.list.columns.closed", zone="WIB"): datetime(2026, 11, 2, 10, 0),  # noqa: DTZ001
        words.say("reports.list.columns.cause"): words.say("outcomes.blocked_biometric.label"),
        words.say("reports.list.columns.slip_causes"): ", ".join(
            words.say(f"outcomes.{cause}.label") for cause in ("blocked_biometric", "photo_unclear")
        ),
        words.say("reports.list.columns.block"): words.say("cases.block_names.biometric"),
        words.say("reports.list.columns.named_branch"): None,
        words.say("reports.list.columns.sent_to"): None,
        words.say("reports.list.columns.ending"): words.say("cases.endings.failed_again"),
        words.say("reports.list.columns.officer"): "Petugas Satu",
        words.say("reports.list.columns.name"): "Contoh Satu",
        words.say("reports.list.columns.kpj"): "00000000001",
    }


def test_no_phone_number_is_in_the_file(place: ReportOffice) -> None:
    place.log(phone="080000001234")
    with zipfile.ZipFile(BytesIO(listed(place))) as parts:
        for name in parts.namelist():
            assert b"080000001234" not in parts.read(name)


def test_what_looks_like_a_formula_stays_a_text(place: ReportOffice) -> None:
    branch = ClaimDetails("=cmd|' /C calc'!A0", MORNING.date(), Known.NO, Handling.HERE)
    stored: dict[str, str] = {}
    for number, name in enumerate(NASTY):
        case = place.log(name=name, kpj=f"=1+{number}", details=branch, cause=Cause.ACTIVE_CLAIM)
        assert case.person is not None
        stored[case.code] = case.person.name
        follow_up, officer = place.office.cases.follow_up, place.office.officer
        checked = sure(follow_up.move(officer, case, Move.CHECK_IDENTITY, Told(), MORNING), Case)
        sure(follow_up.move(officer, checked, Move.SEND, Told("@kantor=1"), MORNING), Case)
    file = listed(place)
    with zipfile.ZipFile(BytesIO(file)) as parts:
        assert not re.search(rb"<f[ >]|<hyperlink", parts.read("xl/worksheets/sheet1.xml"))
    sheet = book_of(file).worksheets[0]
    found = {}
    for row in sheet.iter_rows(min_row=2):
        cells = {str(head.value): cell for head, cell in zip(sheet[1], row, strict=True)}
        found[cells["Kode"].value] = cells["Nama peserta"].value
        assert cells["Cabang di pesan"].value == "=cmd|' /C calc'!A0"
        assert cells["Dikirim kepada"].value == "@kantor=1"
        assert str(cells["KPJ"].value).startswith("=1+")
        for head in ("Nama peserta", "Cabang di pesan", "Dikirim kepada", "KPJ"):
            assert (cells[head].data_type, cells[head].number_format) == ("s", "@")
    assert found == stored


def test_a_name_of_ten_thousand_signs_never_comes_so_far(place: ReportOffice) -> None:
    with pytest.raises(Unacceptable):
        place.log(name="C" * 10_000)
    assert len(rows_of(listed(place))) == 1


def test_whoever_retention_has_taken_away_is_an_empty_cell(place: ReportOffice) -> None:
    place.log()
    told_by_sqlite(path_of(place.office), "UPDATE cases SET name_sealed = NULL, kpj_sealed = NULL")
    (_, row) = rows_of(listed(place))
    assert row[-2:] == (None, None)


def test_the_list_is_ordered_by_time_and_of_the_span_alone(place: ReportOffice) -> None:
    codes = [place.log(MORNING + timedelta(minutes=minutes)).code for minutes in (5, 1, 3)]
    place.log(MORNING - timedelta(days=1))
    assert [row[0] for row in rows_of(listed(place))[1:]] == [codes[1], codes[2], codes[0]]
    sheet = book_of(listed(place_again(place))).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O4")


def place_again(place: ReportOffice) -> ReportOffice:
    """The same place, whose colleague confirms anew."""
    return ReportOffice(place.office, place.visits)
