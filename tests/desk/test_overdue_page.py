"""The supervisor's list of everything overdue: by age, by officer, and into the case."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.cases.case import Case
from kiosk.staff.roles import Role
from kiosk.staff.sessions import SignedIn
from tests.desk.officer import NAME, PIN, Officer, desk_in, log_elsewhere
from tests.journeys.visiting import Day
from ui.desk.overdue import OverdueCases

COLLEAGUE, FIRST_PIN = "Petugas Contoh Dua", "593028"
LOOKED_AT = datetime(2026, 7, 23, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
"""A Thursday after two weeks without a holiday."""

LOGGED_BEFORE = {"over_a_week": 10, "week": 7, "days": 3, "one_day": 1}
"""Days before that on which a case of each age was logged; an hour earlier in the day, and due the next one."""


def signed_in(officer: Officer, name: str = NAME, pin: str = PIN) -> SignedIn:
    """A session that begins now."""
    kiosk = officer.program.kiosk
    session = kiosk.staff.sign_in(name, pin, kiosk.station.number, kiosk.now())
    assert isinstance(session, SignedIn)
    return session


def come_back(officer: Officer) -> None:
    """Sign in on another day."""
    officer.screen.office.enter(signed_in(officer))
    officer.idle()


def hire(officer: Officer) -> SignedIn:
    """A colleague who works on cases."""
    staff, now = officer.program.kiosk.staff, officer.program.kiosk.now()
    staff.add(officer.session, COLLEAGUE, Role.CS, FIRST_PIN, now)
    changed = staff.change_pin(signed_in(officer, COLLEAGUE, FIRST_PIN), FIRST_PIN, PIN, now)
    assert isinstance(changed, SignedIn)
    return changed


def late_cases(officer: Officer, day: Day) -> dict[str, Case]:
    """A case of each age: the oldest and the youngest of the supervisor, the others of the colleague."""
    colleague, mine = hire(officer).staff, officer.session.staff
    cases = {}
    for number, (age, days) in enumerate(LOGGED_BEFORE.items()):
        day.now = LOOKED_AT - timedelta(days=days, hours=1)
        come_back(officer)
        case = log_elsewhere(officer, f"0000000001{number}", f"Contoh {age}")
        if age in ("week", "days"):
            follow_up = officer.program.kiosk.cases.follow_up
            given = follow_up.assign(officer.session, case, colleague, officer.program.kiosk.now())
            assert isinstance(given, Case)
            case = given
        assert case.assigned_to == (colleague if age in ("week", "days") else mine)
        cases[age] = case
    day.now = LOOKED_AT
    come_back(officer)
    return cases


def open_overdue(officer: Officer) -> None:
    officer.touch_word("desk.pages.overdue")
    assert officer.page == "overdue"


def test_cases_stand_under_their_age_the_oldest_first(officer: Officer, day: Day) -> None:
    cases = late_cases(officer, day)
    open_overdue(officer)
    rows = officer.of(OverdueCases).rows
    assert [row["code"] for row in rows] == [case.code for case in cases.values()]
    for age in LOGGED_BEFORE:
        assert officer.reads(officer.words(f"desk_overdue.ages.{age}", count=1))
    assert [row["officer"] for row in rows] == [NAME, COLLEAGUE, COLLEAGUE, NAME]


def test_one_officers_cases_alone(officer: Officer, day: Day) -> None:
    cases = late_cases(officer, day)
    open_overdue(officer)
    officer.touch(COLLEAGUE)
    assert officer.reads(cases["week"].code) and officer.reads(cases["days"].code)
    assert not officer.reads(cases["one_day"].code)
    officer.touch_word("desk_overdue.everybody")
    assert officer.reads(cases["one_day"].code)


def test_keys_alone_lead_into_a_case_and_back_to_its_row(officer: Officer, day: Day) -> None:
    cases = late_cases(officer, day)
    open_overdue(officer)
    for _ in range(2):
        officer.hit(Qt.Key.Key_Down)
    officer.hit(Qt.Key.Key_Return)
    assert officer.page == "case"
    assert officer.reads(cases["days"].code)
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "overdue"
    officer.hit(Qt.Key.Key_Return)
    assert officer.reads(cases["days"].code)


def test_nothing_overdue_says_where_to_look_instead(officer: Officer) -> None:
    open_overdue(officer)
    assert officer.reads(officer.words("desk_overdue.empty"))
    officer.hit(Qt.Key.Key_F9)
    assert officer.reads("No case is overdue.")
    assert {"Overdue", "Close the day"} <= set(officer.targets())


def test_names_are_forgotten_when_the_page_is_left(officer: Officer, day: Day) -> None:
    late_cases(officer, day)
    open_overdue(officer)
    officer.hit(Qt.Key.Key_Escape)
    officer.screen.open("home")
    officer.idle()
    assert officer.of(OverdueCases).rows == []


@pytest.fixture
def colleague(application: QGuiApplication, tmp_path: Path) -> Iterator[Officer]:
    """An officer who is no supervisor."""
    with desk_in(tmp_path / "data") as somebody:
        somebody.sign_in()
        somebody.screen.office.enter(hire(somebody))
        somebody.idle()
        yield somebody


def test_an_officer_who_is_no_supervisor_finds_no_such_page(colleague: Officer) -> None:
    assert colleague.words("desk.pages.overdue") not in colleague.targets()
    colleague.screen.open("overdue")  # even if somebody got there
    colleague.idle()
    assert colleague.of(OverdueCases).rows == []
    assert colleague.notice == colleague.words("desk.refused.not_allowed")
