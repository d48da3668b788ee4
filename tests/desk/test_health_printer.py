"""The printer on the health page: how it is, in plain words and in time; and the test page that a person judges."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.prints.log import PrintKind
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from tests.desk.health import NAMED, examine_only, go_to_health, plug_in, see_printer, thermal_at, until_read
from tests.desk.officer import Officer, desk_in
from tests.journeys.visiting import Day
from tests.printing.memory import MemoryPrinter
from ui.desk.health.page import MachineHealth

SHOWN_WITHIN = 5.0
"""Seconds until a fault must be told (issue 4)."""

LONG = 10.0


@pytest.fixture(autouse=True)
def few_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are not about the doctor."""
    examine_only(monkeypatch, [NAMED["settings"]])


@dataclass
class HangingPrinter(MemoryPrinter):
    """It answers once it is let go."""

    gate: Event = field(default_factory=Event)

    def look(self) -> Condition:
        self.gate.wait()
        return self.condition


@dataclass
class CountingPrinter(MemoryPrinter):
    looks: int = 0

    def look(self) -> Condition:
        self.looks += 1
        return self.condition


def test_a_jam_and_its_end_are_told_within_five_seconds(officer: Officer) -> None:
    with thermal_at(officer) as printer:
        go_to_health(officer)
        until_read(officer, officer.words("desk_health.printer.ready.title"), SHOWN_WITHIN)
        assert officer.reads("80 mm")
        printer.cutter_stuck = True
        until_read(officer, officer.words("printing.staff.jam"), SHOWN_WITHIN)
        assert not officer.reads(officer.words("desk_health.printer.ready.title"))
        printer.mend()
        until_read(officer, officer.words("desk_health.printer.ready.title"), SHOWN_WITHIN)
        printer.runs_low = True
        until_read(officer, officer.words("desk_health.facts.paper_low", paper="rol 80 mm"), SHOWN_WITHIN)


@pytest.mark.parametrize(
    ("key", "whole", "verdict"), [(Qt.Key.Key_F7, True, "whole"), (Qt.Key.Key_F8, False, "spoiled")]
)
def test_a_test_page_comes_out_is_judged_and_the_answer_is_there_after_a_restart(
    application: QGuiApplication, tmp_path: Path, key: Qt.Key, whole: bool, verdict: str
) -> None:
    day, sentence = Day(), f"desk_health.verdicts.{verdict}"
    with desk_in(tmp_path / "data", day=day) as officer:
        officer.sign_in()
        with thermal_at(officer) as printer:
            go_to_health(officer)
            see_printer(officer)
            assert officer.focused.property("name") == officer.words("desk_health.test.print")
            officer.hit(Qt.Key.Key_Return)
            until_read(officer, officer.words("desk_health.test.question"), 4 * LONG)
            assert len(printer.sheets) == 1
            officer.hit(key)
        assert not officer.reads(officer.words("desk_health.test.question"))
        assert officer.reads(officer.words(sentence))
        test = officer.program.kiosk.prints.last_test(officer.program.kiosk.station)
        assert test and (test.kind, test.confirmed) == (PrintKind.TEST_PAGE, whole)
        officer.hit(Qt.Key.Key_F10)
    day.jump(timedelta(hours=1))
    with desk_in(tmp_path / "data", day=day) as later:
        later.sign_in()
        go_to_health(later)
        until_read(later, later.words(sentence), LONG)
        assert not later.reads(later.words("desk_health.test.question"))


