"""The way in for staff: a long press on the branch mark opens the real desk before the screen; nothing else does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QProcess
from PySide6.QtGui import QGuiApplication

from kiosk.settings import Settings
from kiosk.settings.model import StationSettings
from tests.journeys.visiting import Visitor, kiosk_in, visitor_at
from tests.shared.programs import running
from ui.commands import _parser
from ui.shared.own_command import own_command
from ui.verbs.screen import desk_command
from ui.visitor.staff_door import HOLD_SECONDS

DESK = own_command("desk", "--size", "1366x768")
STEP = 0.1
"""Seconds between two looks at the clock while the mark is held."""


class Staff(Visitor):
    """An officer at the visitor's screen."""

    @property
    def desk(self) -> QProcess:
        """The desk's process."""
        return self.screen.door._process

    @property
    def mark(self) -> QPoint:
        """The middle of the branch mark."""
        item = next(item for item in self.items() if item.metaObject().className().startswith("StaffMark"))
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def stay_on(self, seconds: float) -> None:
        """Let time pass with the finger where it is."""
        for _ in range(round(seconds / STEP)):
            self.wait(STEP)

    def hold(self, seconds: float = HOLD_SECONDS) -> None:
        """Hold the mark for so long."""
        self.clock.seconds += 1.0
        self.press(self.mark)
        self.stay_on(seconds)
        self.release(self.mark)
        self.settle()

    def gone(self) -> bool:
        """Whether there is no desk."""
        return self.desk.state() is QProcess.ProcessState.NotRunning


@contextmanager
def staff_at(folder: Path, command: list[str]) -> Iterator[Staff]:
    """An officer in front of a screen whose desk is opened by `command`."""
    somebody = visitor_at(kiosk_in(folder), desk=command)
    staff = Staff(somebody.program, somebody.clock)
    yield staff
    staff.program.close()


@pytest.fixture
def staff(application: QGuiApplication, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Staff]:
    """An officer in front of the screen of a station that has a desk."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(data))
    with staff_at(data, DESK) as somebody:
        yield somebody


def test_three_seconds_on_the_mark_open_the_real_desk_once(staff: Staff, data: Path) -> None:
    staff.hold(HOLD_SECONDS + 3)
    assert staff.desk.arguments() == DESK[1:]
    staff.until((data / "kiosk.sqlite").exists)  # it is up and has looked who may sign in
    first = staff.desk.processId()

    staff.hold()

    assert staff.desk.processId() == first > 0


@pytest.mark.parametrize("seconds", [0.0, 0.5, 1.5, 2.9])
def test_a_shorter_press_opens_nothing_and_begins_no_visit(staff: Staff, seconds: float) -> None:
    staff.hold(seconds)
    staff.stay_on(HOLD_SECONDS)
    assert (staff.gone(), staff.page, staff.journey.visit) == (True, "welcome", None)


def test_a_finger_that_leaves_the_mark_opens_nothing(staff: Staff) -> None:
    staff.clock.seconds += 1.0
    staff.press(staff.mark)
    staff.stay_on(1.5)
    aside = staff.mark + QPoint(200, 100)
    staff.slide(aside)
    staff.until(lambda: not staff.screen.door.is_held)  # moves are heard with the next frame
    staff.stay_on(HOLD_SECONDS)
    staff.release(aside)
    staff.stay_on(HOLD_SECONDS)
    assert (staff.gone(), staff.journey.visit) == (True, None)


def test_a_visit_that_begins_under_the_finger_keeps_the_desk_shut(staff: Staff) -> None:
    staff.press(staff.mark)
    staff.stay_on(1)
    staff.screen.start()
    staff.stay_on(HOLD_SECONDS)
    assert (staff.gone(), staff.page) == (True, "question")


def test_behind_the_desk_the_screen_stands_still_and_when_it_has_gone_visitors_are_served(staff: Staff) -> None:
    staff.screen.speak("en")
    staff.hold()
    assert (staff.page, staff.journey.language) == ("welcome", "id")
    staff.touch_word("screen.welcome.start")
    staff.wait(1000)
    assert staff.page == "welcome"

    staff.desk.kill()
    staff.until(staff.gone)

    assert (staff.page, staff.journey.language) == ("welcome", "id")
    staff.start()
    assert staff.page == "question"


@pytest.mark.parametrize(
    "command",
    [own_command("desk", "--help"), own_command("desk", "--size", "nonsense"), ["/nowhere/kiosk", "desk"]],
    ids=["ends by itself", "refuses to start", "is not there"],
)
def test_a_desk_that_ends_however_leaves_the_screen_to_visitors(
    application: QGuiApplication, data: Path, command: list[str]
) -> None:
    with staff_at(data, command) as staff:
        staff.hold()
        staff.until(staff.gone)
        assert staff.page == "welcome"
        assert not staff.reads("desk")
        staff.start()
        assert staff.page == "question"


def test_while_a_desk_is_open_elsewhere_the_second_says_why_it_does_not_open(
    staff: Staff, data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with running(data, "desk", "--windowed"):
        staff.hold()
        staff.until(staff.gone)
        assert staff.desk.exitCode() == 1
        assert "The staff desk of this station is open already" in capfd.readouterr().err
        assert staff.page == "welcome"
    staff.start()
    assert staff.page == "question"


def test_where_there_is_no_desk_the_mark_is_a_part_of_the_page(application: QGuiApplication, data: Path) -> None:
    with staff_at(data, []) as staff:
        staff.hold()
        assert staff.gone()
        assert staff.page == "question"


def test_the_desk_is_opened_as_the_screen_was(data: Path) -> None:
    given = _parser(["run"]).parse_args(["run", "--windowed", "--demo", "--size", "1080x1920", "--language", "en"])
    command = desk_command(Settings(), given)
    assert command == own_command("desk", "--opened", "--windowed", "--demo", "--size", "1080x1920")
    assert _parser(command[3:]).parse_args(command[3:]).demo
    plain = _parser(["run"]).parse_args(["run"])
    assert desk_command(Settings(), plain) == own_command("desk", "--opened")
    assert desk_command(Settings(station=StationSettings(use="visitor")), plain) == []


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("desk") == [sys.executable, "desk"]
