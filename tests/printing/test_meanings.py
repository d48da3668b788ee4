"""What reasons, bits and paper names mean in the office: tables, tested as tables."""

import pytest

from kiosk.paper.formats import SlipFormat
from kiosk.printing import escpos
from kiosk.printing.paper import format_for, format_of_width
from kiosk.printing.reasons import runs_low, troubles_of
from kiosk.prints.printer import Trouble

WELL = 0x12


@pytest.mark.parametrize("ending", ["", "-error", "-warning", "-report"])
@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("media-empty", Trouble.NO_PAPER),
        ("media-needed", Trouble.NO_PAPER),
        ("media-jam", Trouble.JAM),
        ("cover-open", Trouble.COVER),
        ("door-open", Trouble.COVER),
        ("offline", Trouble.OFFLINE),
        ("connecting-to-device", Trouble.NOT_FOUND),
        ("toner-empty", Trouble.OTHER),
        ("paused", Trouble.PAUSED),
    ],
)
def test_reason_means_the_same_with_every_ending(reason: str, ending: str, trouble: Trouble) -> None:
    assert troubles_of([f"{reason}{ending}"]) == (trouble,)


@pytest.mark.parametrize("reason", ["none", "toner-low-warning", "media-low-report", "cups-waiting-for-job-completed"])
def test_reason_that_stops_nothing_is_no_trouble(reason: str) -> None:
    assert troubles_of([reason]) == ()


def test_unknown_error_needs_staff() -> None:
    assert troubles_of(["com.example-burning-error"]) == (Trouble.OTHER,)


def test_reason_that_says_most_comes_first() -> None:
    assert troubles_of(["paused", "offline-report", "media-empty-error"]) == (
        Trouble.NO_PAPER,
        Trouble.OFFLINE,
        Trouble.PAUSED,
    )


@pytest.mark.parametrize(
    ("message", "trouble"),
    [
        ("Waiting for printer to become available.", Trouble.NOT_FOUND),
        ('Unable to locate printer "loket".', Trouble.NOT_FOUND),
        ("The printer may not exist or is unavailable at this time.", Trouble.OFFLINE),
        ("The printer is unreachable at this time.", Trouble.OFFLINE),
        ("The printer is not responding.", Trouble.OFFLINE),
    ],
)
def test_message_of_a_backend_that_gives_no_reason_is_understood(message: str, trouble: Trouble) -> None:
    assert troubles_of(["none"], message) == (trouble,)


def test_low_paper_is_no_trouble_but_told() -> None:
    assert runs_low(["media-low-warning"])
    assert not runs_low(["media-empty-warning"])


@pytest.mark.parametrize(
    ("status", "troubles"),
    [
        ((WELL, WELL, WELL, WELL), ()),
        ((WELL | 0x08, WELL, WELL, WELL), (Trouble.OFFLINE,)),
        ((WELL | 0x08, WELL | 0x04, WELL, WELL), (Trouble.COVER,)),
        ((WELL | 0x08, WELL | 0x20, WELL, WELL | 0x60), (Trouble.NO_PAPER,)),
        ((WELL, WELL, WELL, WELL | 0x60), (Trouble.NO_PAPER,)),
        ((WELL | 0x08, WELL | 0x40, WELL | 0x08, WELL), (Trouble.JAM,)),
        ((WELL | 0x08, WELL | 0x40, WELL | 0x20, WELL), (Trouble.OTHER,)),
        ((WELL | 0x08, WELL | 0x24, WELL, WELL | 0x60), (Trouble.NO_PAPER, Trouble.COVER)),
        ((WELL, WELL, WELL, WELL | 0x0C), ()),
    ],
)
def test_status_bytes_of_a_thermal_printer(status: tuple[int, int, int, int], troubles: tuple[Trouble, ...]) -> None:
    assert escpos.troubles_of(status) == troubles
    assert all(escpos.is_status(byte) for byte in status)


def test_noise_is_no_status_and_no_status_is_an_answer_in_line() -> None:
    assert not any(escpos.is_status(byte) for byte in (0x00, 0xFF, 0x10, 0x92, 0x0C))
    assert not escpos.is_in_line_answer(WELL)
    assert escpos.had_paper(0x00)
    assert not escpos.had_paper(0x0C)


@pytest.mark.parametrize(
    ("media", "form"),
    [
        (["iso_a4_210x297mm"], SlipFormat.A4),
        (["na_letter_8.5x11in"], SlipFormat.A4),
        (["om_folio_210x330mm"], SlipFormat.A4),
        (["iso_a5_148x210mm", "iso_a4_210x297mm"], SlipFormat.A5),
        (["iso_a6_105x148mm"], SlipFormat.A6),
        (["na_index-4x6_4x6in"], SlipFormat.A6),
        (["custom_roll_80x200mm"], SlipFormat.ROLL80),
        (["om_72mm_72x150mm"], SlipFormat.ROLL80),
        (["auto", "iso_a5_148x210mm"], SlipFormat.A5),
        (["auto"], None),
        ([], None),
    ],
)
def test_slip_fits_the_paper_that_is_ready(media: list[str], form: SlipFormat | None) -> None:
    assert format_for(media) is form


def test_paper_of_unknown_width_has_no_format() -> None:
    assert format_of_width(0) is None
