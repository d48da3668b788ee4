"""When a branch is open: its week and hours, the national holidays and *cuti bersama*, and its own closed days.

`holidays` is imported at the first question about a day, never at the start: the first frame can't wait for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

_ONE_DAY = timedelta(days=1)

_FIRST_CHECKED_YEAR = 2020
"""Every year from here on has *cuti bersama*; a year without any is one the library does not know yet."""


@dataclass(frozen=True)
class DayHours:
    """The hours of one day on the branch's clock; at `closes` the door is shut. Raises ValueError if reversed."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError(f"closes at {self.closes:%H:%M}, not after it opens at {self.opens:%H:%M}")


@dataclass(frozen=True)
class BranchCalendar:
    """The open days and hours of one branch, in its `zone`.

    `week` gives the hours of each open weekday (Monday is 0; a missing one is closed), `closed` the branch's own
    closed days, such as regional ones. Raises ValueError for an empty week or an unknown weekday.
    """

    zone: ZoneInfo
    week: Mapping[int, DayHours] = field(hash=False)
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.week:
            raise ValueError("a branch is open on at least one day of the week")
        if unknown := sorted(set(self.week) - set(range(7))):
            raise ValueError(f"no such day of the week: {unknown}; Monday is 0, Sunday is 6")
        object.__setattr__(self, "week", MappingProxyType(dict(self.week)))

    @property
    def known_until(self) -> date:
        """The last day for which public holidays *and* cuti bersama are known; beyond it days are a guess."""
        return date(_last_known_year(), 12, 31)

    def local(self, moment: datetime) -> datetime:
        """The moment on the branch's clock. Raises ValueError if it has no time zone."""
        if moment.utcoffset() is None:
            raise ValueError(f"{moment.isoformat()} has no time zone")
        return moment.astimezone(self.zone)

    def is_open_day(self, day: date) -> bool:
        """Whether the branch opens at all on this day."""
        return self.hours(day) is not None

    def hours(self, day: date) -> DayHours | None:
        """The hours of this day, or None if the branch stays closed."""
        hours = self.week.get(day.weekday())
        if hours is None or day in self.closed or day in _national_days(day.year):
            return None
        return hours

    def is_open(self, moment: datetime) -> bool:
        """Whether the door is open at this moment. Raises ValueError if it has no time zone."""
        return self.next_open(moment) == moment

    def next_open(self, moment: datetime) -> datetime:
        """The first open moment at or after this one, in the branch's zone. Raises ValueError without a time zone."""
        local = self.local(moment)
        hours = self.hours(local.date())
        if hours is not None and local < self._at(local.date(), hours.closes):
            return max(local, self._at(local.date(), hours.opens))
        day = self.next_open_day(local.date(), after=True)
        return self._at(day, self._open_hours(day).opens)

    def next_open_day(self, day: date, after: bool = False) -> date:
        """The first open day at or after `day`, or strictly `after` it."""
        if after:
            day += _ONE_DAY
        while not self.is_open_day(day):
            day += _ONE_DAY
        return day

    def closing(self, day: date) -> datetime:
        """The moment the branch closes on an open day. Raises ValueError if it does not open that day."""
        return self._at(day, self._open_hours(day).closes)

    def _open_hours(self, day: date) -> DayHours:
        hours = self.hours(day)
        if hours is None:
            raise ValueError(f"the branch is closed on {day}")
        return hours

    def _at(self, day: date, clock_time: time) -> datetime:
        return datetime.combine(day, clock_time, tzinfo=self.zone)


@cache
def _national_days(year: int) -> frozenset[date]:
    """The closed days of the whole country; a year without known cuti bersama still has its public holidays."""
    return _days(year, "public", "government")


@cache
def _last_known_year() -> int:
    """The year before the first gap in cuti bersama: the library leaves an unknown year empty and says nothing."""
    year = _FIRST_CHECKED_YEAR
    while _days(year, "government"):
        year += 1
    return year - 1


def _days(year: int, *categories: str) -> frozenset[date]:
    """The library's days, cuti bersama being "government"; all is said outright since its default leaves that out."""
    import holidays

    return frozenset(holidays.country_holidays("ID", categories=categories, language="id", years=year))
