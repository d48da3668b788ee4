"""A slip in dots: nothing is cut off, nothing is blurred, pages follow each other."""

import pytest

from kiosk.paper.raster import render_strip
from kiosk.printing import escpos
from tests.printing.sheets import sheet

DOTS_PER_MM = 203 / 25.4


def ink(pdf: bytes) -> tuple[int, int, int, int]:
    box = render_strip(pdf, escpos.DPI, escpos.DOTS).convert("L").point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    return box


def test_roll_of_80_mm_loses_only_its_blank_sides() -> None:
    left, _, right, _ = ink(sheet(80, 60, ink=(4.5, 75.5)))
    assert right - left == pytest.approx(71 * DOTS_PER_MM, abs=2)
    assert left == pytest.approx(escpos.DOTS - right, abs=2)


@pytest.mark.parametrize(("width", "bar"), [(80, (1, 79)), (148, (8, 140)), (210, (14, 196))])
def test_what_would_be_cut_is_made_smaller(width: float, bar: tuple[float, float]) -> None:
    left, _, right, _ = ink(sheet(width, 60, ink=bar))
    assert right - left == pytest.approx((bar[1] - bar[0]) / width * escpos.DOTS, abs=3)


def test_narrow_page_stands_in_the_middle() -> None:
    left, _, right, _ = ink(sheet(58, 60, ink=(5, 53)))
    assert left == pytest.approx(escpos.DOTS - right, abs=2)


def test_pages_follow_each_other() -> None:
    one = render_strip(sheet(80, 60), escpos.DPI, escpos.DOTS)
    two = render_strip(sheet(80, 60, pages=2), escpos.DPI, escpos.DOTS)
    assert two.height == 2 * one.height
    assert two.crop((0, one.height, one.width, two.height)).tobytes() == one.tobytes()


def test_bands_hold_every_dot_once_and_black_is_one() -> None:
    strip = render_strip(sheet(80, 60), escpos.DPI, escpos.DOTS)
    bands = list(escpos.bands(strip))
    dots = b"".join(band[8:] for band in bands)
    assert bytes(byte ^ 0xFF for byte in dots) == strip.tobytes()
    assert {band[:4] for band in bands} == {b"\x1dv0\x00"}
    assert sum(int.from_bytes(band[6:8], "little") for band in bands) == strip.height
    assert dots[:72] == bytes(72)
