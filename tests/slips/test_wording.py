"""Every slip in words: complete in both languages, with the facts that matter and none that must not be printed."""

from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.guide.files import read_guide
from kiosk.guide.walk import Answer, Finding, all_paths
from kiosk.ids import new_code
from kiosk.paper.formats import SlipFormat
from kiosk.paths import resources_dir
from kiosk.settings import Settings
from kiosk.settings.model import BranchSettings
from kiosk.slips.drawing import draw
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.slip import Slip
from kiosk.texts import LANGUAGES
from kiosk.visits.plan import Plan, make_plan
from tests.machine import MORNING, machine

from .reading import texts
from .samples import everything_on

GUIDE = read_guide(resources_dir() / "guide")
OUTCOMES = tuple(GUIDE.outcomes)
CONTOH = Settings(branch=BranchSettings(name="Kantor Cabang Contoh", address="Jalan Contoh 1, Kota Contoh"))


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    return machine(tmp_path_factory.mktemp("data"), CONTOH)


def plan_of(kiosk: Kiosk, *outcomes: str) -> Plan:
    findings = tuple(Finding(GUIDE.outcomes[name], 0) for name in outcomes)
    return make_plan(findings, MORNING, kiosk.timetable)


def sheet_of(kiosk: Kiosk, language: str, *outcomes: str, answers: tuple[Answer, ...] = ()) -> SlipSheet:
    return kiosk.papers.sheet(Slip(new_code(), plan_of(kiosk, *outcomes), answers, language, 0, 1))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_slip_of_every_outcome_is_complete(kiosk: Kiosk, outcome: str, language: str) -> None:
    sheet = sheet_of(kiosk, language, outcome)
    (part,) = sheet.parts
    assert part.title
    assert part.why
    assert 2 <= len(part.steps) <= 4
    assert all((sheet.title, sheet.code, sheet.issued, sheet.due.heading, sheet.due.day, sheet.due.note))
    assert {"id": "Sumber: ", "en": "Source: "}[language] in sheet.due.note
    assert len(sheet.where) == 1
    assert len(sheet.bring) == len(GUIDE.outcomes[outcome].bring)
    assert sheet.parts_heading == ""
    assert (part.stop is not None) or not GUIDE.outcomes[outcome].third_try_blocks
    assert "{" not in everything_on(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_slip_says_free_no_otp_and_175_and_that_the_time_is_an_estimate(
    kiosk: Kiosk, outcome: str, language: str
) -> None:
    said = everything_on(sheet_of(kiosk, language, outcome)).lower()
    needed = {
        "id": ("gratis", "otp", "kata sandi", "175", "perkiraan"),
        "en": ("free", "otp", "password", "175", "expected"),
    }
    assert [word for word in needed[language] if word not in said] == []


NEVER = (
    "Rp10 juta",
    "10 juta",
    "0811-9115910",
    "8119115910",
    "lapakasik.org",
    "BNI",
    "BRI",
    "BTN",
    "Mandiri",
    "BCA",
    "Android 5",
    "Android 10",
    "iOS",
    "56 tahun",
    "59 tahun",
    "0813-2691",
    "JMBG006",
    "040",
    "5 menit",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_slip_says_what_is_stale_disputed_or_unknown(kiosk: Kiosk, outcome: str, language: str) -> None:
    said = everything_on(sheet_of(kiosk, language, outcome))
    assert [word for word in NEVER if word in said] == []


FACTS: dict[str, tuple[str, ...]] = {
    "update_in_progress": ("3 hari kerja", "Jumat, 27 Maret 2026", "pukul 15.00 WIB"),
    "update_overdue": ("petugas",),
    "update_already_done": ("satu kali", "petugas CS", "pesan di HP"),
    "data_mismatch_ektp": ("Dukcapil", "14 hari kerja", "1 bulan", "1500-537", "nama ibu kandung", "buku nikah"),
    "data_mismatch_record": ("HRD", "surat koreksi data", "paklaring", "e-KTP"),
    "kpj_wrong": ("ketiga", "11 angka", "menebak"),
    "kpj_unknown": ("perusahaan", "Kartu Digital", "bukti kerja", "sso.bpjsketenagakerjaan.go.id"),
    "blocked_kpj": ("1×24 jam", "petugas", "175", "e-KTP", "Bukti kerja"),
    "blocked_biometric": (
        "1×24 jam",
        "petugas",
        "175",
        "terang",
        "lurus",
        "kacamata",
        "lapakasik.bpjsketenagakerjaan.go.id",
    ),
    "blocked_login": ("1×24 jam", "petugas", "175", "kata sandi"),
    "active_claim": ("dibatalkan", "Lapak Asik", "petugas CS"),
    "active_claim_queued": ("nomor antrean", "petugas CS"),
    "active_claim_check": ("kantor cabang mana", "petugas CS"),
    "active_claim_elsewhere": ("2–3 minggu", "kantor cabang", "Selasa, 7 April 2026"),
    "ektp_damaged": ("gratis", "Dukcapil", "Kartu Keluarga", "daerah dapat berbeda"),
    "photo_unclear": ("terang", "lurus", "kacamata", "rambut", "ketiga"),
    "photo_instructions": ("terang", "lurus", "kacamata", "rambut", "ketiga"),
    "app_trouble": ("perbarui", "06.00", "20.00"),
    "camera_fault": ("cache", "data", "HP"),
    "face_mismatch": ("petugas CS", "e-KTP", "Dukcapil", "ketiga"),
    "gesture_unable": ("senyum", "kedip", "petugas CS"),
    "employer_arrears": ("HRD", "iuran", "bukti bayar"),
    "login_credentials": ("Lupa password", "Lupa akun", "besok", "ketiga"),
    "login_counter": ("e-KTP", "petugas CS", "e-mail"),
    "account_taken": ("petugas CS", "OTP"),
    "claim_not_ready": ("1 bulan", "HRD", "tidak aktif"),
    "claim_balance": ("Rp15 juta", "lapakasik.bpjsketenagakerjaan.go.id", "surat kerja"),
    "claim_several": ("Tambah Kartu Peserta", "petugas CS"),
    "device_used": ("Lapak Asik", "petugas CS"),
    "other": ("petugas CS", "ketiga", "nomor antrean"),
    "wrong_office": ("BPJS Kesehatan",),
}
"""What a slip must say in Indonesian, by outcome; the sources stand in resources/guide/outcomes.yaml."""


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_facts_stand_on_the_slip(kiosk: Kiosk, outcome: str) -> None:
    said = everything_on(sheet_of(kiosk, "id", outcome)).lower()
    assert [fact for fact in FACTS[outcome] if fact.lower() not in said] == []


def test_every_outcome_has_its_facts_and_every_cause_an_outcome() -> None:
    assert set(FACTS) == set(OUTCOMES) >= set(Cause)


def test_time_to_lift_a_block_is_the_counter_s_day_and_hour(kiosk: Kiosk) -> None:
    due = sheet_of(kiosk, "id", "blocked_kpj").due
    assert (due.day, due.hour) == ("Rabu, 25 Maret 2026", "pukul 09.00 WIB")


@pytest.mark.parametrize("language", LANGUAGES)
def test_plan_of_several_parts_is_headed_and_in_order(kiosk: Kiosk, language: str) -> None:
    sheet = sheet_of(kiosk, language, "active_claim", "blocked_biometric", "update_in_progress")
    assert sheet.parts_heading
    assert [part.title for part in sheet.parts] == [
        kiosk.words(language).say(f"outcomes.{name}.title")
        for name in ("active_claim", "blocked_biometric", "update_in_progress")
    ]
    assert {"id": "seluruh rencana", "en": "whole plan"}[language] in sheet.due.note
    assert len(sheet.where) == 2
    assert len(set(sheet.bring)) == len(sheet.bring)


def test_head_names_the_branch_its_hours_and_the_moment(kiosk: Kiosk) -> None:
    sheet = sheet_of(kiosk, "id", "other")
    assert sheet.branch_name == "Kantor Cabang Contoh"
    assert sheet.branch_lines == ("Jalan Contoh 1, Kota Contoh", "Senin–Jumat 08.00–15.00 WIB")
    assert sheet.issued.endswith("Selasa, 17 Maret 2026, pukul 09.00 WIB")


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_of_every_path_can_be_told_to_the_officer(kiosk: Kiosk, language: str) -> None:
    for path in all_paths(GUIDE):
        answers = sheet_of(kiosk, language, path.outcome.id, answers=path.answers).answers
        told = [answer for answer in path.answers if answer.option != "typed"]
        assert len(answers) == len(told), path
        assert all(": " in answer for answer in answers)


def test_wish_for_more_is_not_an_answer_to_tell(kiosk: Kiosk) -> None:
    answers = (Answer("message", "three_times"), Answer("block_kind", "face"), Answer("plan", "more"))
    assert sheet_of(kiosk, "id", "blocked_biometric", answers=answers).answers == (
        "Pesan di HP: Gagal 3 kali atau terblokir",
        "Yang gagal 3 kali: Cek wajah",
    )


def test_phone_gets_the_steps_and_the_time_and_staff_get_digits(kiosk: Kiosk) -> None:
    sheet = sheet_of(kiosk, "id", "update_in_progress")
    assert "DTSTART:20260327T080000Z" in sheet.phone_qr.payload
    assert sheet.code in sheet.phone_qr.payload
    assert sheet.staff_qr.payload.isdigit()


PAPERS = cycle(product(SlipFormat, LANGUAGES))
DRAWN = [(outcome, *next(PAPERS)) for outcome in OUTCOMES for _ in range(2)]


@pytest.mark.parametrize(("outcome", "paper", "language"), DRAWN)
def test_slip_of_every_outcome_can_be_drawn(kiosk: Kiosk, outcome: str, paper: SlipFormat, language: str) -> None:
    sheet = sheet_of(kiosk, language, outcome)
    drawn = " ".join(texts(draw(sheet, paper)))
    assert sheet.code in drawn
    assert "175" in drawn


@pytest.mark.parametrize("paper", SlipFormat)
@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_plan_can_be_drawn_on_every_paper(kiosk: Kiosk, paper: SlipFormat, language: str) -> None:
    sheet = sheet_of(kiosk, language, "active_claim_elsewhere", "blocked_biometric", "data_mismatch_ektp")
    assert draw(sheet, paper).startswith(b"%PDF")


@pytest.mark.parametrize(
    "name", ["", "A\x00B\x1b[31m\n\r\tC", "<b>&amp;</b>", "🙂 漢字 \u202eabc", "x" * 120, "\\;,:" * 30, "Jl.A No.5"]
)
def test_no_name_of_a_branch_spoils_a_slip(kiosk: Kiosk, name: str) -> None:
    spoilt = machine(kiosk.data, replace(CONTOH, branch=BranchSettings(name=name, address=name)))
    sheet = sheet_of(spoilt, "id", "other")
    assert draw(sheet, SlipFormat.ROLL80).startswith(b"%PDF")
    lines = sheet.phone_qr.payload.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert all(line.isascii() and line.isprintable() for line in lines)


def test_data_folder_is_the_test_s_own(kiosk: Kiosk) -> None:
    assert Path.home() not in kiosk.data.parents
