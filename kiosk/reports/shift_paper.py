"""The shift report on one sheet: what was done, what is left, the paper anchor, and room for two signatures.

The letters are large enough for a copy of half the size (A5).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kiosk.cases.kinds import CaseKind
from kiosk.paper.columns import column
from kiosk.paper.formats import MM
from kiosk.paper.inks import BRICK, DARK, FOREST, LEAF, QUIET, WHITE, Ink
from kiosk.paper.layout import PaperPage
from kiosk.paper.painting import Cover
from kiosk.paper.qr import QUIET as QUIET_ZONE
from kiosk.paper.qr import Correction, symbol
from kiosk.paper.rows import Cell, Row, Square, Voice, cells, field, height
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import Face
from kiosk.paper.writer import ROOM, SIDE, Writer
from kiosk.reports.amounts import say_amount
from kiosk.reports.closing import ShiftReport, Work
from kiosk.texts import Words
from kiosk.visits.moments import say_date, say_hour

_SMALL, _BODY, _HEADING = 10.0, 11.0, 14.0
_LEADING = 1.3
_ROW = 7.5 * MM
_RULE = (field(0.0, 0.0, ROOM, 0.7, FOREST),)
_NAMES = 0.34 * ROOM
_STEP = (ROOM - _NAMES) / (3 * len(CaseKind))
"""How wide the columns are: one for the names of officers, and those of the numbers."""

_WORK_FOOT = 165 * MM
"""Where the table of work must end, however many worked that day; from the upper edge, as all below."""

_ANCHOR_TOP, _ANCHOR_TALL = 175 * MM, 76 * MM
_SQUARE = 38 * MM
_SIGN_AT = 271 * MM
_COLUMNS = ("logged", "moved", "closed_cases")
_DONE = ("logged", "moved", "closed")


def shift_report_pdf(report: ShiftReport, words: Words) -> bytes:
    """`report` on one page of A4; the same report gives the same bytes."""
    sheet = _Sheet(words)
    page = sheet.page(report)
    cover = Cover(f"{sheet.say('title')} {report.day.isoformat()}", report.branch_name, words.language)
    return sheet.writer.pdf([page], cover)


class _Sheet:
    """Places everything on the one page."""

    def __init__(self, words: Words) -> None:
        self.writer = Writer(_LEADING, edge=16 * MM)
        self._words = words

    def say(self, key: str, **values: object) -> str:
        """A sentence of this paper."""
        return self._words.say(f"reports.shift.{key}", **values)

    def page(self, report: ShiftReport) -> PaperPage:
        """All of `report`."""
        place, top = self.writer.place, self.writer.paper.edge
        head, left, right = self._head(report), *self._counts(report, (ROOM - 10 * MM) / 2)
        counts = top + height(head) + 3.3 * MM
        work = counts + height(right) + 3 * MM
        return [
            *place(top, head),
            *place(counts, left, right, gutter=10 * MM),
            *place(work, self._work(report.work, _WORK_FOOT - work)),
            *self._anchor(report),
            *place(_SIGN_AT, self._signature("officer_signs"), self._signature("supervisor_signs"), gutter=14 * MM),
        ]

    def _head(self, report: ShiftReport) -> list[Row]:
        write, gap = self.writer, 0.6 * MM
        said = self.say("closed", time=say_hour(report.closed_at, self._words), name=report.closed_by)
        machine = self._words.say("reports.station", number=report.station)
        return [
            write.line(report.branch_name, write.voice(_BODY, Face.SEMIBOLD, QUIET)),
            write.line(self.say("title"), write.voice(24, Face.BOLD, FOREST), Role.TITLE, gap=gap),
            write.line(say_date(report.closed_at, self._words), write.voice(_HEADING, Face.SEMIBOLD), gap=gap),
            write.line(f"{said} · {machine}", write.voice(_BODY, ink=QUIET), gap=gap),
        ]

    def _counts(self, report: ShiftReport, room: float) -> tuple[list[Row], list[Row]]:
        """What is left and the slips, in two columns."""

        def row(key: str, count: int, ink: Ink = DARK) -> Row:
            label = Cell(self.say(key), self.writer.voice(_BODY, ink=ink), 0.0, 0.8 * room)
            number = Cell(say_amount(count, self._words), self.writer.voice(_HEADING, Face.BOLD, ink), room, room, 1.0)
            return cells([label, number], self.writer.document.child(Role.PARAGRAPH), tall=_ROW)

        slips, left = report.slips, report.open
        return (
            [row("open", left.open), row("overdue", left.overdue, BRICK if left.overdue else DARK)],
            [row("slips", slips.issued), row("taken", slips.taken), row("waiting", slips.for_counter - slips.taken)],
        )

    def _work(self, work: Sequence[Work], free: float) -> list[Row]:
        """The table of who did what, at most `free` points high."""
        write = self.writer
        if not work:
            return [write.line(self.say("nobody"), write.voice(_BODY))]
        table = write.document.child(Role.TABLE)
        title, label = write.voice(_BODY, Face.SEMIBOLD, FOREST), write.voice(_SMALL, ink=QUIET)
        kinds = [
            Cell(self._words.say(f"cases.kinds.{kind}"), title, _end(3 * number), 3 * _STEP - 4 * MM, 1.0)
            for number, kind in enumerate(CaseKind, start=1)
        ]
        names = [self.say("officer"), *(self.say(key) for _ in CaseKind for key in _COLUMNS)]
        did = [[getattr(one.by_kind[kind], what) for kind in CaseKind for what in _DONE] for one in work]
        tall = min(_ROW, (free - 12 * MM) / (len(work) + 1))
        plain = write.voice(min(_BODY, tall / _LEADING))
        bold = replace(plain, face=Face.SEMIBOLD)
        head = cells(kinds, table.child(Role.LINE), Role.HEADER, tall=6 * MM)
        labels = _line(names, label, table, 6 * MM, Role.HEADER)
        officers = [one.officer or self._words.say("reports.unnamed") for one in work]
        rows = [_line([name, *self._say(row)], plain, table, tall) for name, row in zip(officers, did, strict=True)]
        total = [self.say("total"), *self._say(map(sum, zip(*did, strict=True)))]
        last = _line(total, bold, table, tall)
        acts = write.line(self.say("acts"), label, gap=2 * MM)
        return [head, labels, replace(rows[0], marks=_RULE), *rows[1:], replace(last, marks=_RULE), acts]

    def _say(self, counts: Iterable[int]) -> Iterator[str]:
        for count in counts:
            yield say_amount(count, self._words) if count else self._words.say("reports.nothing")

    def _anchor(self, report: ShiftReport) -> PaperPage:
        """The heads for people and for a scanner, which types them as if by hand."""
        write, room, top = self.writer, ROOM - _SQUARE - 24 * MM, _ANCHOR_TOP + 5 * MM
        large, small = replace(write.voice(22, Face.BOLD), leading=9 * MM), write.voice(_SMALL, ink=QUIET)
        rows = [
            write.line(self.say("anchor"), write.voice(_HEADING, Face.SEMIBOLD, FOREST), Role.HEADING),
            Row(2.3 * MM),
            *(write.line(part, large, room=room) for part in report.head.split(" ")),
            *write.text(self.say("anchor_why"), small, room=room, gap=3.6 * MM),
            *write.text(self.say("anchor_how"), small, room=room),
            Row(MM),
        ]
        rows += self._others(report, room, _ANCHOR_TOP + _ANCHOR_TALL - 2 * MM - top - height(rows))
        square = self._square(" ".join([report.head, *report.other_heads]))
        return [*self.writer.place(_ANCHOR_TOP, [square]), *column(rows, SIDE + 6 * MM, top, room)]

    def _others(self, report: ShiftReport, room: float, free: float) -> list[Row]:
        """The heads of the other stations, as many as there are, and those in doubt, in `free` points."""
        texts = [(self.say("others"), FOREST)] if report.other_heads else []
        texts += [(head, DARK) for head in report.other_heads]
        if report.doubtful:
            stations = ", ".join(str(station) for station in report.doubtful)
            texts.append((self.say("doubtful", stations=stations), BRICK))
        size = min(_SMALL, free / max(1, len(texts)) / _LEADING)
        voice = self.writer.voice
        return [self.writer.line(text, voice(size, Face.SEMIBOLD, ink), room=room) for text, ink in texts]

    def _square(self, heads: str) -> Row:
        """The coloured field with the heads as a QR code on white."""
        code = symbol(heads, Correction.M)
        module = _SQUARE / code.side
        edge = QUIET_ZONE * module
        whole = _SQUARE + 2 * edge
        x, drop = ROOM - 6 * MM - whole, 6 * MM
        figure = self.writer.document.child(Role.FIGURE, f"QR: {self.say('anchor')}")
        return Row(
            _ANCHOR_TALL,
            marks=(field(0.0, 0.0, ROOM, _ANCHOR_TALL, LEAF, 4 * MM), field(x, drop, whole, whole, WHITE)),
            squares=(Square(x + edge, drop + edge, module, code, figure),),
        )

    def _signature(self, key: str) -> list[Row]:
        write, room = self.writer, (ROOM - 14 * MM) / 2
        return [
            Row(MM, marks=(field(0.0, 0.0, room, 0.7, FOREST),)),
            write.line(self.say(key), write.voice(_BODY, Face.SEMIBOLD), room=room),
            write.line(self.say("name_and_date"), write.voice(_SMALL, ink=QUIET), room=room),
        ]


def _line(texts: list[str], voice: Voice, table: Element, tall: float, role: Role = Role.CELL) -> Row:
    """A line of the table: a name from the left, every number at the end of its column."""
    name, *numbers = texts
    row = [Cell(name, voice, 0.0, _NAMES - 2 * MM)]
    row += [Cell(text, voice, _end(at), _STEP - MM, 1.0) for at, text in enumerate(numbers, start=1)]
    return cells(row, table.child(Role.LINE), role, tall=tall)


def _end(place: int) -> float:
    return _NAMES + place * _STEP
