"""What a scanner, or a hurried hand, delivers: told apart before anything is looked up, and never opened.

A scanner types: it ends with Enter, may send a code twice or only half of it, and reads whatever square it is held to.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.cases.case import case_code_of
from kiosk.cases.checks import KPJ_DIGITS, OLD_CARD_DIGITS
from kiosk.ids import ALPHABET, CODE_LENGTH, code_of, number_of
from kiosk.slips.staff_code import DIGITS, OLD_DIGITS, ForgedCode, StaffCode, UnknownKey, UnreadableCode, read

Known = Callable[[], Collection[bytes]]
"""Gives the public halves of this branch's keys; asked at the first square. Raises KioskError without a signing key."""

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
class Scan:
    """What was scanned: `text` is the code or number in its one writing, `slip` what a genuine square says."""

    kind: ScanKind
    text: str = ""
    slip: StaffCode | None = None


def scan_of(delivered: str, known: Known) -> Scan:
    """What `delivered` is, squares believed by the `known` keys. Any text will do."""
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
    return _whole(signs, known) or _several(text, signs, known) or _part(signs)


def _whole(signs: str, known: Known) -> Scan | None:
    """`signs` as exactly one code or number."""
    if not signs.isascii():
        return None
    if len(signs) in (DIGITS, OLD_DIGITS) and signs.isdigit():
        return _square(signs, known)
    if (code := case_code_of(signs)) is not None:
        return Scan(ScanKind.CASE_CODE, code)
    if _is_code(signs):
        return Scan(ScanKind.SLIP_CODE, code_of(number_of(signs)))
    if signs.isdigit() and len(signs) in (*KPJ_DIGITS, OLD_CARD_DIGITS):
        return Scan(ScanKind.KPJ, signs)
    return None


def _square(digits: str, known: Known) -> Scan | None:
    """What a square of this many digits says, if it is believed."""
    try:
        found = read(digits, known())
    except ForgedCode:
        return Scan(ScanKind.FORGED)
    except UnknownKey:
        return Scan(ScanKind.UNKNOWN)
    except UnreadableCode:
        # a shorter one may be a newer code that lost its last digits
        return None if len(digits) < DIGITS else Scan(ScanKind.UNREADABLE)
    return Scan(ScanKind.STAFF_CODE, found.code, found)


def _several(text: str, signs: str, known: Known) -> Scan | None:
    """More than one whole thing; the same one twice is one that the scanner sent twice."""
    for parts in (text.upper().replace("-", "").split(), *_cut(signs)):
        found = [scan for part in parts if (scan := _whole(part, known)) is not None]
        if len(found) == len(parts) > 1:
            return found[0] if len(set(found)) == 1 else Scan(ScanKind.TWO)
    return None


def _cut(signs: str) -> Iterator[list[str]]:
    """`signs` cut where two things sent without a break may meet."""
    lengths = (DIGITS, OLD_DIGITS, CODE_LENGTH, CODE_LENGTH + 1, *KPJ_DIGITS)
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
