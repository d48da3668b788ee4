"""The inks of paper: black, white, and the few colours of a report, which a black printer tells apart as well.

Forest and leaf, brick for what is late; sun-yellow is the expected time and nothing else (as on every screen and slip).
"""

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

Ink = tuple[float, ...]
"""One number is a grey from 0 (black) to 1 (white); three are red, green and blue."""


def _hex(colour: int) -> Ink:
    return tuple(part / 255 for part in colour.to_bytes(3, "big"))


BLACK: Ink = (0,)
WHITE: Ink = (1,)
FOREST, LEAF = _hex(0x083C29), _hex(0xDDEBDD)
BRICK, SUN = _hex(0x5C1009), _hex(0xF8C55A)
DARK, QUIET = _hex(0x12241C), _hex(0x2E3D36)


def fill(target: Canvas | PDFTextObject, ink: Ink) -> None:
    """What is filled or written from here on has this colour."""
    if len(ink) == 1:
        target.setFillGray(*ink)
    else:
        target.setFillColorRGB(*ink)
