"""A thermal printer spoken to over loopback: what it says is told, silence is no paper, a slip comes out once."""

from collections.abc import Iterator

import pytest

from kiosk.paper.formats import SlipFormat
from kiosk.paper.raster import render_strip
from kiosk.printing import escpos, escpos_printer
from kiosk.printing.escpos_line import DeviceLine, NetworkLine
from kiosk.printing.escpos_printer import EscPosPrinter
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Trouble
from tests.printing.counter import Counter
from tests.printing.cups import wait_until
from tests.printing.sheets import sheet
from tests.printing.thermal import BYTES_ACROSS, ThermalHost, ThermalPrinter, thermal_device, thermal_host

CODE = "222-222-222"
NEXT = "333-333-333"
SLIP = sheet(height=120)
OTHER_SLIP = sheet(height=110)
HALF = 400
"""Rows, of some 960."""


def rows_of(pdf: bytes) -> list[bytes]:
    """The slip as it must come out."""
    dots = bytes(byte ^ 0xFF for byte in render_strip(pdf, escpos.DPI, escpos.DOTS).tobytes())
    return [dots[at : at + BYTES_ACROSS] for at in range(0, len(dots), BYTES_ACROSS)]


@pytest.fixture
def thermal() -> Iterator[tuple[ThermalPrinter, ThermalHost]]:
    with thermal_host() as host:
        yield host


def door_to(host: ThermalHost) -> EscPosPrinter:
    return EscPosPrinter("loket", NetworkLine("127.0.0.1", host.port))


def whole(printer: ThermalPrinter, pdf: bytes = SLIP) -> int:
    """How many times the slip has come out from its first line to its last."""
    return printer.sheets.count(rows_of(pdf))


def test_slip_comes_out_dot_by_dot_and_is_called_printed_when_the_printer_says_so(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.DONE)
    assert printer.sheets == [rows_of(SLIP)]


def test_condition_tells_that_it_confirms_and_has_a_roll_that_runs_low(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    printer.runs_low = True
    condition = door_to(host).look()
    assert (condition.takes_jobs, condition.confirms, condition.paper_low) == (True, True, True)
    assert condition.paper is SlipFormat.ROLL80


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        ("cover_open", Trouble.COVER),
        ("cutter_stuck", Trouble.JAM),
        ("offline", Trouble.OFFLINE),
        ("hot", Trouble.OTHER),
        ("rows_left", Trouble.NO_PAPER),
    ],
)
def test_fault_is_told_before_anything_is_sent_and_then_the_slip_comes_out_once(
    thermal: tuple[ThermalPrinter, ThermalHost], fault: str, trouble: Trouble
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    setattr(printer, fault, 0 if fault == "rows_left" else True)
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.NEEDS_HELP, trouble)
    assert counter.states <= {DeliveryState.NEEDS_HELP}
    printer.mend()
    counter.until(CODE, DeliveryState.DONE)
    assert printer.sheets == [rows_of(SLIP)]


