"""Paints what was laid out as a PDF: tagged for screen readers, the same bytes for the same words."""

import io
from dataclasses import dataclass
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.columns import Placed
from kiosk.paper.formats import DOT, MM
from kiosk.paper.inks import BLACK, fill
from kiosk.paper.layout import Layout, Paper, PaperPage
from kiosk.paper.rows import Square, Text
from kiosk.paper.signs import LINE
from kiosk.paper.tagging import Tagger
from kiosk.paper.typeface import Face, drawable, font
from kiosk.texts.languages import pdf_code

# Page streams as they are, not as text: a quarter smaller, and the slowest step of ReportLab left out
rl_config.useA85 = 0

_RADIUS = 4 * MM


@dataclass(frozen=True)
class Cover:
    """What a reader's window says about a document."""

    title: str
    author: str
    language: str


def paint(layout: Layout, paper: Paper, cover: Cover) -> bytes:
    """A layout as a tagged PDF; the same layout gives the same bytes."""
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
        lang=pdf_code(cover.language),
    )
    canvas.setTitle(drawable(cover.title))
    canvas.setAuthor(drawable(cover.author))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    _paint(canvas, layout)
    canvas.save()
    return file.getvalue()


def _paint(canvas: Canvas, layout: Layout) -> None:
    tagger = Tagger(canvas, layout.document)
    for page in layout.pages:
        canvas.setLineWidth(LINE)
        tagger.begin_artifact()
        _paint_shapes(canvas, page, layout.height)
        _paint_silent(canvas, page, layout.height)
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
    everything = [(placed, words) for placed in page for words in placed.row.words if words.element]
    for element, run in groupby(everything, key=lambda pair: pair[1].element):
        tagger.begin(element)
        _paint_run(canvas, list(run), paper_height)
        tagger.end()


def _paint_run(canvas: Canvas, run: list[tuple[Placed, Text]], paper_height: float) -> None:
    text = canvas.beginText()
    for placed, words in run:
        text.setFont(words.face.value, words.size)
        text.setTextOrigin(placed.x + words.x, paper_height - placed.top - words.drop)
        if words.ink != BLACK:
            fill(text, words.ink)
        if words.spacing:
            text.setCharSpace(words.spacing)
        text.textOut(words.text)
        if words.spacing:
            text.setCharSpace(0)
        if words.ink != BLACK:
            fill(text, BLACK)
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


def _paint_silent(canvas: Canvas, page: PaperPage, paper_height: float) -> None:
    """What stands at the foot of a page."""
    silent = [(placed, words) for placed in page for words in placed.row.words if not words.element]
    for (face, size, ink), run in groupby(silent, key=lambda pair: (pair[1].face, pair[1].size, pair[1].ink)):
        canvas.setFont(face.value, size)
        if ink != BLACK:
            fill(canvas, ink)
        for placed, words in run:
            canvas.drawString(placed.x + words.x, paper_height - placed.top - words.drop, words.text)
        if ink != BLACK:
            fill(canvas, BLACK)
