"""Paper to print, made as slips are."""

import io

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas


def sheet(width: float = 80, height: float = 60, *, pages: int = 1, ink: tuple[float, float] = (6, 74)) -> bytes:
    """A PDF of that many millimetres with a black bar from `ink[0]` to `ink[1]`, 10 mm from the top, 5 mm high."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(width * mm, height * mm), invariant=1)
    for _ in range(pages):
        canvas.rect(ink[0] * mm, (height - 15) * mm, (ink[1] - ink[0]) * mm, 5 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


PDF = sheet()
