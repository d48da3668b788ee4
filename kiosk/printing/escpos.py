"""The language of thermal printers, ESC/POS: what is sent to them and what their status bytes mean; no connection."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.prints.printer import Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 203
DOTS = 576
"""What a roll of 80 mm prints on: 72 mm at 8 dots a millimetre."""

ROWS_PER_BAND = 48
"""About 3.5 kB: less than the smallest buffer, so that a printer that has stopped can still be asked why."""

START = b"\x1b@\x1da\x00"
"""Forget the last user's ways, and send no status unasked."""

FEED_AND_CUT = b"\x1dVB\x00"
ASK_WHEN_PRINTED = b"\x1dr\x01"
"""GS r: unlike DLE EOT it waits in line, so its answer comes when everything before it has been printed."""

DROP_BUFFER = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: forget what is not printed yet, even while the printer has stopped."""

FILL = bytes(8 + ROWS_PER_BAND * DOTS // 8)
"""Ends a picture that was broken off; where none was, zeros mean nothing."""

REAL_TIME = tuple(bytes([0x10, 0x04, number]) for number in (1, 2, 3, 4))
"""DLE EOT 1–4: the printer, why it is offline, its fault, its paper. Answered at once, in one byte each."""

_FIXED_MASK, _FIXED_BITS = 0x93, 0x12
_OFFLINE = 0x08
_COVER, _PAPER_STOPPED = 0x04, 0x20
_CUTTER, _FAULTS = 0x08, 0x64
_NEAR_END, _PAPER_END = 0x0C, 0x60
_IN_LINE_MASK, _IN_LINE_END = 0x90, 0x0C


def is_status(byte: int) -> bool:
    """Whether `byte` can be the answer to DLE EOT; anything else is noise."""
    return byte & _FIXED_MASK == _FIXED_BITS


def troubles_of(status: tuple[int, int, int, int]) -> tuple[Trouble, ...]:
    """What the four bytes of DLE EOT 1–4 tell of, from what says most."""
    printer, cause, fault, paper = status
    found = [
        (paper & _PAPER_END or cause & _PAPER_STOPPED, Trouble.NO_PAPER),
        (cause & _COVER, Trouble.COVER),
        (fault & _CUTTER, Trouble.JAM),
        (fault & _FAULTS, Trouble.OTHER),
    ]
    troubles = tuple(trouble for bits, trouble in found if bits)
    return troubles or ((Trouble.OFFLINE,) if printer & _OFFLINE else ())


def is_low(status: tuple[int, int, int, int]) -> bool:
    """Whether the roll is nearly used up."""
    return bool(status[3] & _NEAR_END)


def is_in_line_answer(byte: int) -> bool:
    """Whether `byte` can be the answer to GS r."""
    return byte & _IN_LINE_MASK == 0


def had_paper(in_line_answer: int) -> bool:
    """Whether there was paper when everything had been printed."""
    return not in_line_answer & _IN_LINE_END


def bands(strip: "Image") -> Iterator[bytes]:
    """The picture as GS v 0 commands from top to bottom; its width is a whole number of bytes."""
    across = strip.width // 8
    for top in range(0, strip.height, ROWS_PER_BAND):
        rows = min(ROWS_PER_BAND, strip.height - top)
        white_is_one = strip.crop((0, top, strip.width, top + rows)).tobytes()
        dots = bytes(byte ^ 0xFF for byte in white_is_one)
        yield b"\x1dv0\x00" + across.to_bytes(2, "little") + rows.to_bytes(2, "little") + dots
