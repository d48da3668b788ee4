"""The two QR codes with their words: how large each is printed, and whether the words stand beside or above it."""

from dataclasses import dataclass, replace
from math import ceil

from kiosk.paper.formats import DOT, MM
from kiosk.paper.qr import QUIET, Correction, Symbol, symbol
from kiosk.paper.rows import Row, Square, height, kept, paragraph, side_by_side
from kiosk.paper.signs import LINE
from kiosk.paper.style import Style, rule_height
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import Face
from kiosk.slips.sheet import QrBlock

STAFF_SIDE = 30 * MM
"""The staff code is printed at least this wide: hand scanners read it at the first try."""

_SHORT = 20
"""Signs of a staff code, such as the code of a case, that leaves room for the strongest correction."""

WHITE_EDGE = 4.5 * MM
"""At least this much stays white to the left of every column: a code needs only what its quiet zone is wider."""

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
    correction = Correction.M if len(staff.payload) > _SHORT else Correction.H
    return Codes(symbol(staff.payload or "0", correction), symbol(phone.payload, Correction.L), dots)


def staff_square(block: QrBlock, both: Codes, style: Style, document: Element, room: float) -> list[Row]:
    """The code for the officer's scanner."""
    return _square(block, both.staff, staff_module(both, style, room), style, document, room)


def phone_square(block: QrBlock, both: Codes, style: Style, document: Element, room: float) -> list[Row]:
    """The calendar entry for the visitor's phone."""
    return _square(block, both.phone, phone_module(both, style, room), style, document, room)


def staff_module(both: Codes, style: Style, room: float) -> float:
    """How wide a module of the staff code is, in points, in a column of `room` points."""
    wish = max(STAFF_SIDE / both.staff.side, 0.06 * MM * style.body)
    if both.dots:
        wish = ceil(wish / DOT - 1e-6) * DOT
    return _module(both.staff, wish, room, both.dots)


def phone_module(both: Codes, style: Style, room: float) -> float:
    """How wide a module of the phone code is."""
    wish = 6 * DOT if both.dots else max(0.5 * MM, 0.04 * MM * style.body)
    return _module(both.phone, wish, room, both.dots)


def upright(block: QrBlock, code: Symbol, module: float, style: Style, document: Element) -> list[Row]:
    """A code with its words above it, in a column as wide as the code."""
    text = _text(block, style, document, code.side * module)
    picture = Square(0.0, 0.0, module, code, document.child(Role.FIGURE, f"QR: {block.title}"))
    return [*kept(text), Row(code.side * module, QUIET * module, squares=(picture,))]


def _module(code: Symbol, wish: float, room: float, dots: bool) -> float:
    most = min(wish, room / (code.side + 2 * QUIET))
    return max(1, int(most / DOT + 1e-6)) * DOT if dots else most


def _square(block: QrBlock, code: Symbol, module: float, style: Style, document: Element, room: float) -> list[Row]:
    """A code with its words beside it where they have room, else above it."""
    side, quiet = code.side * module, QUIET * module
    left = max(0.0, quiet - WHITE_EDGE)
    inset = left + side + max(quiet, 0.8 * style.grid)
    beside = room - inset >= _NARROWEST_TEXT
    text = _text(block, style, document, room - inset if beside else room)
    figure = document.child(Role.FIGURE, f"QR: {block.title}")
    clear = max(0.0, quiet + LINE - rule_height(style) / 2)
    if beside and height(text) <= 1.4 * side:
        tall = max(side, height(text))
        picture = Square(left, 0.0, module, code, figure)
        pair = replace(side_by_side(([Row(tall, squares=(picture,))], 0.0), (text, inset)), keep=True)
        return [Row(clear, keep=True), pair, Row(max(0.0, clear - tall + side))]
    picture = Square(max(0.0, (room - side) / 2), 0.0, module, code, figure)
    return [*kept(text), Row(side, quiet, squares=(picture,), keep=True), Row(clear)]


def _text(block: QrBlock, style: Style, document: Element, room: float) -> list[Row]:
    rows = paragraph(block.title, style.voice(Face.BOLD, 1.1, leading=1.2), room, document.child(Role.HEADING))
    if block.caption:
        rows += paragraph(block.caption, style.small, room, document.child(Role.PARAGRAPH), gap=0.25 * style.grid)
    return rows
