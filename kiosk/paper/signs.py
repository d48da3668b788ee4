"""The drawn signs of the papers, each around a centre, in one weight of line."""

from collections.abc import Callable
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.inks import BLACK, Ink, fill

LINE = 1.063
"""The one weight of line: 0.375 mm, three dots of a thermal printer."""

_MM = 72 / 25.4

Sign = Callable[[Canvas, float, float, float], None]
"""Draws itself on a canvas around (x, y), as wide as the last number says, in points."""


def disc(canvas: Canvas, x: float, y: float, side: float) -> None:
    """The ring around the number of a step."""
    canvas.circle(x, y, (side - LINE) / 2)


def tick_box(canvas: Canvas, x: float, y: float, side: float) -> None:
    """An empty box that its reader ticks with a pen."""
    half = (side - LINE) / 2
    canvas.roundRect(x - half, y - half, 2 * half, 2 * half, side / 6)


def letter_box(canvas: Canvas, x: float, y: float, side: float) -> None:
    """The rounded square around the letter of a part."""
    half = (side - LINE) / 2
    canvas.roundRect(x - half, y - half, 2 * half, 2 * half, side / 4)


def bullet(canvas: Canvas, x: float, y: float, side: float) -> None:
    """The dot before a notice."""
    canvas.circle(x, y, side / 2, stroke=0, fill=1)


def octagon(canvas: Canvas, x: float, y: float, side: float) -> None:
    """The plate of a stop sign, dark, with a thin bright line inside its rim."""
    _octagon(canvas, x, y, side / 2, fill=1)
    canvas.setStrokeGray(1)
    _octagon(canvas, x, y, side / 2 - 1.5 * LINE, fill=0)
    canvas.setStrokeGray(0)


def clock(canvas: Canvas, x: float, y: float, side: float) -> None:
    """A white clock, for the dark field of the expected time."""
    canvas.setStrokeGray(1)
    canvas.setLineWidth(1.5 * LINE)
    canvas.circle(x, y, side / 2 - LINE)
    hands = canvas.beginPath()
    hands.moveTo(x, y + 0.3 * side)
    hands.lineTo(x, y)
    hands.lineTo(x + 0.2 * side, y - 0.1 * side)
    canvas.drawPath(hands)
    canvas.setLineWidth(LINE)
    canvas.setStrokeGray(0)


def ruler(length: float) -> Sign:
    """A ruler `length` points long with a line at every millimetre, longer at five and at ten."""

    def drawn(canvas: Canvas, x: float, y: float, side: float) -> None:
        left, top = x - length / 2, y + side / 2
        canvas.setLineWidth(LINE / 3)
        canvas.line(left, top, left + length, top)
        for number in range(round(length / _MM) + 1):
            share = 1.0 if number % 10 == 0 else 0.7 if number % 5 == 0 else 0.4
            canvas.line(left + number * _MM, top, left + number * _MM, top - share * side)
        canvas.setLineWidth(LINE)

    return drawn


def block(wide: float, tall: float, ink: Ink, radius: float = 0.0) -> Sign:
    """A field of one colour, `wide` by `tall` points: a bar, a card, a thin line."""

    def drawn(canvas: Canvas, x: float, y: float, _side: float) -> None:
        fill(canvas, ink)
        if radius:
            canvas.roundRect(x - wide / 2, y - tall / 2, wide, tall, radius, stroke=0, fill=1)
        else:
            canvas.rect(x - wide / 2, y - tall / 2, wide, tall, stroke=0, fill=1)
        fill(canvas, BLACK)

    return drawn


def _octagon(canvas: Canvas, x: float, y: float, reach: float, fill: int) -> None:
    radius = reach / cos(pi / 8)
    path = canvas.beginPath()
    for corner in range(8):
        angle = pi / 8 + corner * pi / 4
        (path.lineTo if corner else path.moveTo)(x + radius * cos(angle), y + radius * sin(angle))
    path.close()
    canvas.drawPath(path, stroke=1 - fill, fill=fill)
