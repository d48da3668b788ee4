"""The days of a report: which ones a button stands for, and what is said of days that nobody can count."""

from datetime import date

import pytest

from kiosk.reports.figures import Span
from ui.desk.report.span import Fault, Faults, SpanName, span_named, span_typed

TODAY = date(2026, 3, 11)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("name", "today", "first", "last"),
    [
        (SpanName.TODAY, TODAY, TODAY, TODAY),
        (SpanName.WEEK, TODAY, date(2026, 3, 9), TODAY),
        (SpanName.WEEK, date(2026, 3, 9), date(2026, 3, 9), date(2026, 3, 9)),
        (SpanName.MONTH, TODAY, date(2026, 3, 1), TODAY),
        (SpanName.LAST_MONTH, TODAY, date(2026, 2, 1), date(2026, 2, 28)),
        (SpanName.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_button_stands_for_whole_days_up_to_today(name: SpanName, today: date, first: date, last: date) -> None:
    assert span_named(name, today) == Span(first, last)


@pytest.mark.parametrize("typed", ["1/2/2026", "01-02-2026", " 1.2.26 ", "1/2"])
def test_a_day_may_be_typed_in_many_ways(typed: str) -> None:
    assert span_typed(typed, "11/3/2026", TODAY) == Span(date(2026, 2, 1), TODAY)


@pytest.mark.parametrize(
    ("first", "last", "faults"),
    [
        ("", "", Faults(Fault.MISSING, Fault.MISSING)),
        ("30/2/2026", "1/3/2026", Faults(first=Fault.UNREAD)),
        ("3/13/2026", "x", Faults(Fault.UNREAD, Fault.UNREAD)),
        ("1/3/2026", "12/3/2026", Faults(last=Fault.TO_COME)),
        ("1/3/2026", "31/12/9999", Faults(last=Fault.TO_COME)),
        ("2/3/2026", "1/3/2026", Faults(last=Fault.BEFORE_FIRST)),
    ],
)
def test_what_is_wrong_with_a_day_is_told_of_that_day(first: str, last: str, faults: Faults) -> None:
    assert span_typed(first, last, TODAY) == faults
