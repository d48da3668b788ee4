"""Checks of time: the clock, the zone, and until when holidays are known."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.doctor.check import Verdict, failed, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.settings import ZONES

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock on which this program runs can show an earlier time."""

LATEST_YEAR = WRITTEN.year + 25
"""A PC does not last that long; its clock has lost its battery or its owner."""

TOLERANCE = timedelta(minutes=5)
"""By which stations of one branch may differ, and a clock may be put right."""

SOON = timedelta(days=60)

OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours before UTC (Presidential Decree 41 of 1987)."""


def clock(machine: Machine) -> Verdict:
    """The clock shows a time that can be, and no earlier one than the last record's."""
    now = machine.clock()
    shown = minutes(now, machine)
    if now < WRITTEN or now.year > LATEST_YEAR:
        return failed(Saying.CLOCK_WRONG, now=shown)
    last = _latest_record(machine)
    if last is not None and now < last - TOLERANCE:
        return warning(Saying.CLOCK_BEHIND, now=shown, last=minutes(last, machine))
    return ok(Saying.CLOCK_FINE, now=shown)


def zone(machine: Machine) -> Verdict:
    """The branch's zone is known to this PC, and is as many hours before UTC as it must be."""
    name = machine.settings.branch.zone
    try:
        offset = ZoneInfo(ZONES[name]).utcoffset(WRITTEN)
    except ZoneInfoNotFoundError:
        return failed(Saying.ZONE_UNKNOWN, zone=name, place=ZONES[name])
    if offset != timedelta(hours=OFFSETS[name]):
        return failed(Saying.ZONE_WRONG, zone=name, offset=str(offset))
    return ok(Saying.ZONE_FINE, zone=name, hours=OFFSETS[name])


def holidays(machine: Machine) -> Verdict:
    """Public holidays and *cuti bersama* are known for some time to come."""
    from kiosk.deadlines.calendar import BranchCalendar, DayHours

    any_week = {0: DayHours(time(8), time(15))}
    until = BranchCalendar(ZoneInfo("UTC"), any_week).known_until
    today = machine.clock().date()
    if today > until:
        return warning(Saying.HOLIDAYS_ENDED, until=until.isoformat())
    if today > until - SOON:
        return warning(Saying.HOLIDAYS_ENDING, until=until.isoformat())
    return ok(Saying.HOLIDAYS_FINE, until=until.isoformat())


def minutes(moment: datetime, machine: Machine) -> str:
    """`moment` in the branch's zone, to the minute."""
    name = machine.settings.branch.zone
    local = moment.astimezone(timezone(timedelta(hours=OFFSETS[name]), name))  # also where no zones are known
    return f"{local:%Y-%m-%d %H:%M %Z}"


def _latest_record(machine: Machine) -> datetime | None:
    """When something was written down last; None without a database that can tell (which has checks of its own)."""
    from kiosk.errors import StorageError

    if not machine.database.exists():
        return None
    try:
        return machine.health.latest_record()
    except StorageError:
        return None
