"""A PDF as pictures for the screen: what is shown is what would be printed."""

import base64
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def pictures_of(pdf: bytes, dots_per_inch: float) -> tuple[str, ...]:
    """Its pages as data addresses of grey PNGs. Takes tenths of a second a page: call it beside the screen."""
    from kiosk.paper.raster import render

    return tuple(_address(page) for page in render(pdf, dots_per_inch))


def _address(page: "Image") -> str:
    file = io.BytesIO()
    page.save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode("ascii")
