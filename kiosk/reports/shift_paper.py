"""The shift report on one sheet: what was done, what is left, the paper anchor, and room for two signatures.

The letters are large enough for a copy of half the size (A5).
"""

import io
from collections.abc import Sequence

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kiosk.cases.kinds import CaseKind
from kiosk.paper.charts import BRICK, FOREST, INK, LEAF, QUIET
from kiosk.paper.formats import MM
from kiosk.paper.qr import Correction, symbol
from kiosk.paper.typeface import RISE, Face, drawable, fitting_size, font, width, wrap
from kiosk.reports.amounts import say_amount
from kiosk.reports.closing import Done, ShiftReport, Work
from kiosk.texts import Words
from kiosk.visits.moments import say_date, say_hour

_SIDE = 17 * MM
_ROOM = A4[0] - 2 * _SIDE
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_SMALL, _BODY, _HEADING = 10.0, 11.0, 14.0
_SMALLEST = 4.0
_LEADING = 1.3
_ROW = 7.5 * MM
_OFFICER_ROOM = 0.34 * _ROOM
_WORK_FOOT = 132 * MM
"""Where the table of work must end, however many worked that day."""

_ANCHOR_TOP, _ANCHOR_FOOT = 122 * MM, 46 * MM
_SQUARE = 38 * MM
_SIGN_AT = 26 * MM
_COLUMNS = ("logged", "moved", "closed_cases")
_DONE = ("logged", "moved", "closed")


def shift_report_pdf(report: ShiftReport, words: Words) -> bytes:
    """`report` on one page of A4; the same report gives the same bytes."""
    for face in Face:
        font(face)
    file = io.BytesIO()
    language = _LANGUAGES.get(words.language, words.language)
    canvas = Canvas(file, pagesize=A4, invariant=1, initialFontName=Face.REGULAR.value, lang=language)
    title = words.say("reports.shift.title")
    canvas.setTitle(drawable(f"{title} {report.day.isoformat()}"))
    canvas.setAuthor(drawable(report.branch_name))
    sheet = _Sheet(canvas, words)
    top = _head(sheet, report, title)
    top = _counts(sheet, report, top - 6 * MM)
    _work(sheet, report.work, top - 9 * MM)
    _anchor(sheet, report)
    _signatures(sheet)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Sheet:
    """Writes on the one page; heights are baselines in points from its foot."""

    def __init__(self, canvas: Canvas, words: Words) -> None:
        self.canvas = canvas
        self.words = words

    def say(self, key: str, **values: object) -> str:
        return self.words.say(f"reports.shift.{key}", **values)

    def write(self, x: float, y: float, text: str, size: float, face: Face = Face.REGULAR, colour: Color = INK) -> None:
        self.canvas.setFont(face.value, size)
        self.canvas.setFillColor(colour)
        self.canvas.drawString(x, y, drawable(text))

    def write_right(self, x: float, y: float, text: str, size: float, face: Face, colour: Color = INK) -> None:
        self.write(x - width(drawable(text), face, size), y, text, size, face, colour)

    def write_lines(self, x: float, y: float, text: str, size: float, room: float, colour: Color = INK) -> float:
        """A paragraph from this baseline on; gives the baseline below it."""
        for line in wrap(text, Face.REGULAR, size, room):
            self.write(x, y, line, size, Face.REGULAR, colour)
            y -= _LEADING * size
        return y

    def rule(self, x: float, y: float, room: float) -> None:
        self.canvas.setStrokeColor(FOREST)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(x, y, x + room, y)


