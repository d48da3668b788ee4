"""The signed code for the officer's scanner: 18 bytes of content and 64 of signature, written as digits.

Digits survive every keyboard layout of a scanner and make the smallest QR code.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.guide.causes import Cause
from kiosk.ids import code_of, number_of
from kiosk.slips.keys import SigningKey

DIGITS = 198
"""How many digits 82 bytes need; shorter numbers begin with zeros."""

_VERSION = 1
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
# version, slip number (high byte and low four), causes, minutes since the epoch, branch, station
_CONTENT = struct.Struct(">BBLLLHH")
_SIGNATURE = 64
_LENGTH = _CONTENT.size + _SIGNATURE
_LONGEST_SCAN = 1000
_CAUSES = tuple(Cause)


class UnreadableCode(ValueError):  # noqa: N818  the office's word, not a programmer's error
    """What was scanned is no staff code."""


class ForgedCode(ValueError):  # noqa: N818
    """A staff code whose signature is not that of this branch's key."""


@dataclass(frozen=True)
class StaffCode:
    """What the code tells: the slip, its causes (in the order of `Cause`), when (UTC, whole minutes) and where."""

    code: str
    causes: tuple[Cause, ...]
    issued: datetime
    branch: int
    station: int


def sign(staff_code: StaffCode, key: SigningKey) -> str:
    """The code as 198 digits; seconds are dropped.

    Raises ValueError for a mistyped slip code, a moment without zone, or a number that does not fit its field.
    """
    content = _packed(staff_code)
    return str(int.from_bytes(content + key.sign(content))).zfill(DIGITS)


def read(digits: str, public: bytes) -> StaffCode:
    """What a scanned code says, if the key whose public half is `public` has signed it.

    Raises UnreadableCode for anything that is no staff code, ForgedCode for one this key did not sign.
    """
    raw = _bytes(digits)
    content, signature = raw[: _CONTENT.size], raw[_CONTENT.size :]
    if not _is_signed(content, signature, public):
        raise ForgedCode("This code was not issued with this branch's key. Look the slip up by its slip code.")
    version, high, low, bits, minutes, branch, station = _CONTENT.unpack(content)
    if version != _VERSION or bits >> len(_CAUSES):
        raise UnreadableCode("This code comes from a newer version of the program. Update this station.")
    return StaffCode(
        code_of(high << 32 | low),
        tuple(cause for place, cause in enumerate(_CAUSES) if bits >> place & 1),
        _EPOCH + timedelta(minutes=minutes),
        branch,
        station,
    )


def _packed(staff_code: StaffCode) -> bytes:
    if staff_code.issued.tzinfo is None:
        raise ValueError("the moment of issue has no zone")
    number = number_of(staff_code.code)
    minutes = (staff_code.issued - _EPOCH) // timedelta(minutes=1)
    bits = _bits(staff_code.causes)
    try:
        return _CONTENT.pack(
            _VERSION, number >> 32, number & 0xFFFFFFFF, bits, minutes, staff_code.branch, staff_code.station
        )
    except struct.error as error:
        raise ValueError(f"{staff_code} does not fit a staff code: {error}") from error


def _bits(causes: Iterable[Cause]) -> int:
    return sum(1 << _CAUSES.index(cause) for cause in set(causes))


def _bytes(digits: str) -> bytes:
    text = "".join(digits.split()) if len(digits) <= _LONGEST_SCAN else ""
    if len(text) != DIGITS or not (text.isascii() and text.isdigit()):
        raise UnreadableCode("This is not the staff code of a slip. Scan the square marked for the officer.")
    number = int(text)
    if number >> 8 * _LENGTH:
        raise UnreadableCode("This staff code is damaged. Look the slip up by its slip code.")
    return number.to_bytes(_LENGTH)


def _is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True
