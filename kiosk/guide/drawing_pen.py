"""Writes the few shapes of the guide's picture as SVG; everything that is text is escaped here and nowhere else."""

from collections.abc import Sequence
from html import escape

from kiosk.guide.drawing_letters import run

INK, FOREST, LEAF, PALE, QUIET, WHITE = "#12241C", "#083C29", "#DDEBDD", "#F3F7F3", "#55645C", "#FFFFFF"
TEXT, SMALL = 26, 21
"""Sizes of type; the unit of the picture is about a tenth of a millimetre on A3."""
LINE, SMALL_LINE = 30, 24
"""From one line of that type to the next."""

Point = tuple[float, float]


class Pen:
    """Collects the shapes of one picture, in the order in which they cover each other."""

    def __init__(self) -> None:
        self.shapes: list[str] = []

    def rect(
        self, at: Point, size: Point, *, fill: str = WHITE, edge: str = "none", radius: float = 0, mark: str = ""
    ) -> None:
        """A rectangle; `mark` is `class:id` for whoever reads the picture by program."""
        kind, _, name = mark.partition(":")
        marked = f' class="{_quoted(kind)}" data-id="{_quoted(name)}"' if mark else ""
        self.shapes.append(
            f'<rect{marked} x="{at[0]:g}" y="{at[1]:g}" width="{size[0]:g}" height="{size[1]:g}"'
            f' rx="{radius:g}" fill="{fill}" stroke="{edge}" stroke-width="3"/>'
        )

    def disc(self, centre: Point, radius: float, fill: str = FOREST) -> None:
        """A filled circle."""
        self.shapes.append(f'<circle cx="{centre[0]:g}" cy="{centre[1]:g}" r="{radius:g}" fill="{fill}"/>')

    def text(
        self, at: Point, text: str, *, size: float = TEXT, bold: bool = False, fill: str = INK, anchor: str = "start"
    ) -> None:
        """One line of text, `at` on its baseline; held to its measured length, whatever typeface the reader has."""
        if not text:
            return
        shown = "".join(letter for letter in text if letter.isprintable())
        weight = ' font-weight="700"' if bold else ""
        self.shapes.append(
            f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size:g}"{weight} fill="{fill}" text-anchor="{anchor}"'
            f' textLength="{run(shown, size, bold):.0f}" lengthAdjust="spacingAndGlyphs">{_quoted(shown)}</text>'
        )

    def lines(self, at: Point, lines: Sequence[str], step: float, *, size: float = TEXT, bold: bool = False,
              fill: str = INK) -> None:  # fmt: skip
        """Several lines of text; `at` is the upper left corner of the first."""
        for index, line in enumerate(lines):
            self.text((at[0], at[1] + index * step + size * 0.9), line, size=size, bold=bold, fill=fill)

    def path(self, d: str, edge: str, width: float, *, dash: str = "", fill: str = "none", mark: str = "") -> None:
        """A drawn line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        kind, _, name = mark.partition(":")
        marked = f' class="{_quoted(kind)}" data-id="{_quoted(name)}"' if mark else ""
        self.shapes.append(
            f'<path{marked} d="{d}" fill="{fill}" stroke="{edge}" stroke-width="{width:g}"{dashed}'
            ' stroke-linejoin="round"/>'
        )

    def svg(self, size: Point, title: str, language: str) -> str:
        """The whole picture: A3 landscape, whatever its own units are."""
        head = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="420mm" height="297mm"'
            f' viewBox="0 0 {size[0]:.0f} {size[1]:.0f}" xml:lang="{_quoted(language)}"'
            ' font-family="Atkinson Hyperlegible Next, sans-serif">'
            "<style>@page { size: A3 landscape; margin: 0 }</style>"
        )
        return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, f"<title>{_quoted(title)}</title>",
                          *self.shapes, "</svg>", ""])  # fmt: skip


def _quoted(text: str) -> str:
    return escape(text, quote=True)
