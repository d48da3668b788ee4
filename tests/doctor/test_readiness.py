"""The readiness report: one A4 page that names every check, legible and signed below."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kiosk.doctor.check import Result, failed
from kiosk.doctor.checks import CHECKS
from kiosk.doctor.examination import examine
from kiosk.doctor.readiness import readiness_report
from kiosk.doctor.sentences import Saying
from kiosk.settings.model import BranchSettings, Settings
from kiosk.texts import LANGUAGES
from tests.doctor.conftest import Doctor
from tests.machine import MORNING, machine
from tests.paper.test_tagging import structure, untagged
from tests.slips.reading import letter_boxes, letter_sizes, texts
from tests.slips.test_drawing import assert_no_overlap

A4 = (595, 842)
EDGE = 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_is_one_page_that_names_every_check(doctor: Doctor, tmp_path: Path, language: str) -> None:
    file = tmp_path / "readiness.pdf"
    found = doctor("--out", str(file), "--language", language, "--json")
    assert found.code == 0
    with pypdfium2.PdfDocument(file) as document:
        assert [round(side) for side in document[0].get_size()] == list(A4)
    (page,) = texts(file.read_bytes())
    assert all(check["name"] in page for check in found.checks.values())
    for text in ("Kantor Cabang Contoh", "Jalan Contoh 1, Kota Contoh", "0.1.0"):
        assert text in page
    for text in {"id": ("Supervisor", "tanda tangan"), "en": ("Supervisor", "signature")}[language]:
        assert text in page


def test_report_is_in_the_language_of_the_branch_while_the_terminal_is_not(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "readiness.pdf"
    assert "Disk space" in doctor("--out", str(file)).out
    assert "Laporan kesiapan" in texts(file.read_bytes())[0]
    monkeypatch.setenv("KIOSK_SCREEN_LANGUAGE", "en")
    doctor("--out", str(file))
    assert "Readiness report" in texts(file.read_bytes())[0]


def test_failures_are_counted_at_the_top(tmp_path: Path) -> None:
    examined = machine(tmp_path).machine
    results = (Result("space", failed(Saying.SPACE_NONE, free=3)), Result("clock", failed(Saying.CLOCK_WRONG, now="x")))
    (page,) = texts(readiness_report(examined, results, "en", MORNING))
    assert "Not ready to open: 2 failed" in page
    assert "Tuesday, 17 March 2026" in page
    assert "Make room now" in page


def test_what_could_not_be_looked_at_is_not_called_ready(tmp_path: Path) -> None:
    examined = machine(tmp_path / "data").machine
    (page,) = texts(readiness_report(examined, examine(examined), "en", MORNING))
    assert "could not be checked" in page
    assert "Ready to open" not in page


@pytest.mark.parametrize("words", [6, 60, 600])
def test_page_holds_everything_however_much_there_is_to_say(tmp_path: Path, words: int) -> None:
    long = "panjang sekali " * words
    branch = BranchSettings(name="Kantor Cabang " + "Contoh " * 14, address="Jalan Contoh " * 8)
    examined = replace(machine(tmp_path).machine, settings=Settings(branch=branch))
    results = [Result(check.id, failed(Saying.TOLD, detail=long, advice=long)) for check in CHECKS]
    pdf = readiness_report(examined, results, "id", MORNING)
    (page,) = texts(pdf)
    assert page.count("GAGAL") == len(CHECKS)
    for _, left, right, bottom, top in letter_boxes(pdf):
        assert EDGE < left < right < A4[0] - EDGE
        assert EDGE < bottom < top < A4[1] - EDGE
    assert min(letter_sizes(pdf)) >= 7
    assert_no_overlap(pdf)


def test_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    examined = machine(tmp_path).machine
    results = [Result("space", failed(Saying.SPACE_NONE, free=3))]
    first = readiness_report(examined, results, "id", MORNING)
    assert first == readiness_report(examined, results, "id", MORNING)


def test_a_screen_reader_is_told_every_check_as_a_line_of_a_table(tmp_path: Path) -> None:
    examined = machine(tmp_path).machine
    pdf = readiness_report(examined, examine(examined), "en", MORNING)
    (nodes,) = structure(pdf)
    types = [kind for kind, _, _ in nodes]
    assert (types[0], types.count("H1"), types.count("Table")) == ("Document", 1, 1)
    assert [count for kind, _, count in nodes if kind == "TR"] == [3] * len(CHECKS)
    assert untagged(pdf) == [0]
    assert b"/Lang (en-GB)" in pdf
