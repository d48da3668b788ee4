"""On which days the invented branch was open, and what makes something due today even when a real one is closed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from kiosk.cases.form import promised
from kiosk.cases.kinds import Details
from kiosk.deadlines.calendar import BranchCalendar, DayHours
from kiosk.deadlines.rules import DueKind, DueRule
from kiosk.visits.plan import Timetable

_A_WHILE = timedelta(minutes=30)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """The part of a day on which the branch was open, up to now."""

    begins: datetime
    ends: datetime

    def at(self, part: float) -> datetime:
        """The moment when this part of it had passed."""
        return self.begins + (self.ends - self.begins) * part


def spans_before(calendar: BranchCalendar, now: datetime, count: int) -> Iterator[Span]:
    """The last `count` open days, the newest first; today counts once it has been open for a while."""
    day = calendar.local(now).date()
    while count:
        hours = calendar.hours(day)
        if hours is not None:
            opens, closes = (datetime.combine(day, one, tzinfo=calendar.zone) for one in (hours.opens, hours.closes))
            if min(closes, now) - opens >= _A_WHILE:
                count -= 1
                yield Span(opens, min(closes, now))
        day -= _ONE_DAY


def midnight_of(moment: datetime) -> datetime:
    """When the day of this moment began, in its own zone."""
    return datetime.combine(moment.date(), time(), tzinfo=moment.tzinfo)


def timetable_of_today(own: Timetable, details: Details, at: datetime, now: datetime) -> Timetable:
    """By which such a case that came in `at` is due today, in a while: the branch's `own`, if it says so."""
    due = promised(details, at, own).at
    if due is not None and now + _A_WHILE <= due < midnight_of(now) + _ONE_DAY:
        return own
    rules = {**own.rules, details.outcome: DueRule(DueKind.COUNTER_DAY)}
    return replace(own, rules=rules, calendar=_OpenUntilMidnight(own.calendar.zone, own.calendar.week))


class _OpenUntilMidnight(BranchCalendar):
    """The invented branch when a real one is closed: nothing of an office is ever due on a Sunday or at night."""

    def hours(self, day: date) -> DayHours | None:  # noqa: ARG002
        return DayHours(time.min, time.max)
