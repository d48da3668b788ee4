"""The report on A4: what is read first stands large on top, then a chart for every question a supervisor has."""

from dataclasses import replace

from kiosk.paper.charts import BODY, LEADING, SMALL, Bar, bars, cards, columns, pairs
from kiosk.paper.formats import MM
from kiosk.paper.inks import BRICK, DARK, FOREST, QUIET, SUN, Ink
from kiosk.paper.layout import add_feet, flowing
from kiosk.paper.painting import Cover
from kiosk.paper.rows import Row as PaperRow
from kiosk.paper.rows import kept, side_by_side, whole
from kiosk.paper.tagging import Role
from kiosk.paper.typeface import Face
from kiosk.paper.writer import ROOM, Writer
from kiosk.reports.amounts import say_number
from kiosk.reports.wording import Part, Row, Table, WordedReport
from kiosk.texts import Words

_GUTTER = 9 * MM
_HALF = (ROOM - _GUTTER) / 2
_TOGETHER = 7
"""A heading stays with so many rows of its chart."""

_LATE = frozenset({"overdue", "past_due"})
_WHAT = ("median", "p90")
_FIGURES = (("judged", "on_time", "share_on_time"), ("past_due", "late_median", "late_p90"))
_DAY_HOURS = range(7, 17)
"""Columns that always stand there, so that one day looks like the other."""


def report_paper(report: WordedReport, words: Words, branch: str) -> bytes:
    """`report` as PDF; the same report gives the same bytes."""
    write = Writer(LEADING, edge=15 * MM)
    pages, _ = flowing(_Story(write, words).rows(report, branch), write.paper)
    add_feet(
        pages,
        write.paper,
        f"{report.title} · {report.span}",
        lambda page, _: words.say("reports.page_number", number=page),
        write.voice(SMALL, ink=QUIET),
    )
    return write.pdf(pages, Cover(f"{report.title} {report.span}", branch, words.language))


class _Story:
    """Turns the parts of a report into rows."""

    def __init__(self, write: Writer, words: Words) -> None:
        self._write = write
        self._words = words
        self._quiet = write.voice(SMALL, ink=QUIET)

    def rows(self, report: WordedReport, branch: str) -> list[PaperRow]:
        """All of it, in the order in which it is read."""
        write = self._write
        return [
            *write.text(branch, write.voice(BODY, Face.SEMIBOLD, QUIET)),
            *write.text(f"{report.title}: {report.span}", write.voice(19, Face.BOLD, FOREST), Role.TITLE),
            *write.text(report.made, self._quiet),
            *self._cards(report.part("summary").table("summary")),
            *self._times(report.part("times")),
            *self._cases(report.part("cases")),
            *self._guide(report.part("guide")),
            *self._visits(report.part("visits")),
        ]

    def _cases(self, part: Part) -> list[PaperRow]:
        hour = part.table("hour")
        hours = [self._bar(row) for row in hour.rows if row.number.amount or int(row.id) in _DAY_HOURS]
        return [
            *self._section(part),
            self._halves(*(self._charts(part, names, _HALF) for names in (("kind", "block"), ("state", "ending")))),
            *self._charts(part, ("cause",)),
            *self._heading(hour),
            columns(hours, ROOM, self._write.document),
            *self._charts(part, ("station",)),
        ]

    def _times(self, part: Part) -> list[PaperRow]:
        table, section = part.table("times"), self._section(part)
        durations = [self._bar(table.row(f"{name}_{what}")) for what in _WHAT for name in ("promised", "actual")]
        chart = bars(durations, ROOM, 0.34, self._write.document)
        figures = [[row for name in names for row in self._figure(table.row(name))] for names in _FIGURES]
        return whole([*section, *chart, self._halves(*figures), *self._note(table)])

    def _guide(self, part: Part) -> list[PaperRow]:
        table, section = part.table("guide"), self._section(part)
        lines = [
            ((*row.labels, self._say(row)), DARK if row.labels[0] == row.labels[1] else BRICK) for row in table.rows
        ]
        drawn = pairs(lines, part.headings[1:], ROOM, self._write.document) if lines else []
        return _together([*section, *drawn, *self._note(table)])

    def _visits(self, part: Part) -> list[PaperRow]:
        section, totals = self._section(part), self._cards(part.table("visits"))
        return [*section, *kept(totals), *self._charts(part, ("end", "visit_cause", "page"))]

    def _section(self, part: Part) -> list[PaperRow]:
        write = self._write
        return kept(write.text(part.title, write.voice(15, Face.BOLD, FOREST), Role.HEADING, gap=6 * MM))

    def _heading(self, table: Table, room: float = ROOM) -> list[PaperRow]:
        voice = self._write.voice(11, Face.SEMIBOLD, FOREST)
        return kept(self._write.text(table.title, voice, Role.SUBHEADING, room=room, gap=4 * MM))

    def _charts(self, part: Part, names: tuple[str, ...], room: float = ROOM) -> list[PaperRow]:
        """Tables as bars under their headings, each with its note below."""
        rows: list[PaperRow] = []
        for table in map(part.table, names):
            heading = self._heading(table, room)
            lines, share = [self._bar(row) for row in table.rows], 0.46 if room == _HALF else 0.34
            rows += _together([*heading, *bars(lines, room, share, self._write.document), *self._note(table, room)])
        return rows

    def _halves(self, left: list[PaperRow], right: list[PaperRow]) -> PaperRow:
        return replace(side_by_side((left, 0.0), (right, _HALF + _GUTTER)), gap=2 * MM)

    def _cards(self, table: Table) -> list[PaperRow]:
        lines = [Bar(row.labels[0], self._say(row), row.number.amount, _ink(row)) for row in table.rows]
        return [*cards(lines, ROOM, 4, self._write.document), *self._note(table)]

    def _figure(self, row: Row) -> list[PaperRow]:
        voice = self._write.voice(BODY, ink=_ink(row))
        return self._write.text(f"{row.labels[0]}: {self._say(row)}", voice, room=_HALF)

    def _note(self, table: Table, room: float = ROOM) -> list[PaperRow]:
        return self._write.text(table.note, self._quiet, room=room, gap=MM)

    def _bar(self, row: Row) -> Bar:
        ink = SUN if row.id.startswith("promised") else FOREST
        return Bar(row.labels[0], self._say(row), row.number.amount, ink)

    def _say(self, row: Row) -> str:
        return say_number(row.number, self._words)


def _together(rows: list[PaperRow]) -> list[PaperRow]:
    """The heading and the first lines below it on one page."""
    return whole(rows) if len(rows) <= _TOGETHER else [*kept(rows[:_TOGETHER]), *rows[_TOGETHER:]]


def _ink(row: Row) -> Ink:
    """Brick for work that is late, as soon as there is any."""
    return BRICK if row.id in _LATE and row.number.amount else FOREST
