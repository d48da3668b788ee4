"""Due times worked out by hand."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.deadlines.calendar import BranchCalendar
from kiosk.deadlines.due import Due, ServiceHours, due
from kiosk.deadlines.rules import parse_rule

from .branches import SHORT_FRIDAY, WIB, WIT, WITA, WITH_SATURDAY, at, branch

SERVICE = ServiceHours()


def due_of(rule: str, start: str, calendar: BranchCalendar | None = None) -> Due:
    """The due time of a rule and a moment on the branch's clock."""
    calendar = calendar or branch()
    return due(parse_rule(rule), at(start, calendar.zone), calendar, SERVICE)


def expect(text: str, zone: ZoneInfo = WIB) -> str:
    """A moment as it must come out: clock time and zone."""
    return at(text, zone).isoformat()


def told(found: Due) -> str:
    assert found.at is not None
    return found.at.isoformat()


# July 2026 has no holiday; the 10th is a Friday.
@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("now", "2026-07-10 14:00", "2026-07-10 14:00"),
        ("now", "2026-07-11 14:00", "2026-07-11 14:00"),
        ("counter day", "2026-07-10 07:00", "2026-07-10 15:00"),
        ("counter day", "2026-07-10 14:59", "2026-07-10 15:00"),
        ("counter day", "2026-07-10 15:00", "2026-07-13 15:00"),
        ("counter day", "2026-07-11 09:00", "2026-07-13 15:00"),
        ("24 hours", "2026-07-09 14:00", "2026-07-10 14:00"),
        ("24 hours", "2026-07-10 14:00", "2026-07-13 14:00"),
        ("48 hours", "2026-07-09 14:00", "2026-07-13 14:00"),
        ("24 hours", "2026-07-10 16:00", "2026-07-14 08:00"),
        ("24 hours", "2026-07-10 07:00", "2026-07-13 08:00"),
        ("10 hours", "2026-07-09 14:00", "2026-07-10 00:00"),
        ("10 hours", "2026-07-10 14:00", "2026-07-13 00:00"),
        ("3 working days", "2026-07-10 14:00", "2026-07-15 15:00"),
        ("3 working days", "2026-07-10 23:00", "2026-07-15 15:00"),
        ("1 working day", "2026-07-11 09:00", "2026-07-13 15:00"),
        ("14 working days", "2026-07-10 14:00", "2026-07-30 15:00"),
        ("2-3 weeks", "2026-07-10 14:00", "2026-07-31 15:00"),
        ("1 week", "2026-07-11 14:00", "2026-07-20 15:00"),
        # 17 August, Hari Kemerdekaan, is a Monday.
        ("2-3 weeks", "2026-07-27 14:00", "2026-08-18 15:00"),
        ("service hours", "2026-07-10 05:59", "2026-07-10 06:00"),
        ("service hours", "2026-07-10 06:00", "2026-07-10 06:00"),
        ("service hours", "2026-07-10 19:59", "2026-07-10 19:59"),
        ("service hours", "2026-07-10 20:00", "2026-07-11 06:00"),
    ],
)
def test_an_ordinary_week(rule: str, start: str, end: str) -> None:
    found = due_of(rule, start)
    assert told(found) == expect(end)
    assert found.certain
    assert found.rule == parse_rule(rule)


# SKB 3 Menteri 2026: Nyepi 19 March, Idul Fitri 21–22 March, cuti bersama 18, 20, 23, 24 March.
@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("3 working days", "2026-03-17 09:00", "2026-03-27 15:00"),
        ("5 working days", "2026-03-17 09:00", "2026-03-31 15:00"),
        ("3 working days", "2026-03-21 09:00", "2026-03-27 15:00"),
        ("now", "2026-03-21 09:00", "2026-03-21 09:00"),
        ("counter day", "2026-03-17 09:00", "2026-03-17 15:00"),
        ("counter day", "2026-03-17 15:30", "2026-03-25 15:00"),
        ("24 hours", "2026-03-17 09:00", "2026-03-25 09:00"),
        ("24 hours", "2026-03-20 09:00", "2026-03-26 08:00"),
        ("1 week", "2026-03-17 09:00", "2026-03-25 15:00"),
        # Three weeks after 13 March is Good Friday, 3 April.
        ("2-3 weeks", "2026-03-13 09:00", "2026-04-06 15:00"),
        ("service hours", "2026-03-21 21:00", "2026-03-22 06:00"),
    ],
)
def test_the_week_of_idul_fitri(rule: str, start: str, end: str) -> None:
    assert told(due_of(rule, start)) == expect(end)


def test_branch_that_has_set_no_time_gets_none() -> None:
    assert due_of("set by branch", "2030-03-21 09:00") == Due(None, True, parse_rule("set by branch"))


