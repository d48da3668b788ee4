"""QR codes as people and scanners meet them: in the right size, and read through noise, blur and a tilt."""

import random
from dataclasses import dataclass

import pytest
from PIL import Image, ImageFilter

from kiosk.paper.columns import Placed
from kiosk.paper.formats import MM, SlipFormat
from kiosk.paper.qr import QUIET, Correction, symbol
from kiosk.paper.rows import Square
from kiosk.slips.drawing import arrange, draw
from tests.slips import reading
from tests.slips.samples import STAFF_DIGITS, sheet


def test_digits_are_packed_as_a_number() -> None:
    assert symbol(STAFF_DIGITS, Correction.M).side == 37
    assert symbol(STAFF_DIGITS + "x", Correction.M).side > 37


def test_runs_are_merged_and_stay_inside() -> None:
    code = symbol("Anjungan", Correction.L)
    assert (0, 0, 7) in code.runs
    assert all(
        column >= 0 and column + length <= code.side and 0 <= row < code.side for column, row, length in code.runs
    )
    rows = {(column + length, row) for column, row, length in code.runs}
    assert not any((column, row) in rows for column, row, _ in code.runs)


@dataclass(frozen=True)
class Found:
    """A code on a slip: its side and module in millimetres, the width of its white edge in dots, and its picture."""

    side: float
    module: float
    quiet: float
    picture: Image.Image


def codes_on(form: SlipFormat) -> list[Found]:
    """The staff code and the phone code of a slip, cut out of the printer's dots with their white edges."""
    layout = arrange(sheet(), form)
    pictures = reading.pictures(draw(sheet(), form))
    return [
        _cut_out(picture, placed, square)
        for page, picture in zip(layout.pages, pictures, strict=True)
        for placed in page
        for square in placed.row.squares
    ]


def _cut_out(picture: Image.Image, placed: Placed, square: Square) -> Found:
    scale = reading.DOTS_PER_POINT
    side, quiet = square.symbol.side * square.module * scale, QUIET * square.module * scale
    left, top = (placed.x + square.x) * scale, (placed.top + square.drop) * scale
    edges = (left - quiet, top - quiet, left + side + quiet, top + side + quiet)
    box = (round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3]))
    return Found(side / 8, square.module / MM, quiet, picture.crop(box))


@pytest.mark.parametrize("form", SlipFormat)
def test_the_staff_code_is_thirty_millimetres_wide_and_no_module_finer_than_half_a_millimetre(form: SlipFormat) -> None:
    staff, phone = codes_on(form)
    assert staff.side >= 29.999
    assert min(staff.module, phone.module) >= 0.4999


def test_on_the_roll_every_module_is_made_of_whole_dots_that_are_black_or_white() -> None:
    for found in codes_on(SlipFormat.ROLL80):
        assert found.module / 0.125 == pytest.approx(round(found.module / 0.125))
        assert sum(found.picture.histogram()[8:248]) == 0


@pytest.mark.parametrize("form", SlipFormat)
def test_the_edge_around_a_code_is_white(form: SlipFormat) -> None:
    for found in codes_on(form):
        slack = 4  # dots: off the roll a code begins between two of them
        edge = found.picture.crop((slack, slack, found.picture.width - slack, found.picture.height - slack))
        inner = round(found.quiet) - 2 * slack
        edge.paste(255, (inner, inner, edge.width - inner, edge.height - inner))
        assert edge.getextrema()[0] == 255


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("seed", range(3))
def test_both_codes_are_read_through_noise_blur_and_a_tilt_of_ten_degrees(form: SlipFormat, seed: int) -> None:
    content = sheet()
    for found, block in zip(codes_on(form), (content.staff_qr, content.phone_qr), strict=True):
        assert reading.codes(_worn(found.picture, seed)) == {block.payload}


def _worn(picture: Image.Image, seed: int) -> Image.Image:
    """As a worn print head and a hand-held camera give it: one dot in twenty turned over, blurred, tilted."""
    chance = random.Random(seed)  # noqa: S311  noise
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    specks = noise.point(lambda value: 255 * (value < 13))
    worn = Image.composite(picture.point(lambda grey: 255 - grey), picture, specks)
    larger = worn.resize((2 * worn.width, 2 * worn.height))  # a camera sees more than the printer's dots
    return larger.filter(ImageFilter.GaussianBlur(2)).rotate(chance.choice((-10, 10)), expand=True, fillcolor=255)
