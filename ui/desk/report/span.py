"""The days of a report: those a button stands for, and those that somebody typed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiosk.cases.fields import day_of
from kiosk.reports.figures import Span


class SpanName(StrEnum):
    """The buttons. A span that has begun ends today."""

    TODAY = "today"
    WEEK = "week"
    """From Monday on."""
    MONTH = "month"
    LAST_MONTH = "last_month"
    OWN = "own"
    """The days somebody types."""


class Fault(StrEnum):
    """What is wrong with a typed day; the values are keys of `desk_report.faults` in the words."""

    MISSING = "missing"
    UNREAD = "unread"
    TO_COME = "to_come"
    BEFORE_FIRST = "before_first"
    """The last day, if it comes before the first."""


@dataclass(frozen=True)
class Faults:
    """What is wrong with the first and the last day; None: nothing."""

    first: Fault | None = None
    last: Fault | None = None


NO_FAULTS = Faults()


def span_named(name: SpanName, today: date) -> Span:
    """The days of a button. Raises KeyError for the own ones."""
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    return {
        SpanName.TODAY: Span(today, today),
        SpanName.WEEK: Span(today - timedelta(days=today.weekday()), today),
        SpanName.MONTH: Span(first, today),
        SpanName.LAST_MONTH: Span(before.replace(day=1), before),
    }[name]


def span_typed(first: str, last: str, today: date) -> Span | Faults:
    """The days that were typed, as `d/m/yyyy`; else what is wrong with them."""
    begin, end = day_of(first, today), day_of(last, today)
    faults = Faults(_fault(first, begin, today), _fault(last, end, today))
    if begin is None or end is None or faults != NO_FAULTS:
        return faults
    return Faults(last=Fault.BEFORE_FIRST) if end < begin else Span(begin, end)


def _fault(typed: str, day: date | None, today: date) -> Fault | None:
    if day is None:
        return Fault.UNREAD if typed.strip() else Fault.MISSING
    return Fault.TO_COME if day > today else None