def _head(sheet: _Sheet, report: ShiftReport, title: str) -> float:
    y: float = A4[1] - 20 * MM
    words, closed = sheet.words, report.closed_at
    size = fitting_size(report.branch_name, Face.SEMIBOLD, _BODY, _SMALLEST, _ROOM)
    sheet.write(_SIDE, y, report.branch_name, size, Face.SEMIBOLD, QUIET)
    sheet.write(_SIDE, y - 10 * MM, title, 24, Face.BOLD, FOREST)
    sheet.write(_SIDE, y - 18 * MM, say_date(closed, words), _HEADING, Face.SEMIBOLD)
    said = sheet.say("closed", time=say_hour(closed, words), name=report.closed_by)
    machine = words.say("reports.station", number=report.station)
    text = f"{said} · {machine}"
    sheet.write(_SIDE, y - 24 * MM, text, fitting_size(text, Face.REGULAR, _BODY, _SMALLEST, _ROOM), colour=QUIET)
    return y - 24 * MM


def _counts(sheet: _Sheet, report: ShiftReport, top: float) -> float:
    """What is left and the slips, in two columns."""
    slips = report.slips
    left = [("open", report.open.open, INK), ("overdue", report.open.overdue, BRICK if report.open.overdue else INK)]
    right = [("slips", slips.issued), ("taken", slips.taken), ("waiting", slips.for_counter - slips.taken)]
    half = (_ROOM - 10 * MM) / 2
    y = top - _BODY
    for row, (key, count, colour) in enumerate(left):
        _count(sheet, _SIDE, y - row * _ROW, half, key, count, colour)
    for row, (key, count) in enumerate(right):
        _count(sheet, _SIDE + half + 10 * MM, y - row * _ROW, half, key, count, INK)
    return y - 2 * _ROW


def _count(sheet: _Sheet, x: float, y: float, room: float, key: str, count: int, colour: Color) -> None:
    sheet.write(x, y, sheet.say(key), _BODY, Face.REGULAR, colour)
    sheet.write_right(x + room, y, say_amount(count, sheet.words), _HEADING, Face.BOLD, colour)


def _work(sheet: _Sheet, work: Sequence[Work], top: float) -> None:
    if not work:
        sheet.write(_SIDE, top - _BODY, sheet.say("nobody"), _BODY)
        return
    group = (_ROOM - _OFFICER_ROOM) / len(CaseKind)
    step = group / len(_COLUMNS)
    y = top
    for number, kind in enumerate(CaseKind):
        end = _SIDE + _OFFICER_ROOM + (number + 1) * group
        title = sheet.words.say(f"cases.kinds.{kind}")
        size = fitting_size(title, Face.SEMIBOLD, _BODY, _SMALLEST, group - 4 * MM)
        sheet.write_right(end, y, title, size, Face.SEMIBOLD, FOREST)
        for place, key in enumerate(_COLUMNS):
            label = sheet.say(key)
            size = fitting_size(label, Face.REGULAR, _SMALL, _SMALLEST, step - MM)
            sheet.write_right(end - (len(_COLUMNS) - 1 - place) * step, y - 6 * MM, label, size, Face.REGULAR, QUIET)
    sheet.write(_SIDE, y - 6 * MM, sheet.say("officer"), _SMALL, colour=QUIET)
    sheet.rule(_SIDE, y - 8 * MM, _ROOM)
    lines = [*work, _total(work, sheet.say("total"))]
    y -= 8 * MM
    tall = min(_ROW, (y - _WORK_FOOT) / len(lines))
    for line in lines:
        y -= tall
        _line(sheet, line, y, tall, step, is_total=line is lines[-1])
    sheet.write(_SIDE, y - 5.5 * MM, sheet.say("acts"), _SMALL, colour=QUIET)


def _line(sheet: _Sheet, line: Work, y: float, tall: float, step: float, *, is_total: bool) -> None:
    largest = min(_BODY, tall / _LEADING)
    face = Face.SEMIBOLD if is_total else Face.REGULAR
    name = line.officer or sheet.words.say("reports.unnamed")
    base = y + tall / 2 - RISE * largest
    if is_total:
        sheet.rule(_SIDE, y + tall, _ROOM)
    size = fitting_size(name, face, largest, _SMALLEST, _OFFICER_ROOM - 2 * MM)
    sheet.write(_SIDE, base, name, size, face)
    place = 0
    for kind in CaseKind:
        done = line.by_kind[kind]
        for count in (done.logged, done.moved, done.closed):
            place += 1
            text = say_amount(count, sheet.words) if count else sheet.words.say("reports.nothing")
            sheet.write_right(_SIDE + _OFFICER_ROOM + place * step, base, text, largest, face, INK if count else QUIET)