def test_paper_that_ends_in_the_middle_is_told_and_the_slip_is_printed_again_from_its_beginning(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    printer.rows_left = HALF
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    assert DeliveryState.DONE not in counter.states
    printer.mend()
    counter.until(CODE, DeliveryState.DONE)
    piece, again = printer.sheets
    assert piece == rows_of(SLIP)[:HALF]
    assert again == rows_of(SLIP)


def test_paper_that_ends_in_the_last_lines_is_never_called_printed(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    printer.rows_left = len(rows_of(SLIP)) - 1
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    printer.mend()
    counter.until(CODE, DeliveryState.DONE)
    assert whole(printer) == 1


def test_slip_of_a_visitor_who_has_gone_is_dropped_from_the_buffer_and_cut_off(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    printer.rows_left = HALF
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    counter.leave()
    assert noted(counter) == [DeliveryState.CANCELLED]
    printer.mend()
    counter.ask_for(NEXT, OTHER_SLIP)
    counter.until(NEXT, DeliveryState.DONE)
    assert (whole(printer, SLIP), whole(printer, OTHER_SLIP)) == (0, 1)
    assert printer.sheets[-1] == rows_of(OTHER_SLIP)


def noted(counter: Counter) -> list[DeliveryState]:
    """How each print has ended, as it is written down."""
    return [row.state for row in counter.log.rows.values()]


def fed_but_not_out(counter: Counter, printer: ThermalPrinter, code: str, pdf: bytes) -> None:
    """The printer has every byte of the slip and none of it on paper."""
    printer.capacity *= 20
    printer.pace = 0
    counter.ask_for(code, pdf)
    counter.step(code)


def test_slip_whose_visitor_takes_it_and_leaves_before_the_next_look_is_written_down_as_out(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    fed_but_not_out(counter, printer, CODE, SLIP)
    printer.pace = None
    wait_until(lambda: printer.cuts == 1, "the slip")
    counter.leave()
    assert noted(counter) == [DeliveryState.DONE]
    counter.ask_for(NEXT, OTHER_SLIP)
    counter.until(NEXT, DeliveryState.DONE)
    assert (printer.sheets, printer.cuts) == ([rows_of(SLIP), rows_of(OTHER_SLIP)], 2)


def test_slip_that_a_printer_which_answers_nothing_has_when_its_visitor_leaves_is_written_down_as_sent(
    thermal: tuple[ThermalPrinter, ThermalHost], monkeypatch: pytest.MonkeyPatch
) -> None:
    printer, host = thermal
    printer.silent = True
    monkeypatch.setattr(escpos_printer, "MOST_UNCONFIRMED", 1000)
    counter = Counter(door_to(host))
    counter.ask_for(CODE, SLIP)
    while whole(printer) == 0:
        assert counter.step(CODE).state is DeliveryState.PRINTING
    counter.leave()
    assert noted(counter) == [DeliveryState.SENT]


def test_slip_that_a_printer_which_would_say_so_has_not_printed_when_its_visitor_leaves_is_dropped(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.DONE)
    fed_but_not_out(counter, printer, NEXT, OTHER_SLIP)
    counter.leave()
    printer.pace = None
    assert noted(counter) == [DeliveryState.DONE, DeliveryState.CANCELLED]
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.DONE)
    assert printer.sheets == [rows_of(SLIP)] * 2


def test_printer_that_answers_nothing_is_sent_to_and_never_called_printed(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    printer.silent = True
    door = door_to(host)
    assert not door.look().confirms
    counter = Counter(door)
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.SENT)
    assert DeliveryState.DONE not in counter.states
    wait_until(lambda: whole(printer) == 1, "the slip")


def test_printer_that_answers_no_more_is_offline(thermal: tuple[ThermalPrinter, ThermalHost]) -> None:
    printer, host = thermal
    door = door_to(host)
    assert door.look().takes_jobs
    printer.silent = True
    assert door.look().troubles == (Trouble.OFFLINE,)


def test_printer_that_does_not_say_when_it_has_printed_is_only_sent_to(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    printer.confirms = False
    counter = Counter(door_to(host))
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.SENT)
    assert whole(printer) == 1


def test_late_answer_of_an_earlier_slip_is_not_taken_for_that_of_the_next(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    printer.capacity *= 20
    printer.pace = 0
    counter = Counter(door_to(host))
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.SENT)
    counter.ask_for(NEXT, OTHER_SLIP)
    for _ in range(2):
        assert counter.step(NEXT).state is DeliveryState.PRINTING
    printer.pace = (
        len([escpos.START[:2], escpos.START[2:], *escpos.bands(render_strip(SLIP, escpos.DPI, escpos.DOTS))]) + 2
    )
    wait_until(lambda: whole(printer) == 1, "the first slip")
    counter.until(NEXT, DeliveryState.SENT)
    assert (DeliveryState.DONE in counter.states, whole(printer, OTHER_SLIP)) == (False, 0)
    printer.pace = None


def test_connection_that_breaks_in_the_middle_is_told_and_the_slip_begins_again(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    host.hang_up_after(20_000)
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.DONE)
    assert whole(printer) == 1


def test_printer_that_freezes_in_the_middle_is_told_as_offline_and_the_slip_begins_again(
    thermal: tuple[ThermalPrinter, ThermalHost],
) -> None:
    printer, host = thermal
    counter = Counter(door_to(host))
    host.freeze_after(20_000)
    counter.ask_for(CODE, SLIP)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
    host.thaw()
    counter.until(CODE, DeliveryState.DONE)
    assert whole(printer) == 1


def test_printer_that_is_switched_off_is_offline_and_one_whose_name_nobody_knows_is_not_found() -> None:
    with thermal_host() as (_, host):
        port = host.port
    assert EscPosPrinter("off", NetworkLine("127.0.0.1", port)).look().troubles == (Trouble.OFFLINE,)
    assert EscPosPrinter("gone", DeviceLine("/nowhere/lp0")).look().troubles == (Trouble.NOT_FOUND,)


def test_printer_behind_a_device_file_prints_and_confirms() -> None:
    with thermal_device() as (printer, path):
        counter = Counter(EscPosPrinter(path, DeviceLine(path)))
        counter.ask_for(CODE, SLIP)
        counter.until(CODE, DeliveryState.DONE)
        assert printer.sheets == [rows_of(SLIP)]
