"""The page by which a person judges a printer."""

import pytest
from PIL import Image, ImageOps

from kiosk.assembly import Kiosk
from kiosk.cases.scan import ScanKind, scan_of
from kiosk.paper.formats import SlipFormat
from kiosk.slips.keys import SigningKey
from kiosk.slips.test_page import NO_CASE, NO_SLIP, Trial, draw_test_page, ruler_length
from tests.machine import MORNING, machine
from tests.slips import printing, reading

KEY = SigningKey(bytes(range(32)))
TRIAL = Trial("Printer Contoh 80", "Kantor Cabang Contoh", 17, 3, MORNING)


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    return machine(tmp_path_factory.mktemp("data"))


def page(kiosk: Kiosk, form: SlipFormat, language: str = "id", trial: Trial = TRIAL) -> bytes:
    other = {"id": "en", "en": "id"}[language]
    return draw_test_page(form, trial, kiosk.words(language), kiosk.words(other), KEY)


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_names_the_printer_and_asks_in_both_languages_whether_all_came_out(
    kiosk: Kiosk, form: SlipFormat, language: str
) -> None:
    text = " ".join(reading.texts(page(kiosk, form, language)))
    for words in ("Printer Contoh 80", "Kantor Cabang Contoh", "Did all of it come out", "Apakah semuanya tercetak"):
        assert words in text
    assert f"{ruler_length(form)} mm" in text
    assert "17 Maret 2026" in text or "17 March 2026" in text


@pytest.mark.parametrize("form", SlipFormat)
def test_hardest_letters_are_printed_by_themselves_or_by_a_stand_in(kiosk: Kiosk, form: SlipFormat) -> None:
    text = " ".join(reading.texts(page(kiosk, form)))
    assert "-> v × – — « » é" in text
    assert "0 O o · 1 I l i" in text
    assert "?" not in text.replace("jelas?", "").replace("clear?", "")


@pytest.mark.parametrize("form", SlipFormat)
def test_every_code_that_slips_bear_is_on_it_and_leads_nowhere_that_matters(kiosk: Kiosk, form: SlipFormat) -> None:
    found = set().union(*map(reading.codes, reading.pictures(page(kiosk, form))))
    scans = {scan.kind: scan.text for scan in (scan_of(text, lambda: [KEY.public]) for text in found)}
    assert scans == {ScanKind.STAFF_CODE: NO_SLIP, ScanKind.CASE_CODE: NO_CASE, ScanKind.PHONE_CODE: ""}


@pytest.mark.parametrize("form", SlipFormat)
def test_ruler_is_as_long_as_it_says(kiosk: Kiosk, form: SlipFormat) -> None:
    ruler = first_full_line(reading.pictures(page(kiosk, form))[0])
    assert ruler / 8 == pytest.approx(ruler_length(form), abs=0.4)


def first_full_line(picture: Image.Image) -> int:
    """The length in dots of the uppermost line without a gap that is longer than any letter."""
    ink = ImageOps.invert(picture).point(lambda grey: 255 * (grey > 60))
    for y in range(ink.height):
        row = ink.crop((0, y, ink.width, y + 1))
        left, _, right, _ = row.getbbox() or (0, 0, 0, 0)
        if right - left > 400 and row.histogram()[255] == right - left:
            return right - left
    return 0


def test_on_the_roll_nothing_of_it_is_cut(kiosk: Kiosk) -> None:
    (dots,) = reading.pictures(page(kiosk, SlipFormat.ROLL80))
    left, _, right, _ = ImageOps.invert(dots).getbbox() or (0, 0, 0, 0)
    beyond = (dots.width - 8 * printing.PRINTABLE_MM) // 2
    assert beyond <= left < right <= dots.width - beyond


@pytest.mark.parametrize(
    ("form", "pages"), [(SlipFormat.ROLL80, 1), (SlipFormat.A6, 2), (SlipFormat.A5, 1), (SlipFormat.A4, 1)]
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_needs_few_pages_and_no_small_letters(kiosk: Kiosk, form: SlipFormat, pages: int, language: str) -> None:
    pdf = page(kiosk, form, language)
    assert len(reading.texts(pdf)) == pages
    assert min(reading.letter_sizes(pdf)) >= 10.0
    assert len(pdf) <= 60_000
    assert pdf == page(kiosk, form, language)


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("name", ["", "<b>" * 40, "x" * 200, "🙂 漢字 \u202eabc"])
def test_no_name_of_a_printer_spoils_it(kiosk: Kiosk, form: SlipFormat, name: str) -> None:
    pdf = page(kiosk, form, trial=Trial(name, name, 0, 1, MORNING))
    assert "Halaman uji printer" in " ".join(reading.texts(pdf))