def _total(work: Sequence[Work], name: str) -> Work:
    return Work(
        name,
        {kind: Done(*(sum(getattr(line.by_kind[kind], what) for line in work) for what in _DONE)) for kind in CaseKind},
    )


def _anchor(sheet: _Sheet, report: ShiftReport) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(LEAF)
    canvas.roundRect(_SIDE, _ANCHOR_FOOT, _ROOM, _ANCHOR_TOP - _ANCHOR_FOOT, 4 * MM, stroke=0, fill=1)
    left, room = _SIDE + 6 * MM, _ROOM - _SQUARE - 24 * MM
    y = _ANCHOR_TOP - 10 * MM
    sheet.write(left, y, sheet.say("anchor"), _HEADING, Face.SEMIBOLD, FOREST)
    y -= 11 * MM
    for part in report.head.split(" "):
        sheet.write(left, y, part, fitting_size(part, Face.BOLD, 22, _BODY, room), Face.BOLD)
        y -= 9 * MM
    y = sheet.write_lines(left, y, sheet.say("anchor_why"), _SMALL, room, QUIET)
    y = sheet.write_lines(left, y, sheet.say("anchor_how"), _SMALL, room, QUIET)
    _others(sheet, report, left, y - MM, room)
    _square(canvas, " ".join([report.head, *report.other_heads]))


def _others(sheet: _Sheet, report: ShiftReport, x: float, y: float, room: float) -> None:
    """The heads of the other stations, as many as there are, and those in doubt."""
    texts = [(head, INK) for head in report.other_heads]
    if report.doubtful:
        stations = ", ".join(str(station) for station in report.doubtful)
        texts.append((sheet.say("doubtful", stations=stations), BRICK))
    if not texts:
        return
    size = min(_SMALL, (y - _ANCHOR_FOOT - 2 * MM) / (len(texts) + 1) / _LEADING)
    if report.other_heads:
        sheet.write(x, y, sheet.say("others"), size, Face.SEMIBOLD, FOREST)
        y -= _LEADING * size
    for text, colour in texts:
        sheet.write(x, y, text, fitting_size(text, Face.SEMIBOLD, size, _SMALLEST, room), Face.SEMIBOLD, colour)
        y -= _LEADING * size


def _square(canvas: Canvas, heads: str) -> None:
    """All heads for a scanner, which types them as if by hand; white around it, because it stands on a colour."""
    code = symbol(heads, Correction.M)
    module = _SQUARE / code.side
    right, top = _SIDE + _ROOM - 6 * MM - 4 * module, _ANCHOR_TOP - 6 * MM - 4 * module
    canvas.setFillColorRGB(1, 1, 1)
    whole = _SQUARE + 8 * module
    canvas.rect(right - _SQUARE - 4 * module, top + 4 * module - whole, whole, whole, stroke=0, fill=1)
    canvas.setFillColor(black)
    for x, y, length in code.runs:
        canvas.rect(right - _SQUARE + x * module, top - (y + 1) * module, length * module, module, stroke=0, fill=1)


def _signatures(sheet: _Sheet) -> None:
    half = (_ROOM - 14 * MM) / 2
    for number, key in enumerate(("officer_signs", "supervisor_signs")):
        x = _SIDE + number * (half + 14 * MM)
        sheet.rule(x, _SIGN_AT, half)
        sheet.write(x, _SIGN_AT - 5 * MM, sheet.say(key), _BODY, Face.SEMIBOLD)
        sheet.write(x, _SIGN_AT - 10 * MM, sheet.say("name_and_date"), _SMALL, colour=QUIET)
