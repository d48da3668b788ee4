"""The report and the shift report on paper: drawn, readable, complete, in the look of the house."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from kiosk.cases.kinds import CaseKind
from kiosk.printing.escpos import DPI
from kiosk.reports.closing import Done, ShiftReport, Work
from kiosk.reports.paper import report_paper
from kiosk.reports.shift_paper import shift_report_pdf
from kiosk.reports.store import OpenCases, SlipCounts
from kiosk.reports.wording import word_report
from kiosk.texts import LANGUAGES
from tests.cases.office import MORNING
from tests.paper.test_tagging import structure, untagged
from tests.reports.office import TODAY, WORDS, ReportOffice
from tests.reports.reading import text_of
from tests.reports.test_spreadsheet import filled
from tests.slips.printing import printed
from tests.slips.reading import codes, letter_boxes, letter_sizes, pictures

SUN, BRICK, FOREST = (248, 197, 90), (92, 16, 9), (8, 60, 41)
A4 = (595.3, 841.9)


def paper(place: ReportOffice, language: str = "id") -> bytes:
    return place.reports.paper(place.boss, TODAY, WORDS[language], MORNING, place.second())


def colours(pdf: bytes) -> dict[tuple[int, ...], int]:
    """How many dots of all pages have which colour."""
    counted: dict[tuple[int, ...], int] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture: Image.Image = page.render(scale=1).to_pil().convert("RGB")
            for count, colour in picture.getcolors(1 << 24) or []:
                found = tuple(colour) if isinstance(colour, tuple) else (int(colour),)
                counted[found] = counted.get(found, 0) + count
    return counted


def assert_whole(pdf: bytes) -> None:
    """Every font is in the file, and no letter stands outside the margins."""
    assert b"Helvetica" not in pdf
    assert b"Times" not in pdf
    for _, left, right, bottom, top in letter_boxes(pdf):
        assert 30 < left <= right < A4[0] - 30
        assert 20 < bottom <= top < A4[1] - 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_every_figure_in_its_language(place: ReportOffice, language: str) -> None:
    words, pdf = WORDS[language], paper(filled(place), language)
    text = text_of(pdf)
    for part in ("times", "cases", "guide", "visits"):
        assert words.say(f"reports.parts.{part}") in text
    assert "Cabang Karangan Contoh" in text
    assert words.say("reports.units.hours", number="1,5" if language == "id" else "1.5") in text
    assert f"{words.say('reports.labels.times.judged')}: 1" in text
    assert f"{words.say('reports.pages.plan')} <5*" in text
    assert words.say("reports.notes.hidden") in text
    assert words.say("cases.block_names.biometric") in text
    assert_whole(pdf)
    assert min(letter_sizes(pdf)) >= 8


def test_bars_are_drawn_and_only_the_expected_time_is_yellow(place: ReportOffice) -> None:
    empty = colours(paper(place))
    assert SUN not in empty
    assert empty[FOREST] > 100
    full = colours(paper(filled(ReportOffice(place.office, place.visits))))
    assert full[SUN] > 500
    assert full[FOREST] > empty[FOREST] + 3000
    assert BRICK not in full


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_hears_every_chart_in_words_and_walks_over_headings(place: ReportOffice, language: str) -> None:
    words, pdf = WORDS[language], paper(filled(place), language)
    nodes = [node for page in structure(pdf) for node in page]
    types = [kind for kind, _, _ in nodes]
    assert types[0] == "Document"
    assert (types.count("H1"), types.count("H2")) == (1, 4)
    assert types.count("H3") == types.count("Figure") - 1  # the bars of promised times stand under their part
    figures = [told for kind, told, _ in nodes if kind == "Figure"]
    assert f"{words.say('cases.block_names.biometric')}: 1" in figures[2]
    assert all(": " in told for told in figures if told)
    assert types.count("TH") == 3
    assert untagged(pdf) == [2, 2]  # the foot of each page
    assert f"/Lang ({ {'id': 'id-ID', 'en': 'en-GB'}[language] })".encode() in pdf


def test_the_same_figures_give_the_same_bytes(place: ReportOffice) -> None:
    figures = filled(place).reports.figures(place.boss, TODAY, MORNING)
    report = word_report(figures, WORDS["id"])
    assert report_paper(report, WORDS["id"], "Cabang") == report_paper(report, WORDS["id"], "Cabang")


def test_a_branch_with_markup_in_its_name_and_many_pages_is_drawn_whole(place: ReportOffice) -> None:
    for number in range(60):
        place.visit(5, left_at=f"page_{number}_" + "x" * 60, causes=())
    figures = place.reports.figures(place.boss, TODAY, MORNING)
    name = "<b>A & B</b> <img src='/etc/hostname'/> 😀 " + "Contoh " * 10
    pdf = report_paper(word_report(figures, WORDS["id"]), WORDS["id"], name)
    assert "<b>A & B</b> <img src='/etc/hostname'/> ?" in text_of(pdf)
    assert_whole(pdf)


def shift(officers: int = 3, **changes: Any) -> ShiftReport:
    """A day's closing with so many officers, with `changes`."""
    done = {CaseKind.UNBLOCK: Done(3, 14, 15), CaseKind.CLAIM_CANCELLATION: Done(0, 1, 0)}
    report = ShiftReport(
        branch_name="Cabang Karangan Contoh",
        branch=17,
        station=3,
        closed_at=datetime(2026, 11, 2, 16, 5, tzinfo=ZoneInfo("Asia/Jayapura")),
        closed_by="Penyelia Contoh",
        work=tuple(Work(f"Petugas {number}", done) for number in range(1, officers + 1)),
        open=OpenCases(41, 7),
        slips=SlipCounts(38, 21, 17),
        head="17.3-1534 ABCD-EFGH-JKMN-PQRS",
        other_heads=("17.4-12 2222-3333-4444-5555",),
        doubtful=(),
    )
    return replace(report, **changes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shift_report_says_what_was_done_and_what_is_left(language: str) -> None:
    words = WORDS[language]
    pdf = shift_report_pdf(shift(), words)
    text = text_of(pdf)
    for expected in (
        *("Cabang Karangan Contoh", "16.05 WIT", "Penyelia Contoh", "Petugas 2 3 14 15 – 1 –"),
        f"{words.say('reports.shift.open')} 41",
        f"{words.say('reports.shift.waiting')} 4",
        f"{words.say('reports.shift.total')} 9 42 45 – 3 –",
        *(words.say(f"reports.shift.{key}") for key in ("officer_signs", "supervisor_signs")),
        *("17.3-1534 ABCD-EFGH-JKMN-PQRS", "17.4-12 2222-3333-4444-5555"),
    ):
        assert expected in text
    assert_whole(pdf)
    assert min(letter_sizes(pdf)) >= 9.5
    assert max(letter_sizes(pdf)) >= 20


def test_scanner_reads_all_heads_as_audit_verify_takes_them() -> None:
    report = shift()
    (page,) = pictures(shift_report_pdf(report, WORDS["id"]))
    assert codes(page) == {f"{report.head} {report.other_heads[0]}"}
    half = page.resize((page.width // 2, page.height // 2))
    assert codes(half) == codes(page)


def test_a_screen_reader_hears_the_table_of_work_line_by_line_and_what_the_square_is() -> None:
    pdf = shift_report_pdf(shift(3), WORDS["id"])
    (nodes,) = structure(pdf)
    lines = [count for kind, _, count in nodes if kind == "TR"]
    assert lines == [2, 7, 7, 7, 7, 7]
    assert [kind for kind, _, _ in nodes].count("H1") == 1
    assert [told for kind, told, _ in nodes if kind == "Figure"] == ["QR: Jangkar catatan"]
    assert untagged(pdf) == [0]
    assert b"/Lang (id-ID)" in pdf


@pytest.mark.parametrize("others", [0, 1])
def test_the_strip_of_a_thermal_roll_still_bears_heads_that_a_scanner_and_a_person_read(others: int) -> None:
    report = shift(other_heads=shift().other_heads[:others])
    pdf = shift_report_pdf(report, WORDS["id"])
    strip = printed(pdf)
    smeared = strip.resize((4 * strip.width, 4 * strip.height), Image.Resampling.NEAREST)
    smeared = smeared.filter(ImageFilter.MinFilter(5))  # each dot half a dot wider on every side
    smeared = smeared.rotate(3, expand=True, fillcolor=255)
    assert codes(strip) == codes(smeared) == {" ".join([report.head, *report.other_heads])}
    largest = max(size for size in letter_sizes(pdf) if size < 24)  # the head's; 24 is the title
    assert largest * strip.width / (A4[0] / 72 * DPI) >= 7  # points on the roll


@pytest.mark.parametrize("officers", [0, 1, 12, 60])
def test_shift_report_is_one_page_however_many_worked(officers: int) -> None:
    report = shift(officers, other_heads=tuple(f"17.{n}-9 2222-3333-4444-5555" for n in range(4, 16)), doubtful=(99,))
    for words in WORDS.values():
        pdf = shift_report_pdf(report, words)
        assert len(pictures(pdf)) == 1
        assert_whole(pdf)
        text = text_of(pdf)
        assert "17.15-9 2222-3333-4444-5555" in text
        assert words.say("reports.shift.doubtful", stations="99") in text
        assert (words.say("reports.shift.nobody") in text) is (officers == 0)


def test_names_that_are_long_or_gone_are_drawn(place: ReportOffice) -> None:
    long = Work("<i>" + "W" * 57, shift().work[0].by_kind)
    text = text_of(shift_report_pdf(shift(work=(long, replace(long, officer=""))), WORDS["id"]))
    assert long.officer in text
    assert WORDS["id"].say("reports.unnamed") in text
