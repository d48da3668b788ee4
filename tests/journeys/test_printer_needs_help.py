"""The visitor's screen before a real printer's door: it says what the paper does, and never more than that."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from kiosk.settings.model import PrintingSettings
from kiosk.texts import LANGUAGES
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, GESTURE, SIZE, Visitor, kiosk_in, visitor_at
from tests.printing.memory import MemoryPrinter
from tests.printing.thermal import ThermalHost, ThermalPrinter, thermal_host
from ui.shared.hands import GivenTime
from ui.visitor.program import open_screen

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def thermal() -> Iterator[tuple[ThermalPrinter, ThermalHost]]:
    with thermal_host() as host:
        yield host


@contextmanager
def screen_before(data: Path, printing: PrintingSettings) -> Iterator[Visitor]:
    """A visitor at a screen that prints as `printing` says."""
    kiosk = kiosk_in(data)
    kiosk.settings = replace(kiosk.settings, printing=replace(printing, took_long_seconds=600))
    visitor = visitor_at(kiosk)
    try:
        yield visitor
    finally:
        visitor.program.close()


def at(host: ThermalHost) -> PrintingSettings:
    return PrintingSettings(printer=f"escpos://127.0.0.1:{host.port}")


def ask(visitor: Visitor, *answers: str) -> None:
    """From the welcome page to the slip's page, whatever the printer does."""
    visitor.reach_plan(*answers)
    visitor.touch_word("screen.plan.print")
    assert visitor.page == "slip"


def wait_for(visitor: Visitor, happened: Callable[[], bool]) -> None:
    """Let time pass, with the visitor there, until something has happened."""

    def look() -> bool:
        visitor.clock.seconds += 1
        if visitor.page != "welcome":
            visitor.screen.touched()
        visitor.screen.tick()
        return happened()

    visitor.until(look)


def is_said(visitor: Visitor, state: DeliveryState, trouble: Trouble | None = None) -> bool:
    """Whether the page says this, in whole sentences of the visitor's language."""
    advice = f"printing.visitor.{trouble}" if trouble else f"printing.do.{state}"
    return visitor.reads(visitor.words(f"printing.state.{state}")) and visitor.reads(visitor.words(advice))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "value", "trouble"),
    [("rows_left", 0, Trouble.NO_PAPER), ("cover_open", True, Trouble.COVER), ("cutter_stuck", True, Trouble.JAM)],
)
def test_a_fault_is_told_in_words_and_after_it_the_slip_comes_out_once(
    data: Path,
    thermal: tuple[ThermalPrinter, ThermalHost],
    language: str,
    fault: str,
    value: int,
    trouble: Trouble,
) -> None:
    printer, host = thermal
    setattr(printer, fault, value)
    with screen_before(data, at(host)) as visitor:
        if language != "id":
            visitor.speak("en")
        ask(visitor, *BLOCKED_BY_FACE)
        assert not visitor.reads(visitor.words("printing.state.done"))
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.NEEDS_HELP, trouble))
        assert not visitor.reads(visitor.words("printing.state.done"))
        assert printer.sheets == []

        printer.mend()

        wait_for(visitor, lambda: is_said(visitor, DeliveryState.DONE))
    assert len(printer.sheets) == 1


def test_the_page_stays_a_minute_while_no_paper_comes_and_fifteen_seconds_after_it_came(
    data: Path, thermal: tuple[ThermalPrinter, ThermalHost]
) -> None:
    printer, host = thermal
    printer.cover_open = True
    with screen_before(data, at(host)) as visitor:
        ask(visitor, *BLOCKED_BY_FACE)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.COVER))
        visitor.screen.touched()
        visitor.wait(59)
        assert visitor.page == "slip"
        slip = visitor.journey.slip
        assert slip is not None and visitor.reads(slip.code)
        assert set(visitor.screen.delivery.codes) == {"staff", "phone"}

        printer.mend()
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.DONE))
        visitor.wait(14)
        assert visitor.page == "slip"
        visitor.wait(1)
        assert visitor.page == "welcome"


def test_what_is_new_on_the_page_gets_its_own_minute(data: Path, thermal: tuple[ThermalPrinter, ThermalHost]) -> None:
    printer, host = thermal
    printer.cover_open = True
    with screen_before(data, at(host)) as visitor:
        ask(visitor, *BLOCKED_BY_FACE)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.COVER))
        visitor.screen.touched()
        visitor.wait(55)
        printer.mend()
        printer.rows_left = 0
        visitor.wait(2)
        visitor.until(lambda: is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER))

        visitor.wait(59)

        assert visitor.page == "slip"


@pytest.mark.parametrize("goes", ["done", "walks away"])
def test_a_visitor_who_leaves_finds_nothing_comes_out_after_them(
    data: Path, thermal: tuple[ThermalPrinter, ThermalHost], goes: str
) -> None:
    printer, host = thermal
    printer.rows_left = 0
    with screen_before(data, at(host)) as visitor:
        ask(visitor, *BLOCKED_BY_FACE)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER))
        if goes == "done":
            visitor.touch_word("screen.slip.done")
        else:
            visitor.go_away()
        assert visitor.page == "welcome"
        wait_for(visitor, lambda: not visitor.journey.clerk.has_work)

        printer.mend()
        ask(visitor, *ACTIVE_CLAIM)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.DONE))

    assert len(printer.sheets) == 1, "only the second visitor's"


