"""Draws the readiness report: one A4 page with every check of a machine, for branch IT and the supervisor to sign."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.tagging import Element, Role, Tagger
from kiosk.paper.typeface import Face, drawable, fitting_size, font, width, wrap

MM = 72 / 25.4

_WIDTH, _HEIGHT = A4
_EDGE = 17 * MM
_ROOM = _WIDTH - 2 * _EDGE
_MARK_ROOM = 25 * MM
_NAME_ROOM = 40 * MM
_SIGN_ROOM = 42 * MM
"""What the signatures need at the foot of the page."""

_LEADING = 1.28
_GAP = 0.45
"""Between two rows, in lines."""

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
_FEWER_LINES = (3, 2, 1)
"""If even the smallest size does not fit the page, sentences and remedies are cut to so many lines each."""

_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


class Stress(Enum):
    """How much a line stands out: its mark plain, in a frame, or white on black."""

    NONE = 0
    SOME = 1
    STRONG = 2


@dataclass(frozen=True)
class ReadinessLine:
    """One check in words."""

    mark: str
    name: str
    sentence: str
    remedy: str
    stress: Stress = Stress.NONE


@dataclass(frozen=True)
class ReadinessSheet:
    """Everything on the page, already worded."""

    language: str
    title: str
    facts: tuple[str, ...]
    """Branch, station, moment, version."""
    verdict: str
    is_ready: bool
    lines: tuple[ReadinessLine, ...]
    sign_heading: str
    signers: tuple[str, ...]
    sign_line: str


def draw_readiness(sheet: ReadinessSheet) -> bytes:
    """The report as a PDF of one page, tagged; the same words give the same bytes."""
    for face in Face:
        font(face)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=A4,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=Face.REGULAR.value,
        lang=_LANGUAGES.get(sheet.language, sheet.language),
    )
    canvas.setTitle(drawable(sheet.title))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    _Page(canvas).draw(sheet)
    canvas.save()
    return file.getvalue()


@dataclass(frozen=True)
class _Row:
    line: ReadinessLine
    name: list[str]
    text: list[str]
    remedy: list[str]

    @property
    def lines(self) -> int:
        return max(len(self.name), len(self.text) + len(self.remedy))


class _Page:
    """Draws downwards; `top` is how far down the next thing begins, in points."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document = Element(Role.DOCUMENT)
        self._tagger = Tagger(canvas, self._document)
        self._top = _EDGE

    def draw(self, sheet: ReadinessSheet) -> None:
        self._heading(sheet)
        self._rows(sheet.lines)
        self._signatures(sheet)
        self._canvas.showPage()
        self._tagger.end_page()
        self._tagger.finish()

    def _heading(self, sheet: ReadinessSheet) -> None:
        self._top += 16
        self._say(sheet.title, _EDGE, 20, Face.BOLD, self._document.child(Role.TITLE))
        self._top += 6
        for fact in sheet.facts:
            self._top += 14
            size = fitting_size(fact, Face.REGULAR, 10.5, 7, _ROOM)
            self._say(fact, _EDGE, size, Face.REGULAR, self._document.child(Role.PARAGRAPH))
        self._top += 10
        high = 22
        self._box(_EDGE, _ROOM, high, dark=not sheet.is_ready)
        self._top += 15
        verdict = self._document.child(Role.PARAGRAPH)
        self._say(sheet.verdict, _EDGE + 8, 11.5, Face.BOLD, verdict, white=not sheet.is_ready)
        self._top += high - 15 + 4

    def _rows(self, lines: Sequence[ReadinessLine]) -> None:
        rows, size = _fitting(lines, _HEIGHT - self._top - _EDGE - _SIGN_ROOM)
        step = _LEADING * size
        for row in rows:
            self._row(row, size, step)

    def _row(self, row: _Row, size: float, step: float) -> None:
        element = self._document.child(Role.PARAGRAPH)
        first = self._top + step * (_GAP / 2) + size
        self._mark(row.line, first, size, element)
        inner = _EDGE + _MARK_ROOM + _NAME_ROOM
        lines = [(_EDGE + _MARK_ROOM, number, text, Face.SEMIBOLD) for number, text in enumerate(row.name)]
        lines += [(inner, number, text, Face.REGULAR) for number, text in enumerate(row.text)]
        lines += [(inner, number, text, Face.SEMIBOLD) for number, text in enumerate(row.remedy, len(row.text))]
        for x, number, text, face in lines:
            self._top = first + number * step
            self._say(text, x, size, face, element)
        self._top = first + (row.lines - 1) * step + (_LEADING - 1) * size + step * (_GAP / 2)
        self._rule(_EDGE, _ROOM)

    def _mark(self, line: ReadinessLine, baseline: float, size: float, element: Element) -> None:
        face, inset = (Face.REGULAR, 0) if line.stress is Stress.NONE else (Face.BOLD, 4)
        fitting = fitting_size(line.mark, face, size, 5, _MARK_ROOM - 14)
        if line.stress is not Stress.NONE:
            self._top = baseline - 1.06 * size
            wide = width(drawable(line.mark), Face.BOLD, fitting) + 2 * inset
            self._box(_EDGE, wide, 1.42 * size, dark=line.stress is Stress.STRONG)
        self._top = baseline
        self._say(line.mark, _EDGE + inset, fitting, face, element, white=line.stress is Stress.STRONG)

    def _signatures(self, sheet: ReadinessSheet) -> None:
        self._top = _HEIGHT - _EDGE - _SIGN_ROOM + 16
        self._say(sheet.sign_heading, _EDGE, 11, Face.BOLD, self._document.child(Role.HEADING))
        room = (_ROOM - 10 * MM) / len(sheet.signers)
        foot = _HEIGHT - _EDGE
        for number, signer in enumerate(sheet.signers):
            x = _EDGE + number * (room + 10 * MM)
            element = self._document.child(Role.PARAGRAPH)
            self._top = foot - _SIGN_ROOM + 34
            self._say(signer, x, 10, Face.SEMIBOLD, element)
            self._top = foot - 14
            self._rule(x, room)
            self._top = foot - 4
            self._say(sheet.sign_line, x, 8.5, Face.REGULAR, element)

    def _say(self, text: str, x: float, size: float, face: Face, element: Element, *, white: bool = False) -> None:
        self._tagger.begin(element)
        self._canvas.setFont(face.value, size)
        self._canvas.setFillGray(1 if white else 0)
        self._canvas.drawString(x, _HEIGHT - self._top, drawable(text))
        self._tagger.end()

    def _box(self, x: float, wide: float, high: float, *, dark: bool) -> None:
        self._tagger.begin_artifact()
        self._canvas.setFillGray(0)
        self._canvas.setLineWidth(0.8)
        self._canvas.roundRect(x, _HEIGHT - self._top - high, wide, high, 3, stroke=int(not dark), fill=int(dark))
        self._tagger.end()

    def _rule(self, x: float, wide: float) -> None:
        self._tagger.begin_artifact()
        self._canvas.setLineWidth(0.4)
        self._canvas.line(x, _HEIGHT - self._top, x + wide, _HEIGHT - self._top)
        self._tagger.end()


def _fitting(lines: Sequence[ReadinessLine], room: float) -> tuple[list[_Row], float]:
    """The rows, broken into lines at the largest size at which all of them fit into `room` points."""
    for size in _SIZES:
        rows = [_broken(line, size) for line in lines]
        if _height(rows, size) <= room:
            return rows, size
    size = _SIZES[-1]
    for most in _FEWER_LINES:
        rows = [_cut(_broken(line, size), most) for line in lines]
        if _height(rows, size) <= room:
            break
    return rows, size


def _broken(line: ReadinessLine, size: float) -> _Row:
    room = _ROOM - _MARK_ROOM - _NAME_ROOM
    return _Row(
        line,
        wrap(line.name, Face.SEMIBOLD, size, _NAME_ROOM - 6),
        wrap(line.sentence, Face.REGULAR, size, room),
        wrap(line.remedy, Face.SEMIBOLD, size, room),
    )


def _cut(row: _Row, most: int) -> _Row:
    return replace(row, name=row.name[:most], text=_cut_lines(row.text, most), remedy=_cut_lines(row.remedy, most))


def _cut_lines(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-2]} …"]


def _height(rows: Sequence[_Row], size: float) -> float:
    return sum((row.lines + _GAP) * _LEADING * size for row in rows)
