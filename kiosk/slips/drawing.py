"""Turns a worded sheet into the PDF that is printed: black on white, tagged, the same bytes for the same words."""

import io
from dataclasses import dataclass
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.columns import Placed
from kiosk.paper.formats import DOT, MM, SlipFormat
from kiosk.paper.rows import Square, Text
from kiosk.paper.signs import LINE
from kiosk.paper.tagging import Tagger
from kiosk.paper.typeface import Face, drawable, font, width
from kiosk.slips.layout import arrange
from kiosk.slips.paper import PAPERS, Layout, Paper, PaperPage
from kiosk.slips.sheet import SlipSheet

__all__ = ["SlipFormat", "draw"]

# PaperPage streams as they are, not as text: a quarter smaller, and the slowest step of ReportLab left out
rl_config.useA85 = 0

_RADIUS = 4 * MM
_FOOT_SIZE = 10.0
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


@dataclass(frozen=True)
class Cover:
    """What a reader's window says about a document; `language` is "id" or "en"."""

    title: str
    code: str
    author: str
    language: str


def draw(sheet: SlipSheet, form: SlipFormat) -> bytes:
    """The slip as a PDF on the given paper.

    Raises ValueError if a payload fits no QR code.
    """
    layout = arrange(sheet, form)
    return paint(layout, PAPERS[form], Cover(sheet.title, sheet.code, sheet.branch_name, sheet.language))


def paint(layout: Layout, paper: Paper, cover: Cover) -> bytes:
    """A layout as a tagged PDF; several pages bear the code and their number."""
    for face in Face:
        font(face)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(paper.width, layout.height),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=Face.REGULAR.value,
        lang=_LANGUAGES.get(cover.language, cover.language),
    )
    canvas.setTitle(drawable(f"{cover.title} {cover.code}"))
    canvas.setAuthor(drawable(cover.author))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    _paint(canvas, layout, paper, drawable(cover.code))
    canvas.save()
    return file.getvalue()


def _paint(canvas: Canvas, layout: Layout, paper: Paper, code: str) -> None:
    tagger = Tagger(canvas, layout.document)
    for number, page in enumerate(layout.pages, start=1):
        canvas.setLineWidth(LINE)
        tagger.begin_artifact()
        _paint_shapes(canvas, page, layout.height)
        if len(layout.pages) > 1:
            _paint_foot(canvas, paper, code, f"{number}/{len(layout.pages)}")
        tagger.end()
        _paint_words(canvas, tagger, page, layout.height)
        _paint_squares(canvas, tagger, page, layout.height)
        canvas.showPage()
        tagger.end_page()
    tagger.finish()


def _paint_shapes(canvas: Canvas, page: PaperPage, paper_height: float) -> None:
    for frame, run in groupby(page, key=lambda placed: placed.row.frame):
        if frame is None:
            continue
        rows = list(run)
        inset = 0.0 if frame.dark else LINE / 2
        top, bottom = rows[0].top + inset, rows[-1].top + rows[-1].row.height - inset
        x, room = rows[0].x + inset, (frame.room or rows[0].room) - 2 * inset
        radius = min(_RADIUS, (bottom - top) / 2)
        canvas.roundRect(
            x, paper_height - bottom, room, bottom - top, radius, stroke=int(not frame.dark), fill=int(frame.dark)
        )
    for placed in page:
        if placed.row.rule:
            y = paper_height - placed.top - placed.row.height / 2
            canvas.line(placed.x, y, placed.x + placed.room, y)
        for mark in placed.row.marks:
            mark.sign(canvas, placed.x + mark.x, paper_height - placed.top - mark.drop, mark.side)


def _paint_words(canvas: Canvas, tagger: Tagger, page: PaperPage, paper_height: float) -> None:
    everything = [(placed, words) for placed in page for words in placed.row.words]
    for element, run in groupby(everything, key=lambda pair: pair[1].element):
        tagger.begin(element)
        _paint_run(canvas, list(run), paper_height)
        tagger.end()


def _paint_run(canvas: Canvas, run: list[tuple[Placed, Text]], paper_height: float) -> None:
    text = canvas.beginText()
    for placed, words in run:
        text.setFont(words.face.value, words.size)
        text.setTextOrigin(placed.x + words.x, paper_height - placed.top - words.drop)
        if words.white:
            text.setFillGray(1)
        if words.spacing:
            text.setCharSpace(words.spacing)
        text.textOut(words.text)
        if words.spacing:
            text.setCharSpace(0)
        if words.white:
            text.setFillGray(0)
    canvas.drawText(text)


def _paint_squares(canvas: Canvas, tagger: Tagger, page: PaperPage, paper_height: float) -> None:
    for placed in page:
        for square in placed.row.squares:
            tagger.begin(square.element)
            _paint_square(canvas, square, placed, paper_height)
            tagger.end()


def _paint_square(canvas: Canvas, square: Square, placed: Placed, paper_height: float) -> None:
    left, top = (_on_a_dot(placed.x + square.x), _on_a_dot(placed.top + square.drop))
    canvas.saveState()
    canvas.translate(left, paper_height - top)
    canvas.scale(square.module, -square.module)
    canvas._code.append(" ".join(f"{x} {y} {length} 1 re" for x, y, length in square.symbol.runs))
    canvas._code.append("f")
    canvas.restoreState()


def _on_a_dot(points: float) -> float:
    return round(points / DOT) * DOT


def _paint_foot(canvas: Canvas, paper: Paper, code: str, number: str) -> None:
    canvas.setFont(Face.SEMIBOLD.value, _FOOT_SIZE)
    baseline = paper.edge + 0.3 * _FOOT_SIZE
    canvas.drawString(paper.side, baseline, code)
    canvas.drawString(paper.width - paper.side - width(number, Face.SEMIBOLD, _FOOT_SIZE), baseline, number)
