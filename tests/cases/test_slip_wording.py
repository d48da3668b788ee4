"""The slip of a logged case: what was asked for, what comes next and when, and nothing of the person."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.assembly import Kiosk
from kiosk.cases.kinds import ClaimDetails, Handling, Known
from kiosk.cases.scan import ScanKind, scan_of
from kiosk.deadlines.due import Due
from kiosk.deadlines.rules import parse_rule
from kiosk.paper.formats import SlipFormat
from kiosk.settings.model import PrintingSettings
from kiosk.slips.drawing import draw
from kiosk.slips.sheet import SlipSheet
from kiosk.texts import LANGUAGES
from tests.machine import machine
from tests.slips import reading
from tests.slips.logged import CODE, CONTOH, EVERY_KIND, NAME, case_of
from tests.slips.samples import everything_on

EVERY_SLIP = [pytest.param(kind, language, id=f"{kind}-{language}") for kind in EVERY_KIND for language in LANGUAGES]


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    return machine(tmp_path_factory.mktemp("data"), CONTOH)


def sheet_of(kiosk: Kiosk, kind: str, language: str = "id", *, again: bool = False) -> SlipSheet:
    return kiosk.papers.case_slip(case_of(kiosk, EVERY_KIND[kind]), language, again=again)


@pytest.mark.parametrize(("kind", "language"), EVERY_SLIP)
def test_slip_of_every_kind_is_complete(kiosk: Kiosk, kind: str, language: str) -> None:
    sheet = sheet_of(kiosk, kind, language)
    (part,) = sheet.parts
    assert sheet.code == CODE
    assert all((sheet.title, sheet.issued, part.title, part.why, part.stop, sheet.due.day, sheet.due.hour))
    assert 4 <= len(part.steps) <= 6
    assert len(set(part.steps)) == len(part.steps)
    said = everything_on(sheet)
    assert "{" not in said
    needed = {
        "id": ("gratis", "otp", "kata sandi", "175", "perkiraan", "sumber: ", "kode kasus"),
        "en": ("free", "otp", "password", "175", "estimate", "source: ", "case code"),
    }
    assert [word for word in needed[language] if word not in said.lower()] == []


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("biometric", ("buka blokir", "HP sendiri", "tempat terang", "gagal 2 kali", "foto e-KTP", "1×24 jam")),
        ("kpj", ("buka blokir", "nomor kartu (KPJ)", "perusahaan lama", "jangan menebak nomor", "1×24 jam")),
        ("login", ("buka blokir", "e-mail", "Lupa password", "jangan menebak kata sandi", "1×24 jam")),
        ("here", ("batal klaim", "kantor ini", "ulangi Pengkinian Data", "Jangan mengisi Lapak Asik")),
        ("forwarded", ("batal klaim", "Cabang Karangan Utara", "2–3 minggu", "meneruskan permintaan batal")),
    ],
)
def test_slip_tells_what_was_asked_what_comes_next_and_what_not_to_do(
    kiosk: Kiosk, kind: str, facts: tuple[str, ...]
) -> None:
    said = everything_on(sheet_of(kiosk, kind))
    assert [fact for fact in facts if fact not in said] == []


@pytest.mark.parametrize(("kind", "language"), EVERY_SLIP)
def test_nobody_is_sent_to_queue_for_what_is_logged_already(kiosk: Kiosk, kind: str, language: str) -> None:
    steps = " ".join(sheet_of(kiosk, kind, language).parts[0].steps).lower()
    assert {"id": "antre", "en": "queue"}[language] not in steps


@pytest.mark.parametrize(
    ("kind", "day", "hour"),
    [
        ("kpj", "Rabu, 25 Maret 2026", "pukul 09.00 WIB"),  # around Nyepi and Idulfitri
        ("here", "Selasa, 17 Maret 2026", "pukul 15.00 WIB"),
        ("forwarded", "Selasa, 31 Maret 2026", "pukul 15.00 WIB"),  # three weeks after the attempt
    ],
)
def test_expected_time_is_the_one_that_was_promised(kiosk: Kiosk, kind: str, day: str, hour: str) -> None:
    due = sheet_of(kiosk, kind).due
    assert (due.day, due.hour) == (day, hour)


@pytest.mark.parametrize(("kind", "language"), EVERY_SLIP)
@pytest.mark.parametrize("form", SlipFormat)
def test_nothing_of_the_person_comes_onto_paper(kiosk: Kiosk, kind: str, language: str, form: SlipFormat) -> None:
    drawn = " ".join(reading.texts(kiosk.papers.draw_case(case_of(kiosk, EVERY_KIND[kind]), language, paper=form)))
    sheet = sheet_of(kiosk, kind, language)
    for piece in (*NAME.split(), "9876", "5432"):
        assert piece not in drawn + sheet.phone_qr.payload + sheet.staff_qr.payload


@pytest.mark.parametrize(("kind", "language"), EVERY_SLIP)
@pytest.mark.parametrize("form", SlipFormat)
def test_the_officer_s_square_scans_to_the_case_and_the_other_is_a_calendar_entry(
    kiosk: Kiosk, kind: str, language: str, form: SlipFormat
) -> None:
    pdf = kiosk.papers.draw_case(case_of(kiosk, EVERY_KIND[kind]), language, paper=form)
    found = set().union(*(reading.codes(picture) for picture in reading.pictures(pdf)))
    scans = {scan.kind: scan.text for scan in (scan_of(payload, tuple) for payload in found)}
    assert scans == {ScanKind.CASE_CODE: CODE, ScanKind.PHONE_CODE: ""}


def test_calendar_entry_holds_the_code_and_the_expected_time(kiosk: Kiosk) -> None:
    entry = sheet_of(kiosk, "kpj").phone_qr.payload
    assert CODE in entry
    assert "DTSTART:20260325T020000Z" in entry


@pytest.mark.parametrize(("language", "mark"), [("id", "CETAK ULANG"), ("en", "REPRINT")])
def test_a_reprint_is_marked_and_otherwise_the_same(kiosk: Kiosk, language: str, mark: str) -> None:
    first, again = sheet_of(kiosk, "login", language), sheet_of(kiosk, "login", language, again=True)
    assert (first.mark, again.mark) == ("", mark)
    assert replace(again, mark="") == first
    pdf = kiosk.papers.draw_case(case_of(kiosk, EVERY_KIND["login"]), language, again=True)
    assert mark in reading.texts(pdf)[0]


def test_without_an_expected_time_the_box_says_whom_to_ask(kiosk: Kiosk) -> None:
    case = replace(case_of(kiosk, EVERY_KIND["kpj"]), due=Due(None, True, parse_rule("set by branch")))
    due = kiosk.papers.case_slip(case, "id").due
    assert (due.day, due.hour) == ("Belum ada perkiraan", "")


def test_a_time_beyond_the_known_holidays_is_said_to_be_uncertain(kiosk: Kiosk) -> None:
    due = Due(datetime(2031, 1, 6, 8, tzinfo=UTC), False, parse_rule("24 hours"))
    case = replace(case_of(kiosk, EVERY_KIND["kpj"]), due=due)
    assert "belum diumumkan" in kiosk.papers.case_slip(case, "id").due.note


def test_a_branch_s_own_due_time_is_named_as_the_source(kiosk: Kiosk) -> None:
    own = machine(kiosk.data, replace(CONTOH, due={"blocked_kpj": "48 hours"}))
    assert "ketentuan kantor ini" in sheet_of(own, "kpj").due.note


@pytest.mark.parametrize(
    "typed", ["www.contoh.com", "<b>&amp;</b>", "🙂 漢字 \u202eabc", "x" * 100, "\\;,:" * 25, "%s{0}"]
)
@pytest.mark.parametrize("form", SlipFormat)
def test_no_name_of_the_other_branch_spoils_a_slip(kiosk: Kiosk, typed: str, form: SlipFormat) -> None:
    details = ClaimDetails(typed, date(2026, 3, 10), Known.NO, Handling.FORWARDED)
    sheet = kiosk.papers.case_slip(case_of(kiosk, details), "id")
    assert typed in sheet.parts[0].why
    assert typed not in sheet.phone_qr.payload
    assert draw(sheet, form).startswith(b"%PDF")


def test_paper_of_the_settings_is_taken_if_no_other_is_asked_for(kiosk: Kiosk) -> None:
    small = machine(kiosk.data, replace(CONTOH, printing=PrintingSettings(format="a6")))
    case = case_of(kiosk, EVERY_KIND["here"])
    assert small.papers.draw_case(case, "id") == kiosk.papers.draw_case(case, "id", paper=SlipFormat.A6)
