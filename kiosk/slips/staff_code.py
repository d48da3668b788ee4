"""The signed code for the officer's scanner: 19 bytes of content and 64 of signature, written as digits.

Digits survive every keyboard layout of a scanner and make the smallest QR code. The content names the key that signed
it, so that a slip of another office is told from one that was tampered with.
"""

import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.guide.causes import Cause
from kiosk.ids import code_of, number_of
from kiosk.slips.keys import MARK_BITS, SigningKey, mark_of

DIGITS = 200
"""How many digits 83 bytes need; shorter numbers begin with zeros. 202 is the most that the slip's square holds."""

OLD_DIGITS = 198
"""Of codes printed before they named their key."""

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
# version (four bits) and mark of the key, slip number, causes, minutes since the epoch, branch, station
_NOW = struct.Struct(">H5sLLHH")
_OLD = struct.Struct(">B5sLLHH")  # a version of eight bits, and no mark
_LAYOUTS = {DIGITS: (2, _NOW), OLD_DIGITS: (1, _OLD)}
_SIGNATURE = 64
_LONGEST_SCAN = 1000
_CAUSES = tuple(Cause)


class UnreadableCode(ValueError):  # noqa: N818  the office's word, not a programmer's error
    """What was scanned is no staff code."""


class ForgedCode(ValueError):  # noqa: N818
    """A staff code whose signature does not fit the key that it names: somebody changed or invented it."""


class UnknownKey(ValueError):  # noqa: N818
    """A staff code of a key that is not on this branch's list: of another office, or of nobody."""


@dataclass(frozen=True)
class StaffCode:
    """What the code tells: the slip, its causes (in the order of `Cause`), when (UTC, whole minutes) and where."""

    code: str
    causes: tuple[Cause, ...]
    issued: datetime
    branch: int
    station: int


def sign(staff_code: StaffCode, key: SigningKey) -> str:
    """The code as 200 digits; seconds are dropped.

    Raises ValueError for a mistyped slip code, a moment without zone, or a number that does not fit its field.
    """
    content = _packed(staff_code, mark_of(key.public))
    return str(int.from_bytes(content + key.sign(content))).zfill(DIGITS)


def read(digits: str, known: Collection[bytes]) -> StaffCode:
    """What a scanned code says, if one of the `known` keys (their public halves) has signed it.

    Raises UnreadableCode for anything that is no staff code, UnknownKey for one of a key that is not known, and
    ForgedCode for one that the known key it names did not sign.
    """
    version, layout, raw = _opened(digits)
    content, signature = raw[: layout.size], raw[layout.size :]
    first, number, bits, minutes, branch, station = layout.unpack(content)
    written, mark = (first, None) if layout is _OLD else divmod(first, 1 << MARK_BITS)
    named = [public for public in known if mark in (None, mark_of(public))]
    if not any(_is_signed(content, signature, public) for public in named):
        if written != version:
            raise UnreadableCode("This staff code is damaged. Look the slip up by its slip code.")
        if named and mark is not None:
            raise ForgedCode("The signature does not fit this code. Look the slip up by its slip code.")
        raise UnknownKey("This code is from another office or unknown. Look the slip up by its slip code.")
    if written != version or bits >> len(_CAUSES):
        raise UnreadableCode("This code comes from a newer version of the program. Update this station.")
    return StaffCode(
        code_of(int.from_bytes(number)),
        tuple(cause for place, cause in enumerate(_CAUSES) if bits >> place & 1),
        _EPOCH + timedelta(minutes=minutes),
        branch,
        station,
    )


def _packed(staff_code: StaffCode, mark: int) -> bytes:
    if staff_code.issued.tzinfo is None:
        raise ValueError("the moment of issue has no zone")
    minutes = (staff_code.issued - _EPOCH) // timedelta(minutes=1)
    try:
        return _NOW.pack(
            _LAYOUTS[DIGITS][0] << MARK_BITS | mark,
            number_of(staff_code.code).to_bytes(5),
            _bits(staff_code.causes),
            minutes,
            staff_code.branch,
            staff_code.station,
        )
    except struct.error as error:
        raise ValueError(f"{staff_code} does not fit a staff code: {error}") from error


def _bits(causes: Iterable[Cause]) -> int:
    return sum(1 << _CAUSES.index(cause) for cause in set(causes))


def _opened(digits: str) -> tuple[int, struct.Struct, bytes]:
    """The version of a code, how its content is laid out, and its bytes."""
    text = "".join(digits.split()) if len(digits) <= _LONGEST_SCAN else ""
    if len(text) not in _LAYOUTS or not (text.isascii() and text.isdigit()):
        raise UnreadableCode("This is not the staff code of a slip. Scan the square marked for the officer.")
    version, layout = _LAYOUTS[len(text)]
    try:
        return version, layout, int(text).to_bytes(layout.size + _SIGNATURE)
    except OverflowError as error:
        raise UnreadableCode("This staff code is damaged. Look the slip up by its slip code.") from error


def _is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True
