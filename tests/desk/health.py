"""The health page for its tests: a printer of the test's own, and few checks, for most of them need no more."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from kiosk.doctor import checks
from kiosk.doctor.check import Check
from kiosk.doctor.checks import CHECKS
from kiosk.printing.printers import Printers
from kiosk.prints.printer import Printer
from kiosk.settings.model import PrintingSettings
from tests.desk.officer import Officer
from tests.printing.thermal import ThermalPrinter, thermal_host
from ui.desk.health.page import MachineHealth

NAMED = {check.id: check for check in CHECKS}


def examine_only(monkeypatch: pytest.MonkeyPatch, made: Sequence[Check]) -> None:
    """Let the doctor make these checks alone."""
    monkeypatch.setattr(checks, "CHECKS", tuple(made))


def plug_in(officer: Officer, printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the desk print on `printer`."""
    monkeypatch.setattr(officer.program.kiosk.printers, "chosen", lambda: printer)


@contextmanager
def thermal_at(officer: Officer) -> Iterator[ThermalPrinter]:
    """A thermal printer on loopback, which the desk prints on."""
    kiosk = officer.program.kiosk
    with thermal_host() as (printer, host):
        kiosk.printers = Printers(PrintingSettings(printer=f"escpos://127.0.0.1:{host.port}"), kiosk.data / "slips", {})
        yield printer
        officer.program.screen.office.printing.turns.submit(lambda: None).result()


def go_to_health(officer: Officer) -> None:
    """Open the page from the bar at the top."""
    officer.clock.seconds += 1
    officer.screen.open("health")
    officer.idle()
    assert officer.page == "health"


def see_printer(officer: Officer) -> None:
    """Wait until the printer has said how it is."""
    officer.wait(3.1)
    officer.until(lambda: officer.of(MachineHealth).printer.answered)


def see_doctor(officer: Officer) -> None:
    """Wait until the machine is examined."""

    def is_done() -> bool:
        officer.screen.tick()
        return officer.of(MachineHealth).doctor.known and not officer.of(MachineHealth).doctor.running

    officer.until(is_done)
    officer.idle()


def until_read(officer: Officer, sentence: str, seconds: float) -> None:
    """Wait until `sentence` stands on the screen, at most so many seconds of the desk's time."""
    end = officer.clock.seconds + seconds
    while not officer.reads(sentence):
        assert officer.clock.seconds < end, f"{sentence!r} is not told: {officer.texts()}"
        officer.wait(0.25)
        officer.screen.office.printing.turns.submit(lambda: None).result()
        officer.idle()
