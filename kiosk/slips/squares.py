"""The two QR codes with their words: how large each is printed, and whether the words stand beside or above it."""

from dataclasses import dataclass, replace
from math import ceil

from kiosk.slips.blocks import Style, rule_height
from kiosk.slips.qr import QUIET, Correction, Symbol, symbol
from kiosk.slips.rows import MM, Row, Square, Words, height, kept, paragraph
from kiosk.slips.sheet import QrBlock
from kiosk.slips.signs import LINE
from kiosk.slips.tagging import Element, Role
from kiosk.slips.typeface import Face

DOT = 0.125 * MM
"""One dot of a thermal printer of 203 dpi, in points."""

STAFF_SIDE = 30 * MM
"""The staff code is printed at least this wide: hand scanners read it at the first try."""

_NARROWEST_TEXT = 24 * MM


@dataclass(frozen=True)
class Codes:
    """The symbols of one slip, made once, for that is the dearest step of a drawing.

    `dots` asks for modules of whole dots of a thermal printer.
    """

    staff: Symbol
    phone: Symbol
    dots: bool


def codes(staff: QrBlock, phone: QrBlock, *, dots: bool) -> Codes:
    """Both symbols. Raises ValueError if a payload fits none."""
    return Codes(symbol(staff.payload or "0", Correction.M), symbol(phone.payload, Correction.L), dots)


def staff_square(block: QrBlock, both: Codes, style: Style, document: Element, room: float) -> list[Row]:
    """The signed code for the officer's scanner."""
    wish = max(STAFF_SIDE / both.staff.side, 0.06 * MM * style.body)
    if both.dots:
        wish = ceil(wish / DOT - 1e-6) * DOT
    return _square(block, both.staff, _module(both.staff, wish, room, both.dots), style, document, room)


def phone_square(block: QrBlock, both: Codes, style: Style, document: Element, room: float) -> list[Row]:
    """The calendar entry for the visitor's phone."""
    wish = 5 * DOT if both.dots else max(0.5 * MM, 0.04 * MM * style.body)
    return _square(block, both.phone, _module(both.phone, wish, room, both.dots), style, document, room)


def _module(code: Symbol, wish: float, room: float, dots: bool) -> float:
    most = min(wish, room / (code.side + 2 * QUIET))
    return max(1, int(most / DOT + 1e-6)) * DOT if dots else most


def _square(block: QrBlock, code: Symbol, module: float, style: Style, document: Element, room: float) -> list[Row]:
    side, quiet = code.side * module, QUIET * module
    inset = side + max(quiet, 0.8 * style.grid)
    beside = room - inset >= _NARROWEST_TEXT
    text_room = room - inset if beside else room
    title = paragraph(block.title, style.voice(Face.BOLD, 1.1, leading=1.2), text_room, document.child(Role.HEADING))
    figure = document.child(Role.FIGURE, f"QR: {block.title}")
    caption = paragraph(block.caption, style.small, text_room, document.child(Role.PARAGRAPH), gap=0.25 * style.grid)
    text = title + caption
    clear = max(0.0, quiet + LINE - rule_height(style) / 2)
    if beside and height(text) <= 1.4 * side:
        picture = Square(0.0, 0.0, module, code, figure)
        tall = max(side, height(text))
        pair = Row(tall, words=_joined(text, inset), squares=(picture,), keep=True)
        return [Row(clear, keep=True), pair, Row(max(0.0, clear - tall + side))]
    picture = Square(max(0.0, (room - side) / 2), 0.0, module, code, figure)
    return [*kept(text), Row(side, quiet, squares=(picture,), keep=True), Row(clear)]


def _joined(rows: list[Row], x: float) -> tuple[Words, ...]:
    top = -rows[0].gap if rows else 0.0
    found: list[Words] = []
    for row in rows:
        top += row.gap
        found.extend(replace(words, x=words.x + x, drop=words.drop + top) for words in row.words)
        top += row.height
    return tuple(found)