def test_a_screen_that_is_closed_leaves_nothing_behind(data: Path) -> None:
    printer = MemoryPrinter(state=JobState(JobStage.WAITING))
    with screen_before(data, PrintingSettings(printer="folder")) as visitor:
        visitor.program.kiosk.printers.chosen = lambda: printer  # type: ignore[method-assign]
        ask(visitor, *BLOCKED_BY_FACE)
        wait_for(visitor, lambda: bool(printer.held))

    assert printer.held == []


def test_two_taps_and_the_way_back_are_one_print(data: Path, thermal: tuple[ThermalPrinter, ThermalHost]) -> None:
    printer, host = thermal
    with screen_before(data, at(host)) as visitor:
        visitor.reach_plan(*BLOCKED_BY_FACE)
        point = visitor.middle_of(visitor.words("screen.plan.print"))
        visitor.tap_after(1.0, point)
        visitor.tap_after(0.1, point)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.DONE))
        visitor.touch_word("screen.frame.back")
        visitor.touch_word("screen.plan.print")
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.DONE) and not visitor.journey.clerk.has_work)

    assert len(printer.sheets) == 1


def test_a_slip_beyond_the_limit_is_refused_in_words(data: Path) -> None:
    with screen_before(data, PrintingSettings(printer="folder", slips_a_visit=1)) as visitor:
        visitor.reach_plan(*BLOCKED_BY_FACE)
        visitor.take_slip()
        visitor.touch_word("screen.frame.back")
        visitor.touch_word("screen.plan.more")
        visitor.answer(*GESTURE)
        visitor.touch_word("screen.plan.print")

        assert is_said(visitor, DeliveryState.REFUSED)
        visitor.wait(59)
        assert visitor.page == "slip"


def test_what_holds_up_the_first_slip_is_told_of_the_second(
    data: Path, thermal: tuple[ThermalPrinter, ThermalHost]
) -> None:
    printer, host = thermal
    printer.cover_open = True
    with screen_before(data, at(host)) as visitor:
        ask(visitor, *BLOCKED_BY_FACE)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.COVER))
        visitor.touch_word("screen.frame.back")
        visitor.touch_word("screen.plan.more")
        visitor.answer(*GESTURE)
        visitor.touch_word("screen.plan.print")
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.COVER))

        printer.mend()
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.DONE))

    assert len(printer.sheets) == 2


def test_a_fault_of_ours_while_printing_is_told_as_a_slip_that_is_not_printed(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(MemoryPrinter):
        def look(self) -> Condition:
            raise RuntimeError("shown by the test")

    with screen_before(data, PrintingSettings()) as visitor:
        printer = Broken()
        visitor.program.kiosk.printers.chosen = lambda: printer  # type: ignore[method-assign]
        ask(visitor, *BLOCKED_BY_FACE)
        wait_for(visitor, lambda: is_said(visitor, DeliveryState.FAILED))

    assert any("a fault beside the screen" in record.message for record in caplog.records)


def test_what_a_killed_program_left_is_taken_back_before_anybody_comes(data: Path) -> None:
    printer = MemoryPrinter(answers=False)
    with screen_before(data, PrintingSettings()) as visitor:
        visitor.program.kiosk.printers.chosen = lambda: printer  # type: ignore[method-assign]
        station = visitor.program.kiosk.station
        printer.held.append(f"Slip {station.branch}.{station.number} 222-222-222")
        visitor.wait(1)
        visitor.program.workers.work.submit(lambda: None).result()
        assert printer.held

        printer.answers = True

        wait_for(visitor, lambda: printer.held == [])


def test_a_printer_that_hangs_is_told_and_holds_up_neither_the_touches_nor_the_codes(data: Path) -> None:
    freed = Event()

    class Hanging(MemoryPrinter):
        def look(self) -> Condition:
            freed.wait()
            return super().look()

    kiosk = kiosk_in(data)
    printer = Hanging()
    kiosk.printers.chosen = lambda: printer  # type: ignore[method-assign]
    clock = GivenTime()
    visitor = Visitor(open_screen(kiosk, size=SIZE, monotonic=clock), clock)
    visitor.program.timer.stop()
    try:
        ask(visitor, *BLOCKED_BY_FACE)
        visitor.until(lambda: bool(visitor.screen.delivery.codes))
        assert is_said(visitor, DeliveryState.SENDING)
        visitor.wait(3)
        assert is_said(visitor, DeliveryState.SENDING)
        visitor.wait(2)
        assert is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
        visitor.speak("en")
        assert is_said(visitor, DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
        visitor.touch_word("screen.slip.done")
        assert visitor.page == "welcome"
        ask(visitor, *ACTIVE_CLAIM)
        visitor.until(lambda: bool(visitor.screen.delivery.codes))
    finally:
        freed.set()
        visitor.program.close()
    assert printer.held == []
