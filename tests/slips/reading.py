"""Reads a drawn slip back: its text, the size of its letters, its pixels and its QR codes."""

from collections.abc import Iterator
from ctypes import c_double

import pypdfium2
import zxingcpp
from PIL import Image
from pypdfium2 import raw

DOTS_PER_POINT = 8 * 25.4 / 72
"""Eight dots a millimetre: a thermal printer of 203 dpi."""


def texts(pdf: bytes) -> list[str]:
    """The text of every page, white space made single."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def letter_sizes(pdf: bytes) -> set[float]:
    """The sizes of all printed letters, in points."""
    found: set[float] = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if chr(raw.FPDFText_GetUnicode(text, index)).strip():
                    found.add(round(raw.FPDFText_GetFontSize(text, index), 3))
    return found


def letter_boxes(pdf: bytes) -> Iterator[tuple[int, float, float, float, float]]:
    """Page and left, right, bottom, top of every printed letter, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if chr(raw.FPDFText_GetUnicode(text, index)).strip():
                    edges = [c_double() for _ in range(4)]
                    raw.FPDFText_GetCharBox(text, index, *edges)
                    left, right, bottom, top = (edge.value for edge in edges)
                    yield number, left, right, bottom, top


def pictures(pdf: bytes) -> list[Image.Image]:
    """The pages as a thermal printer's dots, in grey."""
    # a trifle less than eight dots a millimetre, lest a rounding adds a row
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DOTS_PER_POINT * 0.999999).to_pil().convert("L") for page in document]


def codes(picture: Image.Image) -> set[str]:
    """What a scanner reads from the QR codes of a page, as far as it is text."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return {code.bytes.decode("utf-8") for code in found}
