"""A hundred slips out of a thermal printer of 203 dpi, worn and tilted: both codes of every one are read."""

from collections.abc import Callable
from itertools import product

import pytest
from PIL import Image, ImageOps

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.ids import code_of
from kiosk.paper.formats import SlipFormat
from kiosk.paper.qr import Correction, symbol
from kiosk.slips.drawing import draw
from kiosk.slips.keys import SigningKey
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.slip import Slip
from kiosk.slips.wording import word_slip
from kiosk.texts import LANGUAGES
from tests.machine import machine
from tests.slips import printing, reading
from tests.slips.logged import CONTOH, EVERY_KIND, case_of

Made = Callable[[Kiosk, str], SlipSheet]

THREE = (Cause.BLOCKED_BIOMETRIC, Cause.DATA_MISMATCH_EKTP, Cause.DATA_MISMATCH_RECORD)
"""The plan with the most to print."""


def for_causes(*causes: Cause) -> Made:
    """A visitor's slip, always with the same code and the same signature."""

    def made(kiosk: Kiosk, language: str) -> SlipSheet:
        slip = Slip(code_of(20260317 * 1000), kiosk.plans.of_causes(causes), (), language, 17, 3)
        return word_slip(slip, kiosk.words(language), kiosk.content.guide, kiosk.settings, SigningKey(bytes(range(32))))

    return made


def for_case(kind: str) -> Made:
    return lambda kiosk, language: kiosk.papers.case_slip(case_of(kiosk, EVERY_KIND[kind]), language)


MADE: dict[str, Made] = {
    **{str(cause): for_causes(cause) for cause in Cause},
    **{f"case_{kind}": for_case(kind) for kind in EVERY_KIND},
    "three_causes": for_causes(*THREE),
}
KINDS = tuple(product(MADE, LANGUAGES))
HUNDRED = [pytest.param(number, *KINDS[number % len(KINDS)], id=str(number)) for number in range(100)]


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    return machine(tmp_path_factory.mktemp("data"), CONTOH)


def test_the_hundred_hold_every_cause_and_every_kind_of_case_in_both_languages() -> None:
    assert len(KINDS) <= len(HUNDRED)
    assert {name for name, _ in KINDS} >= set(Cause)


@pytest.mark.parametrize(("number", "name", "language"), HUNDRED)
def test_both_codes_are_read_through_noise_blur_and_a_tilt(kiosk: Kiosk, number: int, name: str, language: str) -> None:
    sheet = MADE[name](kiosk, language)
    staff, phone = printing.codes_of(sheet, printing.printed(draw(sheet, SlipFormat.ROLL80)), seed=number)
    assert staff.read() == {staff.payload}
    assert phone.read() == {phone.payload}


@pytest.mark.parametrize(("name", "language"), KINDS)
def test_codes_are_large_enough_and_their_modules_are_whole_dots(kiosk: Kiosk, name: str, language: str) -> None:
    sheet = MADE[name](kiosk, language)
    staff, phone = printing.codes_of(sheet, printing.printed(draw(sheet, SlipFormat.ROLL80)), seed=0)
    assert staff.side >= 30  # millimetres without the white around it
    for code in (staff, phone):
        assert code.module == pytest.approx(round(code.module))
        assert code.module >= 6


@pytest.mark.parametrize(("name", "language"), KINDS)
def test_nothing_is_cut_at_the_width_that_the_print_head_reaches(kiosk: Kiosk, name: str, language: str) -> None:
    pdf = draw(MADE[name](kiosk, language), SlipFormat.ROLL80)
    (dots,) = reading.pictures(pdf)
    left, top, right, bottom = ImageOps.invert(dots).getbbox() or (0, 0, 0, 0)
    beyond = (dots.width - 8 * printing.PRINTABLE_MM) // 2
    assert beyond <= left < right <= dots.width - beyond
    assert 0 < top < bottom < dots.height


def test_the_simulation_ruins_a_code_whose_modules_are_three_dots() -> None:
    code = symbol("1" * 200, Correction.M)
    picture = Image.new("L", (3 * code.side + 96, 3 * code.side + 96), 255)
    for column, row, length in code.runs:
        left, top = 48 + 3 * column, 48 + 3 * row
        picture.paste(0, (left, top, left + 3 * length, top + 3))
    assert reading.codes(picture) == {"1" * 200}
    assert printing.PrintedCode(printing.worn(picture, seed=1), 0, 3, "").read() == set()
