"""The head of a chain in a form that people read and type: on paper it proves what no key can."""

import re
from dataclasses import dataclass

from kiosk.audit.chain import Head
from kiosk.ids import ALPHABET

SIGNS = 16
"""Signs of a mac on paper: 79 bits, more than anybody can try out."""

_GROUP = 4
_TEXT = re.compile(rf"\s*(\d{{1,9}})\.(\d{{1,9}})-(\d{{1,15}})[\s-]((?:[\s-]*[{ALPHABET}]){{{SIGNS}}})\s*", re.ASCII)


@dataclass(frozen=True)
class Anchor:
    """A head as it was noted outside the database: on the slip of the day's closing, in the name of a backup."""

    branch: int
    station: int
    number: int
    signs: str
    """`SIGNS` signs of `kiosk.ids.ALPHABET`, made from the mac."""


def signs_of(mac: bytes) -> str:
    """The short form of a mac."""
    number = int.from_bytes(mac, "big")
    signs = []
    for _ in range(SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def anchor_of(head: Head) -> Anchor:
    """What is noted of `head`."""
    return Anchor(head.branch, head.station, head.number, signs_of(head.mac))


def head_text(head: Head) -> str:
    """`head` for paper: branch, station, number and four groups of four, `7.2-1534 ABCD-EFGH-JKMN-PQRS`."""
    anchor = anchor_of(head)
    groups = "-".join(anchor.signs[start : start + _GROUP] for start in range(0, SIGNS, _GROUP))
    return f"{anchor.branch}.{anchor.station}-{anchor.number} {groups}"


def anchor_from(text: str) -> Anchor:
    """The anchor somebody read from paper; letter case and spaces do not matter, and a dash stands behind the number.

    Raises ValueError if it is none.
    """
    match = _TEXT.fullmatch(text.upper())
    if match is None:
        raise ValueError(f"not the head of a chain: {text[:60]!r}")
    branch, station, number, signs = match.groups()
    return Anchor(int(branch), int(station), int(number), re.sub(r"[\s-]", "", signs))
