"""A real IPP printer simulator, spoken to directly and through a real CUPS."""

from collections.abc import Iterator

import pytest

from kiosk.paper.formats import SlipFormat
from kiosk.printing.ipp_host import IppHost
from kiosk.printing.ipp_printer import IppPrinter
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Trouble
from tests.printing.counter import Counter, title
from tests.printing.cups import PrivateCups, wait_until
from tests.printing.ipp_simulator import PATH, IppSimulator, ipp_simulator
from tests.printing.sheets import PDF, sheet

CODE = "222-222-222"
NEXT = "333-333-333"
CANCELLED = 7
"""job-state (RFC 8011, section 5.3.7)."""

OTHER = sheet(height=70)


@pytest.fixture(scope="module")
def running_simulator() -> Iterator[IppSimulator]:
    with ipp_simulator() as simulator:
        yield simulator


@pytest.fixture
def simulator(running_simulator: IppSimulator) -> IppSimulator:
    """A printer in order, with no sheet in its tray."""
    running_simulator.mode("ok")
    if not running_simulator.printer().look().takes_jobs:
        running_simulator.start()
    wait_until(lambda: running_simulator.printer().look().troubles == (), "recovery")
    for file in running_simulator.paper.iterdir():
        file.unlink()
    return running_simulator


@pytest.fixture
def queue(cups: PrivateCups, simulator: IppSimulator) -> PrivateCups:
    """A CUPS whose queue sends to the simulator by CUPS's own way."""
    cups.add_queue(device=f"ipp://localhost:{simulator.port}{PATH}")
    return cups


FAULTS = pytest.mark.parametrize(
    ("mode", "trouble"), [("empty", Trouble.NO_PAPER), ("jam", Trouble.JAM), ("cover", Trouble.COVER)]
)


def test_printer_tells_its_name_and_paper_and_that_it_confirms(simulator: IppSimulator) -> None:
    condition = simulator.printer().look()
    assert (condition.name, condition.paper, condition.confirms) == ("Simulator", SlipFormat.A4, True)


def test_printer_is_found_by_an_address_of_ipv6(simulator: IppSimulator) -> None:
    loopback = IppHost("::ffff:7f00:1", simulator.port)
    assert IppPrinter(loopback, PATH, is_queue=False).look().takes_jobs


@FAULTS
def test_fault_is_told_and_after_it_the_slip_comes_out_once(
    simulator: IppSimulator, mode: str, trouble: Trouble
) -> None:
    counter = Counter(simulator.printer())
    simulator.mode(mode)
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, trouble)
    assert (DeliveryState.DONE in counter.states, simulator.printed()) == (False, [])
    simulator.mode("ok")
    counter.until(CODE, DeliveryState.DONE)
    assert simulator.printed() == [PDF]


@FAULTS
def test_fault_is_told_through_cups_and_after_it_the_slip_comes_out_once(
    queue: PrivateCups, simulator: IppSimulator, mode: str, trouble: Trouble
) -> None:
    counter = Counter(queue.printer())
    simulator.mode(mode)
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, trouble)
    assert (DeliveryState.DONE in counter.states, simulator.printed()) == (False, [])
    simulator.mode("ok")
    counter.until(CODE, DeliveryState.DONE)
    assert simulator.printed() == [PDF]
    assert queue.documents() == []


def test_printer_that_is_switched_off_is_told_as_offline_and_prints_once_when_it_is_on(simulator: IppSimulator) -> None:
    counter = Counter(simulator.printer())
    simulator.stop()
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
    simulator.start()
    counter.until(CODE, DeliveryState.DONE)
    assert simulator.printed() == [PDF]


def test_printer_that_is_switched_off_is_told_through_cups(queue: PrivateCups, simulator: IppSimulator) -> None:
    """CUPS gives no reason for it, only a message."""
    counter = Counter(queue.printer())
    simulator.stop()
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
    counter.leave()
    assert queue.documents() == []


def test_printer_whose_name_nobody_knows_is_told_through_cups(cups: PrivateCups) -> None:
    cups.add_queue(device="ipp://nowhere.invalid/ipp/print")
    counter = Counter(cups.printer())
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NOT_FOUND)


def test_slip_waits_for_a_printer_that_is_busy_with_another(simulator: IppSimulator) -> None:
    other, counter = simulator.printer(), Counter(simulator.printer())
    simulator.mode("empty")
    assert other.send("somebody else's", OTHER) is None
    counter.ask_for(CODE)
    for _ in range(3):
        assert counter.step(CODE).trouble in {None, Trouble.NO_PAPER}
    simulator.mode("ok")
    counter.until(CODE, DeliveryState.DONE)
    assert sorted(simulator.printed()) == sorted([OTHER, PDF])


def test_job_that_is_taken_back_is_cancelled_at_the_printer() -> None:
    with ipp_simulator() as simulator:
        _take_back(simulator)


def _take_back(simulator: IppSimulator) -> None:
    printer = simulator.printer()
    simulator.mode("jam")
    printer.send(title(CODE), PDF)
    wait_until(lambda: printer.job(title(CODE)).trouble is Trouble.JAM, "the jam")
    assert printer.forget(title(CODE))
    simulator.mode("ok")
    wait_until(lambda: simulator.ended() == {title(CODE): CANCELLED}, "the cancelling")
