"""Reads files back that left the house."""

import io
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.slips.reading import texts


def book_of(file: bytes) -> Workbook:
    """The spreadsheet as somebody else's program reads it."""
    return load_workbook(io.BytesIO(file))


def rows_of(file: bytes, sheet: int = 0) -> list[tuple[Any, ...]]:
    """The values of one sheet, row by row."""
    return [tuple(row) for row in book_of(file).worksheets[sheet].iter_rows(values_only=True)]


def text_of(pdf: bytes) -> str:
    """The text of all pages, white space made single."""
    return " ".join(texts(pdf))
