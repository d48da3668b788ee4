"""A call to the printer that never comes back: the desk says so within seconds, and goes on once it does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtCore import Qt

from kiosk.prints.printer import Condition
from tests.desk.health import NAMED, examine_only, go_to_health, plug_in, until_read
from tests.desk.officer import Officer
from tests.desk.open_case import log_case, open_case
from tests.printing.memory import MemoryPrinter
from ui.desk.case.page import CaseFile
from ui.desk.health.page import MachineHealth

SHOWN_WITHIN = 5.0
"""Seconds until a fault must be told (issue 4)."""

SOON = 3.0
"""Seconds in which a printer that is well answers, so that nothing is told before."""


@dataclass
class HangingPrinter(MemoryPrinter):
    """No call comes back before it is let go."""

    gate: Event = field(default_factory=Event)

    def look(self) -> Condition:
        self.gate.wait()
        return super().look()

    def clear(self, beginning: str) -> bool:
        self.gate.wait()
        return super().clear(beginning)


@pytest.fixture
def printer(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> Iterator[HangingPrinter]:
    """The printer of the desk; it answers at the end, so that the desk can be closed."""
    examine_only(monkeypatch, [NAMED["settings"]])
    made = HangingPrinter()
    plug_in(officer, made, monkeypatch)
    yield made
    made.gate.set()
    officer.screen.office.printing.turns.submit(lambda: None).result()


def test_a_print_that_no_answer_comes_for_is_told_as_held_up_and_comes_out_once_later(
    officer: Officer, printer: HangingPrinter
) -> None:
    case, copy = log_case(officer), officer.of(CaseFile).copy.paper
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F4)
    officer.until(lambda: copy.state == "sending")
    officer.wait(SOON)
    assert copy.state == "sending"
    officer.wait(SHOWN_WITHIN - SOON)
    assert copy.state == "needs_help"
    assert officer.reads(officer.words("printing.staff.offline"))
    officer.hit(Qt.Key.Key_F4)  # out of impatience
    printer.gate.set()
    officer.wait(1)
    officer.until(lambda: copy.state == "done")
    assert len(printer.sent) == 1


def test_the_health_page_says_that_no_answer_comes_also_while_something_is_to_be_printed(
    officer: Officer, printer: HangingPrinter
) -> None:
    go_to_health(officer)
    assert officer.reads(officer.words("desk_health.printer.asking.title"))
    officer.wait(SHOWN_WITHIN)
    assert officer.reads(officer.words("desk_health.printer.silent.title"))
    officer.hit(Qt.Key.Key_F5)
    officer.until(lambda: officer.of(MachineHealth).printer.running)
    officer.wait(SHOWN_WITHIN)
    assert officer.reads(officer.words("printing.staff.offline"))
    assert officer.reads(officer.words("desk_health.test.states.needs_help"))
    printer.gate.set()
    until_read(officer, officer.words("desk_health.test.question"), SHOWN_WITHIN)
    assert len(printer.sent) == 1
