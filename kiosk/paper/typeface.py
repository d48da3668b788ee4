"""The one typeface of the slip: registered once, asked for widths, and never made to draw a sign it lacks."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kiosk.paths import resources_dir

RISE = 0.334
"""From the middle of a capital down to its baseline, in em (half of the capital's height)."""

_STAND_INS = {
    "→": "->",
    "←": "<-",
    "⇒": "=>",
    "➜": "->",
    "✓": "v",
    "✔": "v",
    "✗": "x",
    "✕": "x",
    "☐": "[ ]",
    "\u2010": "-",
    "\u2011": "-",
    "\u2015": "—",
    "′": "'",
    "″": '"',
}
_UNKNOWN = "?"
_BREAKING_SPACE = re.compile(r"[^\S\u00a0]+")


class Face(StrEnum):
    """The three weights of Atkinson Hyperlegible Next; the values name their files."""

    REGULAR = "AtkinsonHyperlegibleNext_400Regular"
    SEMIBOLD = "AtkinsonHyperlegibleNext_600SemiBold"
    BOLD = "AtkinsonHyperlegibleNext_700Bold"


@cache
def font(face: Face) -> TTFont:
    """The parsed font of `face`, made known to ReportLab the first time it is asked for."""
    parsed = TTFont(face.value, str(resources_dir() / "fonts" / f"{face.value}.ttf"))
    pdfmetrics.registerFont(parsed)
    return parsed


def missing_glyphs(text: str) -> str:
    """The signs of `text`, each once, that the slip can't print as they are; white space is never missing."""
    known = _known()
    return "".join(dict.fromkeys(sign for sign in text if not sign.isspace() and sign not in known))


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """`text` in signs the typeface has, on one line: a stand-in, the bare letter, or "?" for what it lacks."""
    line = " ".join(_BREAKING_SPACE.split(text)).strip(" ")
    known = _known()
    return line if known.issuperset(line) else "".join(sign if sign in known else _stand_in(sign) for sign in line)


def width(text: str, face: Face, size: float) -> float:
    """How far drawable `text` runs, in points."""
    return _advance(text, face) * size / 1000


def wrap(text: str, face: Face, size: float, room: float) -> list[str]:
    """Drawable `text` in lines no wider than `room` points; a word too long for a line is broken."""
    space = _advance(" ", face)
    limit = room * 1000 / size
    lines: list[str] = []
    line, used = "", 0.0
    for word in _BREAKING_SPACE.split(drawable(text)):
        advance = _advance(word, face)
        if line and used + space + advance <= limit:
            line, used = f"{line} {word}", used + space + advance
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, face, limit) if advance > limit else [word]
        lines.extend(full)
        used = _advance(line, face)
    return [*lines, line] if line else lines


def wrap_evenly(text: str, face: Face, size: float, room: float) -> list[str]:
    """Like `wrap`, with lines of about one length, as a heading wants them."""
    lines = wrap(text, face, size, room)
    if len(lines) < 2:
        return lines
    narrow = width(drawable(text), face, size) / len(lines)
    while narrow < room:
        tried = wrap(text, face, size, narrow)
        if len(tried) == len(lines) and max(width(line, face, size) for line in tried) <= narrow:
            return tried
        narrow += size
    return lines


def fitting_size(text: str, face: Face, largest: float, smallest: float, room: float) -> float:
    """The size, from `largest` down to `smallest` points, at which `text` fits one line of `room` points."""
    natural = width(drawable(text), face, largest)
    return largest if natural <= room else max(smallest, 0.999 * largest * room / natural)


@cache
def _known() -> frozenset[str]:
    return frozenset(chr(code) for code in font(Face.REGULAR).face.charToGlyph if code >= 32)


@lru_cache(maxsize=16384)
def _advance(text: str, face: Face) -> float:
    parsed = font(face).face
    widths, default = parsed.charWidths, parsed.defaultWidth
    return float(sum(widths.get(ord(sign), default) for sign in text))


def _pieces(word: str, face: Face, limit: float) -> list[str]:
    """A word too long for a line in pieces that fit, after a dot, dash or slash where there is one."""
    pieces = [""]
    for sign in word:
        while pieces[-1] and _advance(pieces[-1] + sign, face) > limit:
            end = max(pieces[-1].rfind(joint) for joint in "./-") + 1 or len(pieces[-1])
            pieces[-1:] = [pieces[-1][:end], pieces[-1][end:]]
        pieces[-1] += sign
    return pieces


def _stand_in(sign: str) -> str:
    if sign in _STAND_INS:
        return _STAND_INS[sign]
    if unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return ""  # direction marks, joiners and accents that the letter before them goes without
    parts = [part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)]
    known = _known()
    return "".join(part if part in known else _UNKNOWN for part in parts) or _UNKNOWN
