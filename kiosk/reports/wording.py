"""Turns figures into tables of words and numbers: the command, the spreadsheet and the paper say the same."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.reports.amounts import Number, Unit, say_day, say_span
from kiosk.reports.figures import CaseFigures, GuideFigures, ReportFigures, Spread, TimeFigures, VisitFigures
from kiosk.reports.safe_counts import SafeCounts
from kiosk.texts import Words
from kiosk.visits.moments import say_hour


@dataclass(frozen=True)
class Row:
    """One line of a table; the id is what the labels word."""

    id: str
    labels: tuple[str, ...]
    number: Number


@dataclass(frozen=True)
class Table:
    """Lines under one heading; `note` says how they are meant or what is missing, and may be empty."""

    id: str
    title: str
    rows: tuple[Row, ...]
    note: str = ""

    def row(self, name: str) -> Row:
        """The line with this id. Raises StopIteration if there is none."""
        return next(row for row in self.rows if row.id == name)


@dataclass(frozen=True)
class Part:
    """The tables of one subject."""

    id: str
    title: str
    headings: tuple[str, ...]
    """Over the name of the table, over each label, and over the number."""
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """The table with this id. Raises StopIteration if there is none."""
        return next(table for table in self.tables if table.id == name)


@dataclass(frozen=True)
class WordedReport:
    """A whole report in one language."""

    title: str
    span: str
    made: str
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part:
        """The part with this id. Raises StopIteration if there is none."""
        return next(part for part in self.parts if part.id == name)


Label = Callable[[str], str]
"""Words an id."""


def word_report(figures: ReportFigures, words: Words) -> WordedReport:
    """Everything that `figures` say, in the language of `words`."""
    made, today = figures.made_at, figures.made_at.date()
    parts = {
        "summary": [_table("summary", _summary(figures), _labels(words, "summary"), words)],
        "cases": [*_case_tables(figures.cases, words)],
        "times": [_table("times", _times(figures.times), _labels(words, "times"), words)],
        "guide": [_pair_table(figures.guide, words)],
        "visits": [*_visit_tables(figures.visits, words)],
    }
    return WordedReport(
        words.say("reports.title"),
        say_span(figures.span, words),
        words.say("reports.made", date=say_day(today, words), time=say_hour(made, words)),
        tuple(
            Part(name, words.say(f"reports.parts.{name}"), words.several(f"reports.headings.{name}"), tuple(tables))
            for name, tables in parts.items()
        ),
    )


def _summary(figures: ReportFigures) -> dict[str, Number]:
    actual, visits = figures.times.actual, figures.visits
    return {
        "received": Number(figures.cases.total),
        "open": Number(figures.open_now),
        "overdue": Number(figures.overdue_now),
        "on_time": Number(figures.times.share_on_time, Unit.SHARE),
        "actual": Number(actual.median if actual else None, Unit.HOURS),
        "guide": Number(figures.guide.share_right, Unit.SHARE),
        "visits": _safe(visits.total),
        "with_slip": _safe(visits.with_slip),
    }


def _times(times: TimeFigures) -> dict[str, Number]:
    spreads: dict[str, Spread | None] = {"promised": times.promised, "actual": times.actual, "late": times.late}
    return {
        "judged": Number(times.judged),
        "on_time": Number(times.on_time),
        "share_on_time": Number(times.share_on_time, Unit.SHARE),
        "past_due": Number(times.past_due),
        **{
            f"{name}_{what}": Number(getattr(spread, what) if spread else None, Unit.HOURS)
            for name, spread in spreads.items()
            for what in ("median", "p90")
        },
    }


def _case_tables(cases: CaseFigures, words: Words) -> Iterator[Table]:
    def station(name: str) -> str:
        return words.say("reports.station", number=name)

    labelled: list[tuple[str, Mapping[str, int], Label]] = [
        ("kind", cases.by_kind, _from(words, "cases.kinds")),
        ("state", cases.by_state, _from(words, "cases.states")),
        ("block", cases.by_block, _from(words, "cases.block_names")),
        ("ending", cases.by_ending, _from(words, "cases.endings")),
        ("cause", cases.by_cause, _cause_from(words)),
        ("station", cases.by_station, station),
        ("hour", cases.by_hour, lambda hour: words.say("dates.hour", hour=hour, minute="00")),
    ]
    for name, counts, label in labelled:
        yield _table(name, {one: Number(count) for one, count in counts.items()}, label, words)


def _pair_table(guide: GuideFigures, words: Words) -> Table:
    cause = _cause_from(words)
    rows = tuple(
        Row(f"{said}:{found}", (cause(said), cause(found)), Number(count))
        for (said, found), count in guide.pairs.items()
    )
    note = words.say("reports.notes.guide" if rows else "reports.notes.empty")
    return Table("guide", words.say("reports.tables.guide"), rows, note)


def _visit_tables(visits: VisitFigures, words: Words) -> Iterator[Table]:
    totals = {
        "visits": _safe(visits.total),
        "with_slip": _safe(visits.with_slip),
        "duration": Number(visits.median_minutes, Unit.MINUTES),
        "touches": Number(visits.median_touches, Unit.TOUCHES),
    }
    yield _table("visits", totals, _labels(words, "visits"), words)
    labelled: list[tuple[str, SafeCounts, Label]] = [
        ("end", visits.by_end, _from(words, "reports.ends")),
        ("visit_cause", visits.by_cause, _cause_from(words)),
        ("page", visits.by_page, lambda page: _page(page, words)),
    ]
    for name, counts, label in labelled:
        table = _table(name, {one: _safe(count) for one, count in counts.items()}, label, words)
        missing = not counts and visits.total != 0
        yield Table(table.id, table.title, table.rows, words.say("reports.notes.few")) if missing else table


def _page(page: str, words: Words) -> str:
    """A page by its name, a question by its short words; one that the guide no longer has by its id."""
    return words.maybe(f"reports.pages.{page}") or words.maybe(f"questions.{page}.short") or page


def _safe(count: int | None) -> Number:
    return Number(count, is_hidden=count is None)


def _table(name: str, numbers: Mapping[str, Number], label: Label, words: Words) -> Table:
    rows = tuple(Row(one, (label(one),), number) for one, number in numbers.items())
    notes = [words.maybe(f"reports.notes.{name}") if rows else words.say("reports.notes.empty")]
    if any(row.number.is_hidden for row in rows):
        notes.insert(0, words.say("reports.notes.hidden"))
    return Table(name, words.say(f"reports.tables.{name}"), rows, " ".join(note for note in notes if note))


def _labels(words: Words, name: str) -> Label:
    return _from(words, f"reports.labels.{name}")


def _cause_from(words: Words) -> Label:
    return lambda name: words.say(f"outcomes.{name}.label")


def _from(words: Words, place: str) -> Label:
    return lambda name: words.say(f"{place}.{name}")
