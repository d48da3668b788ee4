"""A closed day with its paper, and how the page shows what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.texts import Words
from ui.desk.pictures import pictures_of
from ui.shared.snapshot import Snapshot

if TYPE_CHECKING:
    from kiosk.reports.closing import ShiftReport, Work
    from kiosk.reports.store import OpenCases, SlipCounts

DOTS_PER_INCH = 150.0
"""A page of A4 read on half a screen."""

_COLUMNS = ("logged", "moved", "closed")


@dataclass(frozen=True)
class Closed:
    """A closed day and its paper, as PDF and as pictures."""

    report: "ShiftReport"
    pdf: bytes
    pages: tuple[str, ...]


def draw_closed(report: "ShiftReport", words: Words) -> Closed:
    """The paper of a closed day in the language of `words`."""
    from kiosk.reports.shift_paper import shift_report_pdf

    pdf = shift_report_pdf(report, words)
    return Closed(report, pdf, pictures_of(pdf, DOTS_PER_INCH))


def show_counts(left: "OpenCases", slips: "SlipCounts", words: Words) -> list[Snapshot]:
    """What is left and the slips, as cards."""
    counts = [
        ("open", left.open, False),
        ("overdue", left.overdue, left.overdue > 0),
        ("slips", slips.issued, False),
        ("taken", slips.taken, False),
        ("waiting", slips.for_counter - slips.taken, False),
    ]
    return [{"label": words.say(f"reports.shift.{name}"), "said": str(n), "wrong": late} for name, n, late in counts]


def show_work(work: "Sequence[Work]", words: Words) -> Snapshot:
    """Who did what: a row an officer, for every kind three numbers, and the sum below."""
    from kiosk.cases.kinds import CaseKind

    nothing = words.say("reports.nothing")
    counted = [[getattr(one.by_kind[kind], what) for kind in CaseKind for what in _COLUMNS] for one in work]
    rows = [
        (one.officer or words.say("reports.unnamed"), numbers, False)
        for one, numbers in zip(work, counted, strict=True)
    ]
    if rows:
        rows.append((words.say("reports.shift.total"), [sum(column) for column in zip(*counted, strict=True)], True))
    return {
        "kinds": [words.say(f"cases.kinds.{kind}") for kind in CaseKind],
        "columns": [words.say(f"reports.shift.{name}") for name in ("logged", "moved", "closed_cases")],
        "rows": [
            {"name": name, "numbers": [str(number) if number else nothing for number in numbers], "total": is_total}
            for name, numbers, is_total in rows
        ],
    }
