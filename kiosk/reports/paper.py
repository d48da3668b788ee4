"""The report on A4: what is read first stands large on top, then a chart for every question a supervisor has."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from kiosk.paper.charts import (
    BODY,
    BRICK,
    FOREST,
    HEAD,
    INK,
    QUIET,
    SMALL,
    SUN,
    Bar,
    bars,
    cards,
    columns,
    pairs,
    text,
)
from kiosk.paper.formats import MM
from kiosk.paper.typeface import Face, drawable, font, width
from kiosk.reports.amounts import say_number
from kiosk.reports.wording import Part, Row, Table, WordedReport
from kiosk.texts import Words

_SIDE, _TOP, _FOOT = 17 * MM, 15 * MM, 20 * MM
_FRAME = 6
"""What ReportLab leaves free inside its margins, in points."""

_ROOM = A4[0] - 2 * _SIDE
_GUTTER = 9 * MM
_HALF = (_ROOM - _GUTTER) / 2
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_LATE = frozenset({"overdue", "past_due"})
_WHAT = ("median", "p90")
_DAY_HOURS = range(7, 17)
"""Columns that always stand there, so that one day looks like the other."""


def report_paper(report: WordedReport, words: Words, branch: str) -> bytes:
    """`report` as PDF; the same report gives the same bytes."""
    for face in Face:
        font(face)
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=_SIDE - _FRAME,
        rightMargin=_SIDE - _FRAME,
        topMargin=_TOP,
        bottomMargin=_FOOT,
        invariant=1,
        initialFontName=Face.REGULAR.value,
        lang=_LANGUAGES.get(words.language, words.language),
        title=drawable(f"{report.title} {report.span}"),
        author=drawable(branch),
    )

    def foot(canvas: Canvas, _document: Any) -> None:
        page = drawable(words.say("reports.page_number", number=canvas.getPageNumber()))
        canvas.setFont(Face.REGULAR.value, SMALL)
        canvas.setFillColor(QUIET)
        canvas.drawString(_SIDE, 11 * MM, drawable(f"{report.title} · {report.span}"))
        canvas.drawString(A4[0] - _SIDE - width(page, Face.REGULAR, SMALL), 11 * MM, page)

    document.build(_story(report, words, branch), onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


def _story(report: WordedReport, words: Words, branch: str) -> list[Flowable]:
    summary = report.part("summary").table("summary")
    return [
        text(branch, _ROOM, BODY, Face.SEMIBOLD, QUIET),
        text(f"{report.title}: {report.span}", _ROOM, 19, Face.BOLD, FOREST),
        text(report.made, _ROOM, SMALL, colour=QUIET),
        Spacer(1, 4 * MM),
        *cards([_card(row, words) for row in summary.rows], _ROOM, 4),
        *_note(summary),
        *_times(report.part("times"), words),
        *_cases(report.part("cases"), words),
        *_guide(report.part("guide"), words),
        *_visits(report.part("visits"), words),
    ]


def _cases(part: Part, words: Words) -> list[Flowable]:
    kind, state, block, ending = (part.table(name) for name in ("kind", "state", "block", "ending"))
    story = [
        *_section(part, 70 * MM),
        _side_by_side(
            [*_chart(kind, words, _HALF), *_chart(block, words, _HALF)],
            [*_chart(state, words, _HALF), *_chart(ending, words, _HALF)],
        ),
        *_chart(part.table("cause"), words, _ROOM),
    ]
    hours = [row for row in part.table("hour").rows if row.number.amount or int(row.id) in _DAY_HOURS]
    story += [*_heading(part.table("hour"), 50 * MM), columns([_bar(row, words) for row in hours], _ROOM)]
    return [*story, *_chart(part.table("station"), words, _ROOM)]


def _times(part: Part, words: Words) -> list[Flowable]:
    table = part.table("times")
    durations = [_bar(table.row(f"{name}_{what}"), words) for what in _WHAT for name in ("promised", "actual")]
    rest = [_card(table.row(name), words) for name in ("judged", "on_time", "share_on_time")]
    late = [_card(table.row(name), words) for name in ("past_due", "late_median", "late_p90")]
    return [
        *_section(part, 60 * MM),
        *bars(durations, _ROOM, 0.34),
        Spacer(1, 2 * MM),
        _side_by_side(_lines(rest), _lines(late)),
        *_note(table),
    ]


def _guide(part: Part, words: Words) -> list[Flowable]:
    table = part.table("guide")
    lines = [
        (*row.labels, say_number(row.number, words), INK if row.labels[0] == row.labels[1] else BRICK)
        for row in table.rows
    ]
    drawn = pairs(lines, part.headings[1:], _ROOM) if lines else []
    return [*_section(part, 40 * MM), *drawn, *_note(table)]


def _visits(part: Part, words: Words) -> list[Flowable]:
    totals, end, cause, page = (part.table(name) for name in ("visits", "end", "visit_cause", "page"))
    return [
        *_section(part, 70 * MM),
        *cards([_card(row, words) for row in totals.rows], _ROOM, 4),
        *_note(totals),
        *_chart(end, words, _ROOM),
        *_chart(cause, words, _ROOM),
        *_chart(page, words, _ROOM),
    ]


def _section(part: Part, least: float) -> list[Flowable]:
    """The heading of a part, with at least so much of it on the same page."""
    return [CondPageBreak(least), Spacer(1, 6 * MM), text(part.title, _ROOM, 15, Face.BOLD, FOREST), Spacer(1, MM)]


def _heading(table: Table, least: float, room: float = _ROOM) -> list[Flowable]:
    return [
        CondPageBreak(least),
        Spacer(1, 3 * MM),
        text(table.title, room, HEAD - 1.5, Face.SEMIBOLD, FOREST),
        Spacer(1, MM),
    ]


def _chart(table: Table, words: Words, room: float) -> list[Flowable]:
    """A table as bars under its heading, its note below."""
    lines = [_bar(row, words) for row in table.rows]
    return [
        *_heading(table, min(len(lines), 6) * 7 * MM + 12 * MM, room),
        *bars(lines, room, 0.46 if room == _HALF else 0.34),
        *_note(table, room),
    ]


def _note(table: Table, room: float = _ROOM) -> list[Flowable]:
    return [Spacer(1, MM), text(table.note, room, SMALL, colour=QUIET)] if table.note else []


def _lines(figures: Sequence[Bar]) -> list[Flowable]:
    return [text(f"{one.label}: {one.said}", _HALF, BODY, Face.REGULAR, one.colour) for one in figures]


def _side_by_side(left: list[Flowable], right: list[Flowable]) -> Flowable:
    whole = ((0, 0), (-1, -1))
    style: list[tuple[Any, ...]] = [("VALIGN", *whole, "TOP"), ("FONTNAME", *whole, Face.REGULAR.value)]
    style += [(f"{side}PADDING", *whole, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Grid([[_without_breaks(left), "", _without_breaks(right)]], [_HALF, _GUTTER, _HALF], style=style)


def _without_breaks(flow: list[Flowable]) -> list[Flowable]:
    return [part for part in flow if not isinstance(part, CondPageBreak)]


def _card(row: Row, words: Words) -> Bar:
    return Bar(row.labels[0], say_number(row.number, words), row.number.amount, _colour(row))


def _bar(row: Row, words: Words) -> Bar:
    expected = row.id.startswith("promised")
    return Bar(row.labels[0], say_number(row.number, words), row.number.amount, SUN if expected else FOREST)


def _colour(row: Row) -> Color:
    """Brick for work that is late, as soon as there is any."""
    return BRICK if row.id in _LATE and row.number.amount else FOREST
