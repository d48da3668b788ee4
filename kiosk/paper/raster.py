"""A slip as black and white dots, for printers that take no PDF."""

import io
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_PDFIUM = Lock()
"""PDFium works in one thread at a time."""

_POINTS_PER_INCH = 72
_DARK = 160
"""Grey below this becomes a black dot; no dithering, so that letters and squares keep sharp edges."""


def render(pdf: bytes, dpi: float) -> "list[Image]":
    """The pages in grey, at so many dots an inch."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(io.BytesIO(pdf))
        try:
            scale = dpi / _POINTS_PER_INCH
            return [page.render(scale=scale, grayscale=True).to_pil().convert("L") for page in document]
        finally:
            document.close()


def render_strip(pdf: bytes, dpi: float, dots: int) -> "Image":
    """All pages below each other, exactly `dots` wide, black and white.

    A page that is a little wider loses its blank sides (a roll of 80 mm prints on 72); others are made smaller.
    """
    from PIL import Image

    pages = [_fitted(page, dots) for page in render(pdf, dpi)]
    strip = Image.new("L", (dots, sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        strip.paste(page, ((dots - page.width) // 2, top))
        top += page.height
    return strip.point(lambda grey: 0 if grey < _DARK else 255, mode="1")


def _fitted(page: "Image", dots: int) -> "Image":
    from PIL import ImageOps

    if page.width <= dots:
        return page
    ink = ImageOps.invert(page).getbbox() or (0, 0, page.width, page.height)
    side = (page.width - dots) // 2
    if side <= ink[0] and ink[2] <= side + dots:
        return page.crop((side, 0, side + dots, page.height))
    return page.resize((dots, round(page.height * dots / page.width)))