# SKB 3 Menteri: 24 December 2026 cuti bersama, 1 January 2027 a Friday, 5 January 2027 Isra Mikraj.
@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("3 working days", "2026-12-23 10:00", "2026-12-30 15:00"),
        ("3 working days", "2026-12-30 10:00", "2027-01-06 15:00"),
        ("counter day", "2026-12-31 15:30", "2027-01-04 15:00"),
        ("counter day", "2027-01-01 10:00", "2027-01-04 15:00"),
        ("24 hours", "2026-12-31 10:00", "2027-01-04 10:00"),
        ("1 week", "2026-12-25 10:00", "2027-01-04 15:00"),
        ("1 working day", "2027-12-30 10:00", "2027-12-31 15:00"),
    ],
)
def test_years_end(rule: str, start: str, end: str) -> None:
    found = due_of(rule, start)
    assert told(found) == expect(end)
    assert found.certain


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("3 working days", "2027-12-30 10:00", "2028-01-04 15:00"),
        ("counter day", "2027-12-31 15:00", "2028-01-03 15:00"),
        ("24 hours", "2027-12-31 10:00", "2028-01-03 10:00"),
        ("2-3 weeks", "2027-12-20 10:00", "2028-01-10 15:00"),
        ("1 working day", "2028-04-28 10:00", "2028-05-02 15:00"),  # Hari Buruh is known all the same
    ],
)
def test_a_year_whose_cuti_bersama_nobody_knows_makes_the_time_uncertain(rule: str, start: str, end: str) -> None:
    found = due_of(rule, start)
    assert told(found) == expect(end)
    assert not found.certain


@pytest.mark.parametrize("rule", ["now", "service hours"])
def test_what_needs_no_office_is_certain_in_any_year(rule: str) -> None:
    assert due_of(rule, "2030-03-21 09:00").certain


@pytest.mark.parametrize(
    ("zone", "end"), [(WIB, "2026-07-14 15:00"), (WITA, "2026-07-14 15:00"), (WIT, "2026-07-15 15:00")]
)
def test_the_same_instant_is_another_day_past_midnight_in_the_east(zone: ZoneInfo, end: str) -> None:
    # Monday 13 July 22:30 WIB = 23:30 WITA = Tuesday 00:30 WIT
    start = datetime(2026, 7, 13, 15, 30, tzinfo=UTC)
    assert told(due(parse_rule("1 working day"), start, branch(zone), SERVICE)) == expect(end, zone)


@pytest.mark.parametrize(
    ("zone", "end"), [(WIB, "2026-07-13 15:00"), (WITA, "2026-07-13 15:00"), (WIT, "2026-07-14 15:00")]
)
def test_the_same_instant_is_after_closing_in_the_east(zone: ZoneInfo, end: str) -> None:
    # Monday 13 July 13:30 WIB = 14:30 WITA = 15:30 WIT
    start = at("2026-07-13 13:30", WIB)
    assert told(due(parse_rule("counter day"), start, branch(zone), SERVICE)) == expect(end, zone)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-07-13 07:30", "2026-07-13 08:00"),  # 05:30 WIB
        ("2026-07-13 21:30", "2026-07-13 21:30"),  # 19:30 WIB
        ("2026-07-13 22:00", "2026-07-14 08:00"),  # 20:00 WIB
        ("2026-07-14 00:30", "2026-07-14 08:00"),  # 22:30 WIB of the day before
    ],
)
def test_service_hours_are_those_of_jakarta_seen_from_papua(start: str, end: str) -> None:
    assert told(due_of("service hours", start, branch(WIT))) == expect(end, WIT)


def test_service_hours_are_a_setting() -> None:
    service = ServiceHours(time(9), time(10))
    found = due(parse_rule("service hours"), at("2026-07-10 10:00"), branch(), service)
    assert told(found) == expect("2026-07-11 09:00")
    with pytest.raises(ValueError, match="09:00"):
        ServiceHours(time(9), time(9))


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("counter day", "2026-07-14 15:00"),
        ("24 hours", "2026-07-15 08:00"),
        ("1 working day", "2026-07-14 15:00"),
        ("1 week", "2026-07-17 15:00"),
    ],
)
def test_regional_closed_day_is_left_out(rule: str, end: str) -> None:
    closed = branch(closed=frozenset({date(2026, 7, 13)}))
    assert told(due_of(rule, "2026-07-10 15:30", closed)) == expect(end)


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("counter day", "2026-07-10 11:00", "2026-07-10 11:30"),
        ("counter day", "2026-07-10 12:00", "2026-07-13 15:00"),
        ("1 working day", "2026-07-09 14:00", "2026-07-10 11:30"),
        ("24 hours", "2026-07-09 14:00", "2026-07-10 14:00"),
        ("24 hours", "2026-07-10 12:00", "2026-07-14 08:00"),
        ("1 week", "2026-07-03 14:00", "2026-07-10 11:30"),
    ],
)
def test_friday_with_shorter_hours(rule: str, start: str, end: str) -> None:
    assert told(due_of(rule, start, branch(week=SHORT_FRIDAY))) == expect(end)


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("counter day", "2026-07-11 12:00"),
        ("24 hours", "2026-07-13 08:00"),
        ("1 working day", "2026-07-11 12:00"),
        ("2 working days", "2026-07-13 15:00"),
    ],
)
def test_branch_open_on_saturday(rule: str, end: str) -> None:
    assert told(due_of(rule, "2026-07-10 15:30", branch(week=WITH_SATURDAY))) == expect(end)


@pytest.mark.parametrize(
    "rule", ["now", "counter day", "24 hours", "3 working days", "2-3 weeks", "service hours", "set by branch"]
)
def test_start_without_a_zone_is_refused(rule: str) -> None:
    naive = at("2026-07-10 10:00").replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        due(parse_rule(rule), naive, branch(), SERVICE)
