"""Branches with different weeks and zones, and a short way to write a moment on a branch's clock."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.deadlines.calendar import BranchCalendar, DayHours

WIB = ZoneInfo("Asia/Jakarta")
WITA = ZoneInfo("Asia/Makassar")
WIT = ZoneInfo("Asia/Jayapura")

WHOLE_DAY = DayHours(time(8), time(15))
FIVE_DAYS = dict.fromkeys(range(5), WHOLE_DAY)
SHORT_FRIDAY = {**FIVE_DAYS, 4: DayHours(time(8), time(11, 30))}
WITH_SATURDAY = {**FIVE_DAYS, 5: DayHours(time(8), time(12))}


def branch(
    zone: ZoneInfo = WIB, week: dict[int, DayHours] | None = None, closed: frozenset[date] = frozenset()
) -> BranchCalendar:
    """A branch that is open Monday to Friday, 08:00 to 15:00 WIB, where nothing else is said."""
    return BranchCalendar(zone, FIVE_DAYS if week is None else week, closed)


def at(text: str, zone: ZoneInfo = WIB) -> datetime:
    """The moment written as `2026-03-17 09:00` on that zone's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)
