"""The day so far, before anybody closes it, and the closing with its paper: both beside the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from kiosk.assembly import Kiosk
from kiosk.staff.refusals import Refused
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn
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
class DaySoFar:
    """What was done today, what is left, and the slips."""

    work: "tuple[Work, ...]"
    open: "OpenCases"
    slips: "SlipCounts"


@dataclass(frozen=True)
class Closed:
    """A closed day and its paper, as PDF and as pictures."""

    report: "ShiftReport"
    pdf: bytes
    pages: tuple[str, ...]


def look_at_day(kiosk: Kiosk, session: SignedIn, now: datetime) -> DaySoFar | Refused:
    """Today up to now; nothing is closed by it. Raises StorageError."""
    from kiosk.reports.closing import count_work

    allowed = kiosk.staff.permit(session, Act.CLOSE_DAY, now)
    if isinstance(allowed, Refused):
        return allowed
    accounts = kiosk.staff.accounts(session, now)
    if isinstance(accounts, Refused):
        return accounts
    names = {str(account.key): account.name for account in accounts}
    start = datetime.combine(now.astimezone(kiosk.zone).date(), time(), tzinfo=kiosk.zone)
    day = start, start + timedelta(days=1)
    store, branch = kiosk.desk.reports, session.branch
    return DaySoFar(
        count_work(store.acts(branch, *day), names), store.open_cases(branch, now), store.slips(branch, *day)
    )


def close_day(kiosk: Kiosk, session: SignedIn, words: Words, now: datetime) -> Closed | Refused:
    """Close it and draw the paper. Raises KioskError."""
    report = kiosk.reports.close_day(session, now)
    return report if isinstance(report, Refused) else draw_closed(report, words)


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
