"""When a cause can be expected to be solved, as a function of a rule and a moment.

No public source states an official service time, so every result is an estimate and carries the rule it came from.
Three things always hold: never before the start, never earlier for a later start, and whatever needs the office never
ends on a closed day. Sources: S1 is the first seed article, the others stand in knowledge.md, sections 5, 8 and 13,
and the defaults in design.md, section 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.deadlines.calendar import BranchCalendar
from kiosk.deadlines.rules import DueKind, DueRule

PlanPart = tuple[DueRule, int]
"""A rule of a plan, and how many days before the visit its clock began to run (0 = not yet running)."""

_SERVICE_ZONE = ZoneInfo("Asia/Jakarta")
_AT_ONCE = (DueKind.NOW, DueKind.SERVICE_HOURS)
_COUNTER_DAY = DueRule(DueKind.COUNTER_DAY)


@dataclass(frozen=True)
class Due:
    """An expected time: `at` in the branch's zone, or None where the branch has set none.

    `certain` is False if a day after `BranchCalendar.known_until` was counted. `rule` is the one that gave the time.
    """

    at: datetime | None
    certain: bool
    rule: DueRule


@dataclass(frozen=True)
class ServiceHours:
    """When JMO itself answers: the same every day, always in WIB, shut at `closes`. Raises ValueError if reversed.

    06:00–20:00 is what users report; no official page says so (knowledge.md, section 8), hence a setting.
    """

    opens: time = time(6)
    closes: time = time(20)

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError(f"service ends at {self.closes:%H:%M}, not after it begins at {self.opens:%H:%M}")


@dataclass(frozen=True)
class _End:
    """A due time that surely exists."""

    at: datetime
    rule: DueRule
    certain: bool = True


def due(rule: DueRule, start: datetime, calendar: BranchCalendar, service: ServiceHours) -> Due:
    """The due time of something that begins at `start`. Raises ValueError if `start` has no time zone.

    - NOW: `start` itself, closed day or not, since a new try at home needs no office.
    - COUNTER_DAY: closing time of the day, or of the next open day once it is too late (design.md, section 5).
    - HOURS: reported when the branch next opens; then around the clock on open days, standing still on closed ones
      (1×24 h for an unblock: S1, introduction).
    - WORKING_DAYS: closing time of the n-th open day after the day of `start` (3 for Pengkinian Data: S1, section 1;
      14 at Dukcapil: knowledge.md, section 5).
    - WEEKS: the upper value of the range, then the first open day, at closing time (2–3 for the automatic
      cancellation of a claim: S1, last section).
    - SERVICE_HOURS: `start` if JMO answers then, else when it next does; also on closed days.
    - BRANCH: no time.
    """
    local = calendar.local(start)
    if rule.kind is DueKind.BRANCH:
        return Due(None, True, rule)
    end = _end(rule, local, calendar, service)
    return Due(end.at, end.certain, end.rule)


def plan_due(
    stages: Sequence[Sequence[PlanPart]], start: datetime, calendar: BranchCalendar, service: ServiceHours
) -> Due:
    """The due time of several causes: stages one after another, the parts of a stage side by side.

    A stage begins when the one before has ended, at first at `start`, the visit. One BRANCH part leaves the whole
    without a time. Otherwise the result has the rule of the part that ends last (of equals, the first), and is
    certain only if every part is. See `_running` for parts whose clock began before the visit. Raises ValueError for
    a plan without parts, a negative number of days, or a `start` without a time zone.
    """
    visit = calendar.local(start)
    parts = [part for stage in stages for part in stage]
    if not parts:
        raise ValueError("a plan has at least one part")
    if any(days_ago < 0 for _, days_ago in parts):
        raise ValueError("days ago can't be negative")
    for rule, _ in parts:
        if rule.kind is DueKind.BRANCH:
            return Due(None, True, rule)
    ends: list[_End] = []
    begin = visit
    for stage in stages:
        ends += [_part(part, visit, begin, calendar, service) for part in stage]
        begin = max([begin, *(end.at for end in ends)])
    last = max(ends, key=lambda end: end.at)
    return Due(last.at, all(end.certain for end in ends), last.rule)


def _part(part: PlanPart, visit: datetime, begin: datetime, calendar: BranchCalendar, service: ServiceHours) -> _End:
    """One part of a stage; trying again at once has no clock that could be running, so its days do not count."""
    rule, days_ago = part
    if days_ago == 0 or rule.kind in _AT_ONCE:
        return _end(rule, begin, calendar, service)
    return _running(rule, visit, days_ago, calendar, service)


def _running(rule: DueRule, visit: datetime, days_ago: int, calendar: BranchCalendar, service: ServiceHours) -> _End:
    """A part whose clock has been running, in whatever stage: from that earlier day, at the visit's clock time.

    If its time is past, or comes before today's counter closes, the counter looks into it today: a visitor tells the
    day and not the hour, so nothing finer could be promised, and a later visit never gets an earlier answer.
    """
    end = _end(rule, visit - timedelta(days=days_ago), calendar, service)
    looked_into = _end(_COUNTER_DAY, visit, calendar, service)
    return max(end, looked_into, key=lambda either: either.at)


def _end(rule: DueRule, start: datetime, calendar: BranchCalendar, service: ServiceHours) -> _End:
    """`due` without BRANCH; `start` is on the branch's clock."""
    match rule.kind:
        case DueKind.NOW:
            return _End(start, rule)
        case DueKind.SERVICE_HOURS:
            return _End(_in_service(start, service).astimezone(calendar.zone), rule)
        case DueKind.COUNTER_DAY:
            at = calendar.closing(calendar.next_open(start).date())
        case DueKind.HOURS:
            at = _after_hours(rule.amount, start, calendar)
        case DueKind.WORKING_DAYS:
            day = start.date()
            for _ in range(rule.amount):
                day = calendar.next_open_day(day, after=True)
            at = calendar.closing(day)
        case DueKind.WEEKS:
            at = calendar.closing(calendar.next_open_day(start.date() + timedelta(weeks=rule.amount)))
        case DueKind.BRANCH:
            raise ValueError("the branch has set no time")
    # All four walk forward and stop at the day they give, so this is the last day they asked about.
    return _End(at, rule, certain=at.date() <= calendar.known_until)


def _after_hours(hours: int, start: datetime, calendar: BranchCalendar) -> datetime:
    """`hours` after the report. A day's last instant is its midnight, which is the next open day's 00:00."""
    moment = calendar.next_open(start)
    left = timedelta(hours=hours)
    while left >= (rest := _midnight_after(moment) - moment):
        left -= rest
        next_day = calendar.next_open_day(moment.date(), after=True)
        moment = datetime.combine(next_day, time(), tzinfo=calendar.zone)
    return moment + left


def _midnight_after(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), time(), tzinfo=moment.tzinfo)


def _in_service(start: datetime, service: ServiceHours) -> datetime:
    """`start` if JMO answers then, else the next time its service opens, in WIB or the zone of `start`."""
    jakarta = start.astimezone(_SERVICE_ZONE)
    if service.opens <= jakarta.time() < service.closes:
        return start
    day = jakarta.date() if jakarta.time() < service.opens else jakarta.date() + timedelta(days=1)
    return datetime.combine(day, service.opens, tzinfo=_SERVICE_ZONE)
