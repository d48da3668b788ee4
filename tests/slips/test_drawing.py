"""The slip as it comes out of the printer: read back from the PDF, on every paper, in both languages."""

from dataclasses import replace

import pytest
from PIL import ImageOps

from kiosk.paper.formats import SlipFormat
from kiosk.slips.drawing import arrange, draw
from kiosk.slips.paper import LEAST_EDGE, PAPERS
from kiosk.slips.sheet import SlipPart, SlipSheet
from tests.slips import reading
from tests.slips.samples import sheet

EVERY_SLIP = [
    pytest.param(form, language, parts, id=f"{form}-{language}-{parts}")
    for form in SlipFormat
    for language in ("id", "en")
    for parts in (1, 3)
]
HOSTILE = {
    "markup": '<img src="/etc/hostname"/> <font color=red>A & B <PT></font> <b',
    "emoji": "Kantor 😀👍🏽 ❤️",
    "right_to_left": "فرع جاكرتا \u202eabc\u202c",
    "chinese": "雅加达分行",
    "one_word_of_300": "x" * 300,
    "lines": "satu\ndua\r\n\ttiga\0\x07",
    "surrogate": "rusak \ud800",
    "pdf_syntax": r"\) Tj ET (%s) \\ BT <</S>> endobj",
}


@pytest.mark.parametrize(("form", "language", "parts"), EVERY_SLIP)
def test_everything_on_the_sheet_is_read_back_in_its_order(form: SlipFormat, language: str, parts: int) -> None:
    content = replace(sheet(language, parts), mark="CETAK ULANG")
    pages = reading.texts(draw(content, form))
    content = arrange(content, form).sheet
    text = " ".join(pages)
    if len(pages) > 1:  # the foot of every page stands before its words
        for number in range(1, len(pages) + 1):
            text = text.replace(f"{content.code} {number}/{len(pages)} ", "", 1)
    place = 0
    for words in _in_reading_order(content):
        place = text.find(words, place)
        assert place >= 0, f"{words!r} is missing or out of order in {text!r}"
        place += len(words)


@pytest.mark.parametrize(("form", "language", "parts"), EVERY_SLIP)
def test_both_qr_codes_are_read_from_the_dots_of_a_thermal_printer(form: SlipFormat, language: str, parts: int) -> None:
    content = sheet(language, parts)
    found = set().union(*(reading.codes(picture) for picture in reading.pictures(draw(content, form))))
    assert found == {content.staff_qr.payload, content.phone_qr.payload}


@pytest.mark.parametrize(("form", "language", "parts"), EVERY_SLIP)
def test_the_edge_that_printers_leave_out_stays_white(form: SlipFormat, language: str, parts: int) -> None:
    paper = PAPERS[form]
    side, edge = (LEAST_EDGE, LEAST_EDGE) if paper.two_columns else (paper.side, paper.edge)
    for picture in reading.pictures(draw(sheet(language, parts), form)):
        box = ImageOps.invert(picture).point(lambda grey: 255 * (grey > 40)).getbbox()
        assert box, "an empty page"
        left, top, right, bottom = box
        slack = 4  # dots, half a millimetre: the hook of a j stands out
        assert left >= side * reading.DOTS_PER_POINT - slack
        assert picture.width - right >= side * reading.DOTS_PER_POINT - slack
        assert top >= edge * reading.DOTS_PER_POINT - slack
        assert picture.height - bottom >= 0.9 * edge * reading.DOTS_PER_POINT - slack


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("parts", [1, 3])
def test_no_letter_is_smaller_than_ten_points(form: SlipFormat, parts: int) -> None:
    assert min(reading.letter_sizes(draw(sheet("id", parts), form))) >= 10.0


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("parts", [1, 3])
def test_no_letter_lies_on_another(form: SlipFormat, parts: int) -> None:
    assert_no_overlap(draw(sheet("en", parts), form))


@pytest.mark.parametrize("form", SlipFormat)
def test_the_same_words_give_the_same_bytes(form: SlipFormat) -> None:
    assert draw(sheet(), form) == draw(sheet(), form)


@pytest.mark.parametrize(("form", "language", "parts"), EVERY_SLIP)
def test_a_slip_stays_below_sixty_kilobytes(form: SlipFormat, language: str, parts: int) -> None:
    assert len(draw(sheet(language, parts), form)) <= 60_000


@pytest.mark.parametrize(
    ("form", "parts", "most"),
    [
        (SlipFormat.ROLL80, 3, 1),
        (SlipFormat.A6, 1, 3),
        (SlipFormat.A5, 1, 1),
        (SlipFormat.A5, 3, 1),
        (SlipFormat.A4, 1, 1),
        (SlipFormat.A4, 3, 1),
    ],
)
def test_a_slip_needs_few_pages(form: SlipFormat, parts: int, most: int) -> None:
    assert len(reading.texts(draw(sheet("id", parts), form))) <= most


def test_every_page_of_a_longer_slip_bears_code_and_number() -> None:
    pages = reading.texts(draw(sheet("id", 3), SlipFormat.A6))
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert f"7KM-4QX-PZ9 {number}/{len(pages)}" in text


