"""A spreadsheet in which a text stays a text, whatever it looks like: nothing that was typed becomes a formula.

XlsxWriter's write() would turn `=…` into a formula and numbers in words into numbers; only the writers of one kind are
used here, and cells of text have the format of text, so that they stay one when somebody edits them.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | datetime | None
"""A text, a moment in the branch's zone, or nothing."""

_HEAD = "#083C29"


class Book:
    """A workbook in memory; `finished` gives its bytes, the same for the same content and moment."""

    def __init__(self, title: str, now: datetime) -> None:
        from xlsxwriter import Workbook

        self._file = io.BytesIO()
        plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
        self.book = Workbook(self._file, {"in_memory": True, **plain})
        self.book.set_properties({"title": title, "created": now.astimezone(UTC).replace(tzinfo=None)})
        self._head = self.book.add_format(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "num_format": "@", "valign": "vcenter"}
        )
        self.text = self.book.add_format({"num_format": "@"})
        self.moment = self.book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def number(self, form: str) -> "Format":
        """How a number looks that is written by `form`."""
        return self.book.add_format({"num_format": form, "align": "right"})

    def sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> "Worksheet":
        """A new sheet whose first row stands still; `widths` are in characters."""
        sheet = self.book.add_worksheet(name)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.write_string(0, column, heading, self._head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 20)
        return sheet

    def write(self, sheet: "Worksheet", row: int, column: int, cell: Cell) -> None:
        """One cell that is no number."""
        if isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell.replace(tzinfo=None), self.moment)
        elif cell:
            sheet.write_string(row, column, cell, self.text)

    def finished(self) -> bytes:
        """The file."""
        self.book.close()
        return self._file.getvalue()
