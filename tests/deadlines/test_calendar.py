"""Open days and hours of a branch."""

import subprocess
import sys
from datetime import UTC, date, datetime, time

import holidays
import pytest

from kiosk.deadlines.calendar import BranchCalendar, DayHours

from .branches import FIVE_DAYS, SHORT_FRIDAY, WHOLE_DAY, WIB, WIT, WITH_SATURDAY, at, branch


def test_idul_fitri_2026_closes_the_branch_for_a_week() -> None:
    # SKB 3 Menteri 2026: Nyepi 19 March, Idul Fitri 21–22 March, cuti bersama 18, 20, 23, 24 March.
    open_days = [day for day in range(16, 28) if branch().is_open_day(date(2026, 3, day))]
    assert open_days == [16, 17, 25, 26, 27]


def test_weekend_follows_from_the_week_alone() -> None:
    saturday, sunday = date(2026, 7, 11), date(2026, 7, 12)
    assert not branch().is_open_day(saturday)
    assert branch(week=WITH_SATURDAY).is_open_day(saturday)
    assert not branch(week=WITH_SATURDAY).is_open_day(sunday)


def test_regional_day_closes_this_branch_only() -> None:
    monday = date(2026, 7, 13)
    assert branch().hours(monday) == WHOLE_DAY
    assert branch(closed=frozenset({monday})).hours(monday) is None


def test_hours_are_those_of_the_weekday() -> None:
    friday = branch(week=SHORT_FRIDAY).hours(date(2026, 7, 10))
    assert friday == DayHours(time(8), time(11, 30))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-07-10 07:59", False),
        ("2026-07-10 08:00", True),
        ("2026-07-10 11:29", True),
        ("2026-07-10 11:30", False),
        ("2026-07-11 10:00", False),
        ("2026-08-17 10:00", False),
    ],
)
def test_door_is_open_from_opening_until_just_before_closing(moment: str, is_open: bool) -> None:
    assert branch(week=SHORT_FRIDAY).is_open(at(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-07-10 10:15", "2026-07-10 10:15"),
        ("2026-07-10 06:00", "2026-07-10 08:00"),
        ("2026-07-10 15:00", "2026-07-13 08:00"),
        ("2026-07-11 10:00", "2026-07-13 08:00"),
        ("2026-03-17 15:00", "2026-03-25 08:00"),
    ],
)
def test_next_open_moment_is_now_or_the_next_opening(moment: str, opening: str) -> None:
    assert branch().next_open(at(moment)) == at(opening)


def test_open_moment_is_told_on_the_branch_clock() -> None:
    opening = branch(zone=WIT).next_open(datetime(2026, 7, 12, 23, 30, tzinfo=UTC))
    assert opening.isoformat() == "2026-07-13T08:30:00+09:00"


def test_next_open_day_is_the_day_itself_unless_asked_for_one_after() -> None:
    friday, monday = date(2026, 7, 10), date(2026, 7, 13)
    assert branch().next_open_day(friday) == friday
    assert branch().next_open_day(friday, after=True) == monday
    assert branch().next_open_day(date(2026, 7, 11)) == monday


def test_closing_of_a_closed_day_is_refused() -> None:
    assert branch().closing(date(2026, 7, 10)) == at("2026-07-10 15:00")
    with pytest.raises(ValueError, match="2026-07-11"):
        branch().closing(date(2026, 7, 11))


def test_moment_without_a_zone_is_refused() -> None:
    naive = at("2026-07-10 10:00").replace(tzinfo=None)
    for question in (branch().is_open, branch().next_open, branch().local):
        with pytest.raises(ValueError, match="time zone"):
            question(naive)


def test_known_until_ends_with_the_last_year_that_has_cuti_bersama() -> None:
    # The SKB for 2027 is the newest that holidays 0.108 holds; its 2028 has public holidays only and does not say so.
    known = branch().known_until
    assert known == date(2027, 12, 31)
    of_year = [
        len(holidays.country_holidays("ID", categories=("government",), language="id", years=year))
        for year in (known.year, known.year + 1)
    ]
    assert of_year[0] > 0
    assert of_year[1] == 0


def test_year_without_cuti_bersama_still_has_its_public_holidays() -> None:
    assert not branch().is_open_day(date(2028, 5, 1))  # Monday, Hari Buruh
    assert branch().is_open_day(date(2028, 5, 2))


def test_impossible_branch_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        BranchCalendar(WIB, {})
    with pytest.raises(ValueError, match="7"):
        BranchCalendar(WIB, {7: WHOLE_DAY})
    for closes in (time(8), time(7)):
        with pytest.raises(ValueError, match="08:00"):
            DayHours(time(8), closes)


def test_branch_does_not_change_when_the_settings_it_came_from_do() -> None:
    week = dict(FIVE_DAYS)
    calendar = BranchCalendar(WIB, week)
    week.clear()
    assert calendar.is_open_day(date(2026, 7, 10))


def test_holidays_are_not_loaded_before_a_day_is_asked_about() -> None:
    program = (
        "import sys; from datetime import time; from zoneinfo import ZoneInfo;"
        "import kiosk.deadlines.due, kiosk.deadlines.calendar as c;"
        "c.BranchCalendar(ZoneInfo('Asia/Jakarta'), {0: c.DayHours(time(8), time(15))});"
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0
