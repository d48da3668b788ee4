"""Writes the text of a report on sheets of A4."""

from kiosk.paper.columns import Placed, column
from kiosk.paper.formats import MM
from kiosk.paper.inks import DARK, Ink
from kiosk.paper.layout import Layout, Paper, PaperPage
from kiosk.paper.painting import Cover, paint
from kiosk.paper.rows import Cell, Row, Voice, cells, paragraph
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import Face

SIDE = 17 * MM
"""The white edge at both sides."""

ROOM = 210 * MM - 2 * SIDE


class Writer:
    """Makes rows of one document, and a PDF of them in the end."""

    def __init__(self, leading: float, edge: float) -> None:
        self.document = Element(Role.DOCUMENT)
        self.paper = Paper(210 * MM, 297 * MM, SIDE, edge)
        self._leading = leading

    def voice(self, size: float, face: Face = Face.REGULAR, ink: Ink = DARK) -> Voice:
        """How text is set here."""
        return Voice(face, size, self._leading * size, ink)

    def text(
        self, text: str, voice: Voice, role: Role = Role.PARAGRAPH, *, room: float = ROOM, gap: float = 0.0
    ) -> list[Row]:
        """A paragraph as wide as the paper or as `room`; nothing where there is no text."""
        return paragraph(text, voice, room, self.document.child(role), gap=gap) if text else []

    def line(
        self, text: str, voice: Voice, role: Role = Role.PARAGRAPH, *, room: float = ROOM, gap: float = 0.0
    ) -> Row:
        """`text` on a line of its own, smaller where it is long."""
        return cells([Cell(text, voice, 0.0, room)], self.document.child(role), gap=gap)

    def place(self, top: float, *columns: list[Row], gutter: float = 0.0) -> PaperPage:
        """Columns of one width beside each other."""
        room = (ROOM - (len(columns) - 1) * gutter) / len(columns)
        placed: list[Placed] = []
        for number, rows in enumerate(columns):
            placed += column(rows, SIDE + number * (room + gutter), top, room)
        return placed

    def pdf(self, pages: list[PaperPage], cover: Cover) -> bytes:
        """The pages as they leave the house."""
        return paint(Layout(pages, self.paper.height, self.document), self.paper, cover)
