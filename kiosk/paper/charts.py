"""The charts of a report on paper: bars and columns with their numbers beside them, so that nobody has to guess.

Forest and leaf, brick for what is late; sun-yellow is the expected time and nothing else (as on every screen and slip).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from kiosk.paper.formats import MM
from kiosk.paper.typeface import RISE, Face, drawable, fitting_size, width, wrap

FOREST, LEAF = HexColor("#083C29"), HexColor("#DDEBDD")
BRICK, SUN = HexColor("#5C1009"), HexColor("#F8C55A")
INK, QUIET = HexColor("#12241C"), HexColor("#2E3D36")

SMALL, BODY, HEAD = 8.5, 9.5, 12.5
_LEADING = 1.25
_GAP = 3 * MM
_BAR = 3.4 * MM
_AT_ONCE = 12
"""Bars of one drawing: a page breaks between drawings."""


@dataclass(frozen=True)
class Bar:
    """One line of a chart; `said` is the number as it is said, `amount` None where nothing can be drawn."""

    label: str
    said: str
    amount: float | None
    colour: Color = FOREST


def text(words: str, room: float, size: float, face: Face = Face.REGULAR, colour: Color = INK) -> Drawing:
    """A paragraph."""
    lines = wrap(words, face, size, room) or [""]
    drawing = _sheet(room, len(lines) * size * _LEADING)
    for number, line in enumerate(lines, start=1):
        drawing.add(_string(0, drawing.height - number * size * _LEADING + 0.3 * size, line, size, face, colour))
    return drawing


def bars(lines: Sequence[Bar], room: float, label_share: float) -> list[Drawing]:
    """Lying bars under one scale: label, bar, number. `label_share` of the room is for the labels."""
    most = max((line.amount or 0 for line in lines), default=0)
    number_room = max((width(drawable(line.said), Face.SEMIBOLD, BODY) for line in lines), default=0)
    label_room = label_share * room
    scale = (room - label_room - number_room - 2 * _GAP) / most if most > 0 else 0
    parts = [lines[start : start + _AT_ONCE] for start in range(0, len(lines), _AT_ONCE)]
    return [_bars(part, room, label_room, number_room, scale) for part in parts]


def _bars(lines: Sequence[Bar], room: float, label_room: float, number_room: float, scale: float) -> Drawing:
    labels = [wrap(line.label, Face.REGULAR, BODY, label_room) or [""] for line in lines]
    heights = [len(label) * BODY * _LEADING + 1.6 * MM for label in labels]
    drawing = _sheet(room, sum(heights))
    top = drawing.height
    left, track = label_room + _GAP, room - label_room - number_room - 2 * _GAP
    for line, label, height in zip(lines, labels, heights, strict=True):
        middle = top - height / 2
        first = middle + (len(label) - 1) / 2 * _LEADING * BODY - RISE * BODY
        for number, one in enumerate(label):
            drawing.add(_string(0, first - number * BODY * _LEADING, one, BODY))
        drawing.add(_block(left, middle - _BAR / 2, track, _BAR, LEAF))
        if line.amount:
            drawing.add(_block(left, middle - _BAR / 2, max(0.8, line.amount * scale), _BAR, line.colour))
        drawing.add(_string(room, middle - RISE * BODY, line.said, BODY, Face.SEMIBOLD, anchor="end"))
        top -= height
    return drawing


def columns(lines: Sequence[Bar], room: float) -> Drawing:
    """Standing columns, each with its number above and its label below."""
    tall = 24 * MM
    drawing = _sheet(room, tall + 3.2 * SMALL)
    most = max((line.amount or 0 for line in lines), default=0)
    step = room / max(1, len(lines))
    thick = min(0.66 * step, 9 * MM)
    bottom = 1.5 * SMALL
    drawing.add(Line(0, bottom, room, bottom, strokeColor=FOREST, strokeWidth=0.6))
    for number, line in enumerate(lines):
        middle = (number + 0.5) * step
        high = (line.amount or 0) / most * tall if most else 0
        if high:
            drawing.add(_block(middle - thick / 2, bottom, thick, high, line.colour))
        size = fitting_size(line.said, Face.SEMIBOLD, SMALL, 6, step)
        if line.amount:
            drawing.add(_string(middle, bottom + high + 2, line.said, size, Face.SEMIBOLD, anchor="middle"))
        size = fitting_size(line.label, Face.REGULAR, SMALL, 6, 0.95 * step)
        drawing.add(_string(middle, 0.3 * SMALL, line.label, size, Face.REGULAR, QUIET, "middle"))
    return drawing


def cards(lines: Sequence[Bar], room: float, in_a_row: int) -> list[Drawing]:
    """The numbers that are read first, large, `in_a_row` of them."""
    return [_cards(lines[start : start + in_a_row], room, in_a_row) for start in range(0, len(lines), in_a_row)]


def _cards(lines: Sequence[Bar], room: float, in_a_row: int) -> Drawing:
    gap, pad = 3 * MM, 3 * MM
    wide = (room - (in_a_row - 1) * gap) / in_a_row
    labels = [wrap(line.label, Face.REGULAR, SMALL, wide - 2 * pad) for line in lines]
    tall = 2 * pad + 19 + max(len(label) for label in labels) * SMALL * _LEADING
    drawing = _sheet(room, tall + gap)
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        left = number * (wide + gap)
        drawing.add(Rect(left, gap, wide, tall, rx=2 * MM, ry=2 * MM, fillColor=LEAF, strokeColor=None))
        size = fitting_size(line.said, Face.BOLD, 19, 8, wide - 2 * pad)
        top = gap + tall - pad
        drawing.add(_string(left + pad, top - 15, line.said, size, Face.BOLD, line.colour))
        for row, one in enumerate(label, start=1):
            drawing.add(_string(left + pad, top - 19 - row * SMALL * _LEADING + 0.2 * SMALL, one, SMALL))
    return drawing


def pairs(lines: Sequence[tuple[str, str, str, Color]], headings: Sequence[str], room: float) -> list[Drawing]:
    """Two labels and a number a line, under headings; the colour is that of the whole line."""
    places, wide = (0.0, 0.45 * room), 0.42 * room
    head = _sheet(room, BODY * _LEADING + 2 * MM)
    for place, heading in zip(places, headings, strict=False):
        head.add(_string(place, 2 * MM, heading, SMALL, Face.SEMIBOLD, QUIET))
    head.add(_string(room, 2 * MM, headings[-1], SMALL, Face.SEMIBOLD, QUIET, "end"))
    head.add(Line(0, 0.6 * MM, room, 0.6 * MM, strokeColor=FOREST, strokeWidth=0.6))
    drawings = [head]
    for said, found, count, colour in lines:
        labels = [wrap(label, Face.REGULAR, BODY, wide) for label in (said, found)]
        line = _sheet(room, max(len(label) for label in labels) * BODY * _LEADING + 1.2 * MM)
        for place, label in zip(places, labels, strict=True):
            for row, one in enumerate(label, start=1):
                line.add(_string(place, line.height - row * BODY * _LEADING, one, BODY, Face.REGULAR, colour))
        line.add(_string(room, line.height - BODY * _LEADING, count, BODY, Face.SEMIBOLD, colour, "end"))
        drawings.append(line)
    return drawings


def _sheet(room: float, tall: float) -> Drawing:
    # without a font of its own ReportLab would name Helvetica, which is not embedded
    return Drawing(room, tall, initialFontName=Face.REGULAR.value)


def _block(x: float, y: float, wide: float, tall: float, colour: Color) -> Rect:
    return Rect(x, y, wide, tall, fillColor=colour, strokeColor=None)


def _string(
    x: float,
    y: float,
    words: str,
    size: float,
    face: Face = Face.REGULAR,
    colour: Color = INK,
    anchor: str = "start",
) -> String:
    return String(x, y, drawable(words), fontName=face.value, fontSize=size, fillColor=colour, textAnchor=anchor)