def test_a_slip_of_one_page_bears_no_page_number() -> None:
    assert "1/1" not in reading.texts(draw(sheet(), SlipFormat.A4))[0]


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_setting_holds_is_printed_as_letters(form: SlipFormat, name: str) -> None:
    hostile = HOSTILE[name]
    pdf = draw(_everywhere(hostile), form)
    text = " ".join(reading.texts(pdf)).replace(" ", "").replace("\ufffe", "-")
    if name in ("markup", "pdf_syntax", "one_word_of_300"):
        assert hostile.replace(" ", "") in text
    assert_no_overlap(pdf)


@pytest.mark.parametrize("form", SlipFormat)
def test_a_branch_name_of_a_hundred_letters_is_printed_whole(form: SlipFormat) -> None:
    name = "Kantor Cabang " + "Panjangsekali" * 6 + " Utara"
    text = reading.texts(draw(replace(sheet(), branch_name=name), form))[0]
    assert name.replace(" ", "") in text.replace(" ", "").replace("\ufffe", "-")


@pytest.mark.parametrize("form", SlipFormat)
def test_a_plan_of_forty_long_steps_runs_over_pages_and_loses_none(form: SlipFormat) -> None:
    steps = tuple(f"Langkah nomor {number}: " + "baca dengan tenang, " * 12 for number in range(1, 41))
    content = replace(sheet(), parts=(SlipPart("Panjang", "Sebab " * 400, steps, "Berhenti. " * 200),))
    pdf = draw(content, form)
    text = " ".join(reading.texts(pdf))
    assert all(f"Langkah nomor {number}: baca" in text for number in range(1, 41))
    assert text.count("Berhenti.") == 200
    assert_no_overlap(pdf)


@pytest.mark.parametrize("form", SlipFormat)
def test_without_a_known_hour_the_box_says_who_sets_it(form: SlipFormat) -> None:
    content = sheet()
    content = replace(content, due=replace(content.due, day="Ditentukan petugas", hour=""))
    assert "Perkiraan selesai Ditentukan petugas Perkiraan:" in " ".join(reading.texts(draw(content, form)))


@pytest.mark.parametrize("form", SlipFormat)
def test_a_slip_with_nothing_but_a_code_can_be_drawn(form: SlipFormat) -> None:
    content = replace(
        sheet(), parts=(), bring=(), where=(), notices=(), answers=(), branch_lines=(), branch_name="", issued=""
    )
    assert "7KM-4QX-PZ9" in reading.texts(draw(content, form))[0]


def test_a_payload_too_long_for_any_qr_code_is_refused() -> None:
    content = sheet()
    with pytest.raises(ValueError, match="QR"):
        draw(replace(content, phone_qr=replace(content.phone_qr, payload="x" * 3000)), SlipFormat.A4)


def test_the_expected_time_is_white_on_the_darkest_field_of_the_slip() -> None:
    picture = reading.pictures(draw(sheet(), SlipFormat.ROLL80))[0]
    rows = [picture.crop((0, y, picture.width, y + 1)).histogram() for y in range(0, 800, 8)]
    assert max(sum(row[:128]) for row in rows) > 0.85 * picture.width


def test_the_letter_of_a_part_and_the_running_number_of_a_step_are_printed() -> None:
    text = reading.texts(draw(sheet("id", 3), SlipFormat.ROLL80))[0]
    assert "B Klaim JHT lain" in text
    assert "5 Minta petugas cabang" in text
    assert "STOP Jangan mencoba lagi" in text


def _everywhere(words: str) -> SlipSheet:
    content = sheet()
    return replace(
        content,
        branch_name=words,
        branch_lines=(words,),
        title=words,
        issued=words,
        due=replace(content.due, day=words, hour=words, note=words),
        parts=(SlipPart(words, words, (words, words), words), SlipPart(words, words, (words,))),
        bring=(words,),
        where=(words,),
        notices=(words,),
        answers=(words,),
        mark=words,
        phone_qr=replace(content.phone_qr, title=words, caption=words),
    )


def _in_reading_order(content: SlipSheet) -> list[str]:
    parts = [words for part in content.parts for words in (part.title, part.why, part.stop, *part.steps) if words]
    return [
        content.mark,
        content.branch_name,
        *content.branch_lines,
        content.title,
        content.code_label,
        content.code,
        content.issued,
        content.due.heading,
        content.due.day,
        content.due.hour,
        content.due.note,
        *parts,
        content.bring_heading,
        *content.bring,
        content.where_heading,
        *content.where,
        *content.notices,
        *content.answers,
        content.staff_qr.title,
        content.staff_qr.caption,
        content.phone_qr.title,
        content.phone_qr.caption,
    ]


def assert_no_overlap(pdf: bytes) -> None:
    """No letter's box covers the middle of another's."""
    boxes = sorted(reading.letter_boxes(pdf))
    rows: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
    for page, left, right, bottom, top in boxes:
        middle = (bottom + top) / 2
        for band in (int(middle // 8), int(middle // 8) + 1, int(middle // 8) - 1):
            for other_left, other_right, other_bottom, other_top in rows.get((page, band), ()):
                across = min(right, other_right) - max(left, other_left)
                along = min(top, other_top) - max(bottom, other_bottom)
                assert across <= 0.2 * (top - bottom) or along <= 1.0, (
                    f"letters overlap on page {page} at {left:.0f}, {bottom:.0f}"
                )
        rows.setdefault((page, int(middle // 8)), []).append((left, right, bottom, top))
