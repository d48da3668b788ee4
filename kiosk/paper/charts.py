"""The charts of a report as rows: bars and columns with their numbers beside them, so that nobody has to guess."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.paper.formats import MM
from kiosk.paper.inks import DARK, FOREST, LEAF, QUIET, Ink
from kiosk.paper.rows import Cell, Row, Voice, field, paragraph, side_by_side
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import RISE, Face, drawable, width

SMALL, BODY = 8.5, 9.5
LEADING = 1.25
_GAP = 3 * MM
_BAR = 3.4 * MM


@dataclass(frozen=True)
class Bar:
    """One line of a chart; `said` is the number as it is said, `amount` None where nothing can be drawn."""

    label: str
    said: str
    amount: float | None
    ink: Ink = FOREST


def bars(lines: Sequence[Bar], room: float, label_share: float, parent: Element) -> list[Row]:
    """Lying bars under one scale: label, bar, number. `label_share` of the room is for the labels."""
    figure = _figure(lines, parent)
    most = max((line.amount or 0 for line in lines), default=0)
    bold = _voice(BODY, Face.SEMIBOLD)
    number_room = max((width(drawable(line.said), bold.face, BODY) for line in lines), default=0)
    left = label_share * room + _GAP
    track = room - left - number_room - _GAP
    rows = []
    for line in lines:
        label = side_by_side((paragraph(line.label, _voice(BODY), left - _GAP, figure), 0.0))
        middle = label.height / 2
        number = Cell(line.said, bold, room, room, 1.0).at(middle + RISE * BODY, figure)
        marks = [field(left, middle - _BAR / 2, track, _BAR, LEAF)]
        if line.amount and most > 0:
            marks.append(field(left, middle - _BAR / 2, max(0.8, line.amount / most * track), _BAR, line.ink))
        rows.append(replace(label, gap=1.6 * MM, words=(*label.words, number), marks=tuple(marks)))
    return rows


def columns(lines: Sequence[Bar], room: float, parent: Element) -> Row:
    """Standing columns, each with its number above and its label below."""
    figure = _figure(lines, parent)
    tall, foot = 24 * MM, 24 * MM + 1.7 * SMALL
    most = max((line.amount or 0 for line in lines), default=0)
    step = room / max(1, len(lines))
    thick = min(0.66 * step, 9 * MM)
    marks, words = [field(0.0, foot, room, 0.6, FOREST)], []
    for number, line in enumerate(lines):
        middle = (number + 0.5) * step
        if line.amount:
            high = line.amount / most * tall
            marks.append(field(middle - thick / 2, foot - high, thick, high, line.ink))
            said = Cell(line.said, _voice(SMALL, Face.SEMIBOLD), middle, step, 0.5)
            words.append(said.at(foot - high - 2, figure))
        label = Cell(line.label, _voice(SMALL, ink=QUIET), middle, 0.95 * step, 0.5)
        words.append(label.at(foot + 1.2 * SMALL, figure))
    return Row(foot + 1.5 * SMALL, words=tuple(words), marks=tuple(marks))


def cards(lines: Sequence[Bar], room: float, in_a_row: int, parent: Element) -> list[Row]:
    """The numbers that are read first, large, `in_a_row` of them."""
    return [_cards(lines[start : start + in_a_row], room, in_a_row, parent) for start in range(0, len(lines), in_a_row)]


def _cards(lines: Sequence[Bar], room: float, in_a_row: int, parent: Element) -> Row:
    pad = 3 * MM
    wide = (room - (in_a_row - 1) * _GAP) / in_a_row
    columns = []
    for number, line in enumerate(lines):
        element = parent.child(Role.PARAGRAPH)
        large = Cell(line.said, _voice(19, Face.BOLD, line.ink), 0.0, wide - 2 * pad).at(pad + 15, element)
        label = paragraph(line.label, _voice(SMALL), wide - 2 * pad, element)
        columns.append(([Row(pad + 19, words=(large,)), *label, Row(pad)], number * (wide + _GAP) + pad))
    row = side_by_side(*columns)
    return replace(row, gap=_GAP, marks=tuple(field(x - pad, 0.0, wide, row.height, LEAF, 2 * MM) for _, x in columns))


def pairs(
    lines: Sequence[tuple[Sequence[str], Ink]], headings: Sequence[str], room: float, parent: Element
) -> list[Row]:
    """Two labels and a number a line, under headings; the colour is that of the whole line."""
    table = parent.child(Role.TABLE)
    head = _voice(SMALL, Face.SEMIBOLD, QUIET)
    first = _pair(headings, head, head, room, table.child(Role.LINE), Role.HEADER)
    under = (field(0.0, first.height + MM, room, 0.6, FOREST),)
    rows = [replace(first, height=first.height + 1.4 * MM, marks=under)]
    for told, ink in lines:
        plain, bold = _voice(BODY, ink=ink), _voice(BODY, Face.SEMIBOLD, ink)
        rows.append(_pair(told, plain, bold, room, table.child(Role.LINE), Role.CELL))
    return rows


def _pair(told: Sequence[str], plain: Voice, bold: Voice, room: float, line: Element, role: Role) -> Row:
    *labels, count = told
    columns = [
        (paragraph(label, plain, 0.42 * room, line.child(role)), place * 0.45 * room)
        for place, label in enumerate(labels)
    ]
    number = Cell(count, bold, room, 0.13 * room, 1.0).at(bold.drop, line.child(role))
    row = side_by_side(*columns)
    return replace(row, gap=1.2 * MM, words=(*row.words, number))


def _figure(lines: Sequence[Bar], parent: Element) -> Element:
    return parent.child(Role.FIGURE, "; ".join(f"{line.label}: {line.said}" for line in lines))


def _voice(size: float, face: Face = Face.REGULAR, ink: Ink = DARK) -> Voice:
    return Voice(face, size, LEADING * size, ink)
