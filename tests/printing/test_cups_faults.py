"""Seven faults of a real CUPS: each is told as what it is, none as printed, and after it the slip comes out once."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import pytest

from kiosk.prints.delivery import DeliveryState
from kiosk.prints.limits import PrintLimits
from kiosk.prints.printer import Trouble
from tests.printing.counter import TOOK_LONG, Counter, title
from tests.printing.cups import QUEUE, PrivateCups, wait_until

CODE = "222-222-222"
NEXT = "333-333-333"
NOTHING_IN_HAND = {DeliveryState.SENDING, DeliveryState.PRINTING, DeliveryState.NEEDS_HELP}
STEPS_IN_TROUBLE = 8


@dataclass(frozen=True)
class Fault:
    """How a fault is made and mended, and what it is called on the screen."""

    trouble: Trouble
    make: Callable[[PrivateCups], object]
    mend: Callable[[PrivateCups], object]


def printer_in(mode: str, trouble: Trouble) -> Fault:
    return Fault(trouble, lambda cups: cups.mode(mode), lambda cups: cups.mode("ok"))


FAULTS = {
    "paper out": printer_in("empty", Trouble.NO_PAPER),
    "paper out after half a page": printer_in("cut", Trouble.NO_PAPER),
    "jam": printer_in("jam", Trouble.JAM),
    "cover open": printer_in("cover", Trouble.COVER),
    "offline": printer_in("offline", Trouble.OFFLINE),
    "unplugged": printer_in("unplugged", Trouble.NOT_FOUND),
    "not on the network": printer_in("lost", Trouble.NOT_FOUND),
    "queue paused": Fault(
        Trouble.PAUSED, lambda cups: cups.run("cupsdisable", QUEUE), lambda cups: cups.run("cupsenable", QUEUE)
    ),
    "queue takes no jobs": Fault(
        Trouble.PAUSED, lambda cups: cups.run("cupsreject", QUEUE), lambda cups: cups.run("cupsaccept", QUEUE)
    ),
    "queue deleted": Fault(
        Trouble.NOT_FOUND, lambda cups: cups.run("lpadmin", "-x", QUEUE), lambda cups: cups.add_queue()
    ),
    "CUPS down": Fault(Trouble.QUEUE_DOWN, PrivateCups.stop, PrivateCups.start),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_fault_is_told_and_after_it_the_slip_comes_out_once_and_leaves_nothing(cups: PrivateCups, fault: Fault) -> None:
    counter = Counter(cups.printer())
    fault.make(cups)
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, fault.trouble)
    told = {counter.step(CODE).trouble for _ in range(STEPS_IN_TROUBLE)}
    assert told == {fault.trouble}
    assert counter.states <= NOTHING_IN_HAND
    assert cups.printed() == []
    fault.mend(cups)
    counter.until(CODE, DeliveryState.DONE)
    assert cups.printed() == [title(CODE)]
    assert (cups.documents(), cups.jobs()) == ([], [])


@pytest.mark.parametrize("mode", ["empty", "jam", "cover", "offline", "unplugged", "hang", "cut"])
def test_slip_of_a_visitor_who_has_gone_never_comes_out(cups: PrivateCups, mode: str) -> None:
    counter = Counter(cups.printer())
    cups.mode(mode)
    counter.ask_for(CODE)
    counter.step(CODE)
    wait_until(lambda: cups.jobs() != [], "the job")
    counter.leave()
    cups.mode("ok")
    counter.ask_for(NEXT)
    counter.until(NEXT, DeliveryState.DONE)
    assert cups.printed() == [title(NEXT)]
    assert cups.documents() == []


def test_slip_of_a_visitor_who_has_gone_is_taken_back_once_cups_is_up_again(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    cups.mode("empty")
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    cups.stop()
    counter.leave()
    assert counter.outbox.has_work
    counter.ask_for(NEXT)
    assert counter.step(NEXT).trouble is Trouble.QUEUE_DOWN
    cups.start()
    counter.outbox.step()
    cups.mode("ok")
    counter.until(NEXT, DeliveryState.DONE)
    assert cups.printed() == [title(NEXT)]
    assert not counter.outbox.has_work


def test_slip_that_a_killed_program_left_never_comes_out(cups: PrivateCups) -> None:
    killed = Counter(cups.printer())
    cups.mode("empty")
    killed.ask_for(CODE)
    killed.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    counter = Counter(cups.printer())
    assert counter.outbox.sweep()
    cups.mode("ok")
    counter.ask_for(NEXT)
    counter.until(NEXT, DeliveryState.DONE)
    assert cups.printed() == [title(NEXT)]


def test_sweep_leaves_the_slips_of_other_programs_alone(cups: PrivateCups) -> None:
    desk = Counter(cups.printer(), owner="Ulang 0.1")
    cups.mode("empty")
    desk.ask_for(CODE)
    desk.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    assert Counter(cups.printer()).outbox.sweep()
    cups.mode("ok")
    desk.until(CODE, DeliveryState.DONE)
    assert cups.printed() == [f"Ulang 0.1 {CODE}"]


def test_cups_that_dies_with_the_slip_in_its_spool_prints_it_once_when_it_is_back(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    cups.mode("empty")
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    cups.stop()
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.QUEUE_DOWN)
    cups.mode("ok")
    cups.start()
    counter.until(CODE, DeliveryState.DONE)
    assert cups.printed() == [title(CODE)]


def test_queue_that_a_fault_has_stopped_tells_the_fault_and_prints_once_when_staff_start_it(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    cups.mode("empty_stop")
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    cups.mode("ok")
    cups.run("cupsenable", QUEUE)
    counter.until(CODE, DeliveryState.DONE)
    assert cups.printed() == [title(CODE)]


def test_fault_of_a_job_that_was_taken_back_is_not_told_of_the_next(cups: PrivateCups) -> None:
    """CUPS keeps the reasons of a cancelled job for as long as the queue lives."""
    counter = Counter(cups.printer())
    cups.mode("empty")
    counter.ask_for(CODE)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    counter.leave()
    assert cups.printer().look().troubles == (Trouble.NO_PAPER,)
    assert not cups.printer().look().is_live
    cups.mode("jam")
    counter.seen.clear()
    counter.ask_for(NEXT)
    counter.until(NEXT, DeliveryState.NEEDS_HELP, Trouble.JAM)
    assert all(delivery.trouble in {None, Trouble.JAM} for delivery in counter.seen)


def test_same_fault_is_told_again_of_the_next_job(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    cups.mode("empty")
    for code in (CODE, NEXT):
        counter.ask_for(code)
        counter.until(code, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
        counter.leave()


def test_printer_that_hangs_is_told_after_the_time_that_is_set_and_still_prints_once(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    cups.mode("hang")
    counter.ask_for(CODE)
    for _ in range(STEPS_IN_TROUBLE):
        counter.step(CODE)
        counter.now += 10
    assert counter.states <= {DeliveryState.SENDING, DeliveryState.PRINTING}
    counter.now += TOOK_LONG
    delivery = counter.step(CODE)
    assert (delivery.state, delivery.trouble) == (DeliveryState.NEEDS_HELP, Trouble.TOOK_LONG)
    cups.mode("ok")
    counter.until(CODE, DeliveryState.DONE)
    assert cups.printed() == [title(CODE)]


def test_fifty_slips_over_fifty_faults_come_out_once_each_in_order(cups: PrivateCups) -> None:
    counter = Counter(cups.printer(), PrintLimits(per_visit=50, per_span=50))
    codes = [str(number) for number in range(50)]
    for code, mode in zip(codes, cycle(["empty", "jam", "cover", "offline", "unplugged", "hang", "cut"]), strict=False):
        cups.mode(mode)
        counter.ask_for(code)
        for _ in range(STEPS_IN_TROUBLE):
            counter.step(code)
        cups.mode("ok")
        counter.until(code, DeliveryState.DONE)
    assert cups.printed() == [title(code) for code in codes]
    assert (cups.documents(), cups.jobs()) == ([], [])
