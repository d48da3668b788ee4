"""A QR code as runs of dark modules: few rectangles, one path, no picture."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

QUIET = 4
"""White modules that must stay around the symbol (ISO/IEC 18004)."""

# One mask for all: choosing among eight costs four fifths of the time and gains nothing measurable on our payloads.
_MASK = 0
_RUN = re.compile("1+")


class Correction(Enum):
    """How much of the symbol may be lost: L 7 %, M 15 %, H 30 %. The values are those of `qrcode.constants`."""

    L = 1
    M = 0
    H = 2


@dataclass(frozen=True)
class Symbol:
    """`side` modules square; `runs` are (column, row from the top, length) of dark modules."""

    side: int
    runs: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=4)  # the screen and the paper show the same two
def symbol(payload: str, correction: Correction) -> Symbol:
    """The smallest symbol for `payload`: digits alone as numbers, else UTF-8.

    Raises ValueError if none is large enough.
    """
    from qrcode import QRCode, util
    from qrcode.exceptions import DataOverflowError

    digits = payload.isascii() and payload.isdigit()
    mode = util.MODE_NUMBER if digits else util.MODE_8BIT_BYTE
    code: QRCode[object] = QRCode(error_correction=correction.value, border=0, mask_pattern=_MASK)
    code.add_data(util.QRData(payload.encode("utf-8"), mode=mode), optimize=0)
    try:
        code.make()
    except (DataOverflowError, ValueError):  # WORKAROUND(qrcode 8.2): sets version 41 before it notices
        raise ValueError(f"{len(payload)} signs do not fit a QR code") from None
    rows = ("".join("1" if dark else "0" for dark in row) for row in code.modules)
    runs = tuple(
        (found.start(), number, found.end() - found.start())
        for number, row in enumerate(rows)
        for found in _RUN.finditer(row)
    )
    return Symbol(code.modules_count, runs)
