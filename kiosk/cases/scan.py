"""What a scanner, or a hurried hand, delivers: told apart before anything is looked up, and never opened.

A scanner types: it ends with Enter, may send a code twice or only half of it, and reads whatever square it is held to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kiosk.cases.case import case_code_of
from kiosk.cases.checks import KPJ_DIGITS, OLD_CARD_DIGITS
from kiosk.guide.causes import Cause
from kiosk.ids import ALPHABET, CODE_LENGTH, code_of, number_of
from kiosk.slips.staff_code import DIGITS, OLD_DIGITS

STAFF_DIGITS = (DIGITS, OLD_DIGITS)
"""How many digits a slip's signed code may have."""

_LONGEST_SCAN = 2000
_LEAST_OF_HALF = 3
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:|www\.", re.IGNORECASE)
_CALENDAR = "BEGIN:VCALENDAR"
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""What some scanners put before a code to say how it was drawn (ISO/IEC 15424)."""


class ScanKind(StrEnum):
    """What was scanned. The first four lead to a page, the others to a sentence (`cases.scan.<kind>`)."""

    STAFF_CODE = "staff_code"
    SLIP_CODE = "slip_code"
    CASE_CODE = "case_code"
    KPJ = "kpj"
    FORGED = "forged"
    """A slip's square whose signature does not fit the key it names: changed or invented."""
    UNKNOWN = "unknown"
    """A slip's square of a key that is not on this branch's list: of another office, or of nobody."""
    MISTYPED = "mistyped"
    HALF = "half"
    TWO = "two"
    WEB_ADDRESS = "web_address"
    PHONE_CODE = "phone_code"
    """The slip's other square, which is for the visitor's phone."""
    UNREADABLE = "unreadable"
    EMPTY = "empty"


@dataclass(frozen=True)
class ScannedSlip:
    """What a slip's signed square says. `issued_at` is in UTC, to the minute."""

    code: str
    causes: tuple[Cause, ...]
    issued_at: datetime
    branch: int
    station: int


class SlipReader(Protocol):
    """The door to the room that can tell a genuine slip."""

    def read(self, digits: str) -> ScannedSlip | ScanKind:
        """What the square says; FORGED or UNKNOWN if it is not believed, UNREADABLE if it is no square of a slip."""
        ...


@dataclass(frozen=True)
class Scan:
    """What was scanned: `text` is the code or number in its one writing, `slip` what a genuine square says."""

    kind: ScanKind
    text: str = ""
    slip: ScannedSlip | None = None


def scan_of(delivered: str, slips: SlipReader) -> Scan:
    """What `delivered` is. Any text will do; nothing raises."""
    text = _SYMBOLOGY.sub("", delivered.strip("\0\r\n\t "), count=1) if delivered.startswith("]") else delivered
    text = text.strip("\0\r\n\t ")
    if not text:
        return Scan(ScanKind.EMPTY)
    if len(text) > _LONGEST_SCAN:
        return Scan(ScanKind.UNREADABLE)
    if text.upper().startswith(_CALENDAR):
        return Scan(ScanKind.PHONE_CODE)
    if _SCHEME.match(text) or "://" in text:
        return Scan(ScanKind.WEB_ADDRESS)
    signs = "".join(text.upper().split()).replace("-", "")
    return _whole(signs, slips) or _several(text, signs, slips) or _part(signs)


def _whole(signs: str, slips: SlipReader) -> Scan | None:
    """`signs` as exactly one code or number."""
    if not signs.isascii():
        return None
    if len(signs) in STAFF_DIGITS and signs.isdigit():
        found = slips.read(signs)
        if found is ScanKind.UNREADABLE and len(signs) < DIGITS:
            return None  # a newer code that lost its last digits
        return Scan(found) if isinstance(found, ScanKind) else Scan(ScanKind.STAFF_CODE, found.code, found)
    if (code := case_code_of(signs)) is not None:
        return Scan(ScanKind.CASE_CODE, code)
    if _is_code(signs):
        return Scan(ScanKind.SLIP_CODE, code_of(number_of(signs)))
    if signs.isdigit() and len(signs) in (*KPJ_DIGITS, OLD_CARD_DIGITS):
        return Scan(ScanKind.KPJ, signs)
    return None


def _several(text: str, signs: str, slips: SlipReader) -> Scan | None:
    """More than one whole thing; the same one twice is one that the scanner sent twice."""
    for parts in (text.upper().replace("-", "").split(), *_cut(signs)):
        found = [scan for part in parts if (scan := _whole(part, slips)) is not None]
        if len(found) == len(parts) > 1:
            return found[0] if len(set(found)) == 1 else Scan(ScanKind.TWO)
    return None


def _cut(signs: str) -> Iterator[list[str]]:
    """`signs` cut where two things sent without a break may meet."""
    lengths = (*STAFF_DIGITS, CODE_LENGTH, CODE_LENGTH + 1, *KPJ_DIGITS)
    for length in lengths:
        if len(signs) - length in lengths:
            yield [signs[:length], signs[length:]]


def _part(signs: str) -> Scan:
    """What is no whole code: a mistyped one, or a piece."""
    ours = all(sign in ALPHABET for sign in signs)
    if ours and len(signs) in (CODE_LENGTH, CODE_LENGTH + 1):
        return Scan(ScanKind.MISTYPED)
    if signs.isascii() and signs.isdigit() and _LEAST_OF_HALF <= len(signs) < 2 * DIGITS:
        return Scan(ScanKind.HALF)
    if ours and _LEAST_OF_HALF <= len(signs) < CODE_LENGTH:
        return Scan(ScanKind.HALF)
    return Scan(ScanKind.UNREADABLE)


def _is_code(signs: str) -> bool:
    try:
        number_of(signs)
    except ValueError:
        return False
    return True