def test_the_question_has_the_focus_so_that_enter_answers_it_and_prints_no_second_page(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = MemoryPrinter(Condition("memory", takes_jobs=True), JobState(JobStage.SENT))
    plug_in(officer, printer, monkeypatch)
    go_to_health(officer)
    see_printer(officer)
    officer.hit(Qt.Key.Key_Return)
    until_read(officer, officer.words("desk_health.test.question"), SHOWN_WITHIN)
    assert officer.reads(officer.words("desk_health.test.states.sent"))
    assert officer.focused.property("name") == officer.words("desk_health.test.yes")
    officer.hit(Qt.Key.Key_Return)
    assert len(printer.sent) == 1
    test = officer.program.kiosk.prints.last_test(officer.program.kiosk.station)
    assert test and test.confirmed
    assert not officer.reads(officer.words("desk_health.test.states.sent"))
    assert officer.focused.property("name") == officer.words("desk_health.test.print")


def test_the_question_takes_the_focus_from_nobody_who_types(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(officer, MemoryPrinter(Condition("memory", takes_jobs=True), JobState(JobStage.SENT)), monkeypatch)
    go_to_health(officer)
    see_printer(officer)
    officer.hit(Qt.Key.Key_F5)
    officer.hit(Qt.Key.Key_F3)
    box = officer.focused
    until_read(officer, officer.words("desk_health.test.question"), SHOWN_WITHIN)
    assert officer.focused is box


def test_a_test_page_that_is_held_up_is_not_called_out_and_asks_nothing(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = MemoryPrinter(Condition("memory", takes_jobs=False, troubles=(Trouble.NO_PAPER,), confirms=True))
    plug_in(officer, printer, monkeypatch)
    go_to_health(officer)
    officer.hit(Qt.Key.Key_F5)
    until_read(officer, officer.words("desk_health.test.states.needs_help"), SHOWN_WITHIN)
    assert officer.reads(officer.words("printing.staff.no_paper"))
    officer.hit(Qt.Key.Key_F5)  # out of impatience
    printer.condition, printer.state = Condition("memory", takes_jobs=True, confirms=True), JobState(JobStage.PRINTING)
    until_read(officer, officer.words("desk_health.test.states.printing"), SHOWN_WITHIN)
    assert not officer.of(MachineHealth).printer.asks
    printer.state = JobState(JobStage.DONE)
    until_read(officer, officer.words("desk_health.test.question"), SHOWN_WITHIN)
    assert len(printer.sent) == 1
    fault = officer.program.kiosk.prints.last_fault(officer.program.kiosk.station)
    assert fault and fault.trouble is Trouble.NO_PAPER
    assert officer.reads(officer.words("desk_health.troubles.no_paper"))


def test_a_printer_that_can_not_tell_has_the_page_but_nobody_says_that_it_came_out(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(officer, MemoryPrinter(Condition("memory", takes_jobs=True), JobState(JobStage.SENT)), monkeypatch)
    go_to_health(officer)
    until_read(officer, officer.words("desk_health.printer.unsure.what"), SHOWN_WITHIN)
    officer.hit(Qt.Key.Key_F5)
    until_read(officer, officer.words("desk_health.test.states.sent"), SHOWN_WITHIN)
    assert not officer.reads(officer.words("desk_health.test.states.done"))
    assert officer.of(MachineHealth).printer.asks


def test_an_idle_queue_that_tells_of_an_old_jam_is_not_called_jammed(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    condition = Condition("memory", takes_jobs=True, troubles=(Trouble.JAM,), is_live=False)
    plug_in(officer, MemoryPrinter(condition), monkeypatch)
    go_to_health(officer)
    until_read(officer, officer.words("desk_health.printer.past.title"), SHOWN_WITHIN)
    assert not officer.reads(officer.words("desk_health.printer.trouble.title"))


def test_a_printer_that_hangs_holds_up_no_key_and_is_called_silent(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = HangingPrinter()
    plug_in(officer, printer, monkeypatch)
    try:
        go_to_health(officer)
        assert officer.reads(officer.words("desk_health.printer.asking.title"))
        officer.hit(Qt.Key.Key_F9)
        assert officer.reads("Asking the printer…")
        officer.wait(SHOWN_WITHIN)
        assert officer.reads(officer.words("desk_health.printer.silent.title"))
        officer.hit(Qt.Key.Key_F2)
        assert officer.page == "form"
        officer.hit(Qt.Key.Key_Escape)
        assert officer.page == "health"
    finally:
        printer.gate.set()
    until_read(officer, officer.words("desk_health.printer.ready.title"), SHOWN_WITHIN)


def test_without_a_printer_it_is_said_that_nothing_comes_out_and_where_the_file_lies(officer: Officer) -> None:
    slips = officer.program.kiosk.data / "slips"
    go_to_health(officer)
    until_read(officer, officer.words("desk_health.printer.none_here.what", folder=slips), SHOWN_WITHIN)
    officer.hit(Qt.Key.Key_F5)
    officer.until(
        lambda: officer.of(MachineHealth).printer.said != "" and not officer.of(MachineHealth).printer.running
    )
    officer.idle()
    (path,) = slips.glob("*.pdf")
    assert officer.reads(officer.words("desk_health.test.states.saved", path=path))
    assert not officer.of(MachineHealth).printer.asks
    assert officer.reads(officer.words("desk_health.verdicts.saved"))


def test_nobody_asks_the_printer_behind_another_page(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = CountingPrinter()
    plug_in(officer, printer, monkeypatch)
    go_to_health(officer)
    see_printer(officer)
    officer.screen.open("home")
    officer.idle()
    officer.screen.office.printing.turns.submit(lambda: None).result()
    before = printer.looks
    for _ in range(3):
        officer.wait(LONG)
    assert before >= 1
    assert printer.looks == before


def test_an_answer_that_comes_when_nobody_is_on_the_page_is_not_shown_later(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = HangingPrinter()
    plug_in(officer, printer, monkeypatch)
    go_to_health(officer)
    officer.screen.open("home")
    printer.gate.set()
    officer.screen.office.printing.turns.submit(lambda: None).result()
    officer.settle()
    assert not officer.of(MachineHealth).printer.answered


def test_the_desk_takes_back_what_it_left_at_the_printer_when_it_was_killed(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = "Desk 0.1 K-000-000-000", "Slip 0.1 000-000-000"
    printer = MemoryPrinter(answers=False, held=[own, other])
    plug_in(officer, printer, monkeypatch)
    turns = officer.screen.office.printing.turns
    officer.wait(1)
    turns.submit(lambda: None).result()
    officer.settle()
    assert printer.held == [own, other]  # it did not answer
    printer.answers = True
    officer.wait(1)
    turns.submit(lambda: None).result()
    assert printer.held == [own, other]  # it is not asked all the time
    officer.wait(30)
    officer.until(lambda: printer.held == [other])
