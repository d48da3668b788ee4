"""The calendar entry that a visitor's phone takes from the slip: when to look again, and the steps until then.

iCalendar (RFC 5545) in ASCII, for every phone reads that from a QR code without a network.
"""

import unicodedata
from datetime import UTC, datetime, timedelta

from kiosk.settings.addresses import OURS, foreign_address

LONGEST = 600
"""Bytes: more would make the QR code too fine for a simple phone on thermal paper."""

LONGEST_OF_SEVERAL = 520
"""Bytes for a plan of several causes: its steps need the paper."""

_LONGEST_NAME = 60
_LINE = 75
_HALF_HOUR = timedelta(minutes=30)
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "→": "->", "×": "x", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "-"}
)


def calendar_entry(
    code: str,
    title: str,
    lines: tuple[str, ...],
    due: datetime | None,
    issued: datetime,
    place: str,
    longest: int = LONGEST,
) -> str:
    """A VCALENDAR with one entry at `due`, or on the day of issue if no time is known; at most `longest` bytes.

    `lines` are the steps; those that do not fit are left out whole. Both moments have a zone, and `issued` is in that
    of the branch. Raises ValueError for a moment without zone and for an address outside .go.id.
    """
    if issued.tzinfo is None or (due and due.tzinfo is None):
        raise ValueError("a moment of the calendar entry has no zone")
    for text in (title, place, *lines):
        if (host := foreign_address(text)) is not None:
            raise ValueError(f"the slip may send a phone to {OURS} only, not to {host!r}")
    name = _clipped(_ascii(title))
    summary = name if code in name else f"{name} {code}"
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Anjungan JMO//Slip//ID",
        "BEGIN:VEVENT",
        f"UID:{code}@anjungan-jmo",
        f"DTSTAMP:{_utc(issued)}",
        *_when(due, issued),
        f"SUMMARY:{_escaped(summary)}",
        f"LOCATION:{_escaped(_clipped(_ascii(place)))}",
    ]
    steps = [f"{number}. {_ascii(line)}" for number, line in enumerate(lines, start=1)]
    for count in range(len(steps), -1, -1):
        told = steps if count == len(steps) else [*steps[:count], "..."]
        entry = _joined([*head, f"DESCRIPTION:{_escaped(chr(10).join(told))}", "END:VEVENT", "END:VCALENDAR"])
        if len(entry) <= longest:
            break
    return entry


def _when(due: datetime | None, issued: datetime) -> list[str]:
    if due:
        return [f"DTSTART:{_utc(due)}", f"DTEND:{_utc(due + _HALF_HOUR)}"]
    day = issued.date()
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in letters if _is_kept(sign)).split())


def _is_kept(sign: str) -> bool:
    return sign.isascii() or sign.isspace()


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 3].rstrip() + "..."


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _joined(lines: list[str]) -> str:
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _folded(line: str) -> list[str]:
    """Lines of at most 75 octets; an escaped sign is not parted, for some phones unfold too late."""
    pieces = []
    while len(line) > _LINE:
        end = _LINE - 1 if line[_LINE - 1] == "\\" and line[_LINE - 2] != "\\" else _LINE
        pieces.append(line[:end])
        line = " " + line[end:]
    return [*pieces, line]
