"""A report as the page shows it: the numbers read first, then panels of bars in two columns, in the service's order."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.texts import Words
from ui.shared.snapshot import Snapshot

if TYPE_CHECKING:
    from kiosk.reports.figures import ReportFigures
    from kiosk.reports.wording import Row, Table, WordedReport

FIRST_CARDS = (
    ("summary", "received"),
    ("summary", "on_time"),
    ("summary", "actual"),
    ("times", "actual_p90"),
    ("summary", "open"),
    ("summary", "overdue"),
)
"""Part and row of what a supervisor wants first: how many, promised against actual, what is left."""

LATE = frozenset({"overdue", "past_due"})
DAY_HOURS = range(7, 17)
"""Columns that always stand there, so that one day looks like the other."""


def show_report(figures: "ReportFigures", words: Words) -> Snapshot:
    """Everything on the page."""
    from kiosk.reports.wording import word_report

    report = word_report(figures, words)
    has_cases, has_visits = figures.cases.total > 0, figures.visits.total != 0
    left, right = _case_panels(report, words) if has_cases else ([], [])
    return {
        "span": report.span,
        "made": report.made,
        "empty": "" if has_cases else words.say("desk_report.empty"),
        "cards": _first_cards(report, words),
        "left": left,
        "right": right,
        "visits": _visits(report, words) if has_visits else {"title": ""},
    }


def _first_cards(report: "WordedReport", words: Words) -> list[Snapshot]:
    cards = []
    for part, name in FIRST_CARDS:
        own = words.maybe(f"desk_report.cards.{name}")
        card = _card(report.part(part).table(part).row(name), words)
        cards.append({**card, "label": own or card["label"]})
    return cards


def _case_panels(report: "WordedReport", words: Words) -> tuple[list[Snapshot], list[Snapshot]]:
    cases = report.part("cases")
    left = [
        _times(report, words),
        *(_bars(cases.table(name), words) for name in ("kind", "block", "state", "ending")),
    ]
    right = [
        _bars(cases.table("cause"), words),
        _hours(cases.table("hour"), words),
        _guide(report, words),
        _bars(cases.table("station"), words),
    ]
    return left, right


def _times(report: "WordedReport", words: Words) -> Snapshot:
    """Promised above actual for the median and the 90th percentile; below, as numbers, what they rest on."""
    part = report.part("times")
    table = part.table("times")
    rows = [table.row(f"{name}_{what}") for what in ("median", "p90") for name in ("promised", "actual")]
    facts = [table.row(name) for name in ("judged", "on_time", "past_due", "late_median", "late_p90")]
    return {
        **_panel(part.title, rows, table.note, words),
        "facts": [_card(row, words) for row in facts],
    }


def _guide(report: "WordedReport", words: Words) -> Snapshot:
    """What the guide said against what the officer found; brick where they differ."""
    part, summary = report.part("guide"), report.part("summary").table("summary")
    table = part.table("guide")
    panel = _panel(part.title, table.rows, table.note, words)
    for shown, row in zip(panel["rows"], table.rows, strict=True):
        shown["wrong"] = row.labels[0] != row.labels[-1]
    heading = " › ".join(part.headings[1:3]) if table.rows else ""
    return {**panel, "remark": heading, "first": [_card(summary.row("guide"), words)]}


def _hours(table: "Table", words: Words) -> Snapshot:
    rows = [row for row in table.rows if row.number.amount or int(row.id) in DAY_HOURS]
    return {**_panel(table.title, rows, table.note, words), "standing": True}


def _visits(report: "WordedReport", words: Words) -> Snapshot:
    part = report.part("visits")
    totals = part.table("visits")

    def said_once(panel: Snapshot) -> Snapshot:
        return {**panel, "note": panel["note"].removeprefix(totals.note).strip()}

    return {
        "title": part.title,
        "note": totals.note,
        "cards": [_card(row, words) for row in totals.rows],
        "left": [said_once(_bars(part.table(name), words)) for name in ("end", "page")],
        "right": [said_once(_bars(part.table("visit_cause"), words))],
    }


def _bars(table: "Table", words: Words) -> Snapshot:
    return _panel(table.title, table.rows, table.note, words)


def _panel(title: str, rows: "Iterable[Row]", note: str, words: Words) -> Snapshot:
    """Bars under one scale; `share` is how much of the room a bar takes."""
    kept = tuple(rows)
    most = max((row.number.amount or 0 for row in kept), default=0)
    return {
        "title": title,
        "remark": "",
        "note": note,
        "standing": False,
        "first": [],
        "facts": [],
        "rows": [{**_card(row, words), "share": (row.number.amount or 0) / most if most else 0.0} for row in kept],
    }


def _card(row: "Row", words: Words) -> Snapshot:
    from kiosk.reports.amounts import say_number

    return {
        "label": " › ".join(row.labels),
        "said": say_number(row.number, words),
        "expected": row.id.startswith("promised"),
        "wrong": row.id in LATE and bool(row.number.amount),
        "hidden": row.number.is_hidden,
    }
