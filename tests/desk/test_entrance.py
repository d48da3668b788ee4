"""Getting in, waiting after wrong PINs, changing the own PIN, and being sent out when nobody is there."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from kiosk.staff.lockout import FREE_TRIES, HELP_AT
from kiosk.staff.roles import Role
from kiosk.staff.sessions import IDLE_SHARED, SessionEnd
from tests.desk.officer import NAME, PIN, Officer, desk_in
from tests.journeys.visiting import Day
from tests.staff.office import refused
from ui.desk.screen import WARNING_SECONDS
from ui.desk.staff.entrance import Entrance

WRONG, NEW_PIN = "482615", "739164"
COLLEAGUE, FIRST_PIN = "Petugas Contoh Dua", "593028"


@pytest.fixture
def data(application: QGuiApplication, tmp_path: Path) -> Path:
    """A data folder with a supervisor, and an officer whose PIN was made by somebody else."""
    with desk_in(tmp_path / "data") as somebody:
        somebody.sign_in()
        kiosk = somebody.program.kiosk
        kiosk.staff.add(somebody.session, COLLEAGUE, Role.CS, FIRST_PIN, kiosk.now())
    return tmp_path / "data"


@pytest.fixture
def outside(data: Path, day: Day) -> Iterator[Officer]:
    """Somebody before the sign-in page."""
    with desk_in(data, day=day) as somebody:
        assert somebody.page == "sign_in"
        yield somebody


def knock(officer: Officer, pin: str, name: str) -> None:
    """Try this name and PIN by keys, from wherever the focus is."""
    while officer.focused.property("text"):
        officer.hit(Qt.Key.Key_Backspace)
    page_starts_at_name = not officer.of(Entrance).message
    if page_starts_at_name:
        officer.type_text(name)
        officer.hit(Qt.Key.Key_Return)
    officer.type_text(pin)
    officer.hit(Qt.Key.Key_Return)


def fail(officer: Officer, day: Day, name: str, times: int) -> None:
    """Use up tries by the service, without a page that waits."""
    kiosk = officer.program.kiosk
    for _ in range(times):
        while (told := kiosk.staff.wait_left(name, kiosk.station.number, kiosk.now())) and told.wait:
            day.jump(min(told.wait, timedelta(minutes=9)))
        refused(kiosk.staff.sign_in, name, WRONG, kiosk.station.number, kiosk.now())


def passes(officer: Officer, day: Day, seconds: float) -> None:
    """Time goes by on both clocks while the page is looked at."""
    day.jump(timedelta(seconds=seconds))
    officer.wait(seconds)
    officer.idle()


def test_a_wrong_pin_is_told_at_its_box_which_is_empty_again(outside: Officer) -> None:
    knock(outside, WRONG, NAME)
    assert outside.of(Entrance).message == outside.words("desk.refused.wrong")
    assert outside.reads(outside.words("desk.refused.wrong"))
    assert outside.focused.property("text") == ""
    outside.type_text(PIN)
    outside.hit(Qt.Key.Key_Return)
    assert outside.page == "home"


@pytest.mark.parametrize(("language", "last"), [("id", "Bisa dicoba lagi dalam 1 detik."), ("en", "possible in 1 s.")])
def test_the_wait_counts_down_while_it_is_looked_at(outside: Officer, day: Day, language: str, last: str) -> None:
    outside.screen.speak(language)
    for _ in range(FREE_TRIES):
        knock(outside, WRONG, NAME)
    assert outside.words("desk.span.seconds", count=15) in outside.of(Entrance).message
    for left in range(14, 0, -1):
        passes(outside, day, 1)
        span = outside.words("desk.span.seconds", count=left)
        assert outside.of(Entrance).message == outside.words("desk.sign_in.counting", span=span)
    assert outside.reads(last)
    passes(outside, day, 1)
    assert outside.of(Entrance).message == ""


def test_used_up_tries_say_who_helps(outside: Officer, day: Day) -> None:
    fail(outside, day, COLLEAGUE, HELP_AT)
    knock(outside, FIRST_PIN, COLLEAGUE)
    assert outside.words("desk.refused.needs_supervisor") in outside.of(Entrance).message
    assert outside.words("desk.sign_in.who_releases", span="60 detik") in outside.of(Entrance).message
    assert outside.page == "sign_in"


def test_a_supervisor_who_gets_in_in_spite_of_wrong_tries_is_told(outside: Officer, day: Day) -> None:
    fail(outside, day, NAME, HELP_AT)
    day.jump(timedelta(minutes=2))
    knock(outside, PIN, NAME)
    assert outside.page == "home"
    assert outside.notice == outside.words("desk.sign_in.let_in")


def test_who_gets_in_without_wrong_tries_is_told_nothing(outside: Officer) -> None:
    knock(outside, PIN, NAME)
    assert (outside.page, outside.notice) == ("home", "")


def test_a_pin_that_somebody_else_made_is_changed_before_anything_else(outside: Officer) -> None:
    knock(outside, FIRST_PIN, COLLEAGUE)
    assert outside.page == "own_pin"
    assert outside.reads(outside.words("desk.own_pin.why"))
    outside.hit(Qt.Key.Key_Escape)
    assert outside.page == "own_pin"
    for text in (FIRST_PIN, NEW_PIN, NEW_PIN):
        outside.type_text(text)
        outside.hit(Qt.Key.Key_Return)
    assert outside.page == "home"
    assert outside.notice == outside.words("desk.own_pin.changed")


def test_the_own_name_leads_to_the_own_pin_and_esc_back(officer: Officer) -> None:
    officer.touch(officer.screen.bar.who)
    assert officer.page == "own_pin"
    assert officer.reads(officer.words("desk.own_pin.why_not"))
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "home"


@pytest.mark.parametrize(
    ("typed", "about", "said"),
    [
        ((WRONG, NEW_PIN, NEW_PIN), "old", "desk.own_pin.wrong"),
        ((PIN, "123456", "123456"), "pin", "desk.weak.counted"),
        ((PIN, PIN, PIN), "pin", "desk.refused.same_pin"),
        ((PIN, NEW_PIN, WRONG), "again", "desk.first.differ"),
    ],
)
def test_what_is_wrong_with_a_new_pin_is_told_at_its_box(
    officer: Officer, typed: tuple[str, ...], about: str, said: str
) -> None:
    officer.screen.openOwnPin()
    officer.settle()
    for text in typed:
        officer.type_text(text)
        officer.hit(Qt.Key.Key_Return)
    assert officer.page == "own_pin"
    assert officer.of(Entrance).about == about
    assert officer.words(said) in officer.of(Entrance).message
    assert officer.texts().count(officer.of(Entrance).message) == 1
    assert officer.focused.property("text") == ""


def test_the_end_of_an_idle_session_is_announced_and_any_key_keeps_it_and_does_nothing_else(officer: Officer) -> None:
    officer.wait(IDLE_SHARED.total_seconds() - WARNING_SECONDS)
    assert officer.reads(officer.words("desk.idle.warning", seconds=30))
    officer.hit(Qt.Key.Key_F2)
    assert (officer.page, officer.screen.secondsLeft) == ("home", 0)


def test_a_finger_anywhere_keeps_the_session_and_touches_nothing_beneath(officer: Officer) -> None:
    beneath = officer.targets()[officer.words("desk.pages.accounts")]
    middle = beneath.mapToScene(beneath.boundingRect().center()).toPoint()
    officer.wait(IDLE_SHARED.total_seconds() - 5)
    assert officer.screen.secondsLeft == 5
    officer.touch_at(middle)
    assert (officer.page, officer.screen.secondsLeft) == ("home", 0)
    officer.touch_at(QPoint(middle))
    assert officer.page == "accounts"


def test_when_nobody_is_there_the_session_ends_and_the_program_closes(officer: Officer) -> None:
    ended: list[bool] = []
    officer.screen.office.finished.connect(lambda: ended.append(True))
    officer.wait(IDLE_SHARED.total_seconds() - 1)
    assert not ended
    officer.wait(1)
    assert ended == [True]
    assert officer.screen.office.session is None
    officer.idle()
    station = officer.program.kiosk.station
    events = list(officer.program.kiosk.desk.audit.events_of(station.branch, station.number))
    assert (events[-1].kind, events[-1].details) == ("signed_out", {"reason": "idle"})


@pytest.mark.parametrize("hours", [8, -8])
def test_a_session_does_not_outlive_the_sleep_of_the_machine(officer: Officer, day: Day, hours: int) -> None:
    day.jump(timedelta(hours=hours))
    officer.wait(0.25)
    assert officer.screen.office.session is None


def test_a_session_ends_after_twelve_hours_of_work(officer: Officer, day: Day) -> None:
    for minutes in range(1, 12 * 60 + 1):
        assert officer.screen.office.session is not None, f"after {minutes - 1} minutes"
        day.jump(timedelta(minutes=1))
        officer.screen.touched()
        officer.screen.tick()
    assert officer.screen.office.session is None
    assert officer.screen.office.ended is SessionEnd.TOO_LONG
