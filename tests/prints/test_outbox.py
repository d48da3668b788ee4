"""What the screen is told of a slip, step by step, and that no slip is printed twice or for nobody."""

from dataclasses import dataclass, field
from threading import Event, Thread

import pytest

from kiosk.errors import KioskError
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.limits import PrintLimits
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from tests.printing.counter import OWNER, TOOK_LONG, Counter, title
from tests.printing.memory import MemoryPrinter

CODE = "222-222-222"
NEXT = "333-333-333"
OFF = Condition("memory", takes_jobs=False, troubles=(Trouble.OFFLINE,))


@pytest.fixture
def printer() -> MemoryPrinter:
    return MemoryPrinter()


@dataclass
class AskedPrinter(MemoryPrinter):
    """It keeps what it is asked, for each question may take its whole time."""

    asked: list[str] = field(default_factory=list)

    def look(self) -> Condition:
        self.asked.append("look")
        return super().look()

    def forget(self, title: str) -> JobStage | None:
        self.asked.append("forget")
        return super().forget(title)

    def clear(self, beginning: str) -> bool:
        self.asked.append("clear")
        return super().clear(beginning)

    def go_silent(self) -> None:
        self.condition, self.answers = OFF, False
        self.asked.clear()


def test_slip_is_sending_printing_and_done(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    assert counter.ask_for(CODE) == Delivery(DeliveryState.SENDING)
    printer.state = JobState(JobStage.WAITING)
    assert counter.step(CODE) == Delivery(DeliveryState.SENDING)
    printer.state = JobState(JobStage.PRINTING)
    assert counter.step(CODE) == Delivery(DeliveryState.PRINTING)
    printer.state = JobState(JobStage.DONE)
    assert counter.step(CODE) == Delivery(DeliveryState.DONE)
    assert (printer.sent, printer.held, counter.outbox.has_work) == ([title(CODE)], [], False)


@pytest.mark.parametrize(
    ("stage", "state"),
    [
        (JobStage.DONE, DeliveryState.DONE),
        (JobStage.SENT, DeliveryState.SENT),
        (JobStage.SAVED, DeliveryState.SAVED),
        (JobStage.FAILED, DeliveryState.FAILED),
        (JobStage.CANCELLED, DeliveryState.CANCELLED),
    ],
)
def test_only_a_job_that_is_done_is_called_done(printer: MemoryPrinter, stage: JobStage, state: DeliveryState) -> None:
    counter = Counter(printer)
    printer.state = JobState(stage)
    counter.ask_for(CODE)
    assert counter.step(CODE) == Delivery(state)


@pytest.mark.parametrize("trouble", [trouble for trouble in Trouble if trouble is not Trouble.NOT_FOUND])
def test_trouble_of_a_job_is_told_at_the_first_question(printer: MemoryPrinter, trouble: Trouble) -> None:
    counter = Counter(printer)
    printer.state = JobState(JobStage.PRINTING, trouble)
    counter.ask_for(CODE)
    assert counter.step(CODE) == Delivery(DeliveryState.NEEDS_HELP, trouble)


def test_printer_that_is_not_found_is_told_at_the_second_question(printer: MemoryPrinter) -> None:
    """CUPS says "connecting to device" for a moment at the start of every job."""
    counter = Counter(printer)
    printer.state = JobState(JobStage.PRINTING, Trouble.NOT_FOUND)
    counter.ask_for(CODE)
    assert counter.step(CODE) == Delivery(DeliveryState.PRINTING)
    assert counter.step(CODE) == Delivery(DeliveryState.NEEDS_HELP, Trouble.NOT_FOUND)


def test_nothing_is_sent_to_a_printer_that_takes_no_jobs(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    printer.condition = Condition("memory", takes_jobs=False, troubles=(Trouble.COVER, Trouble.PAUSED))
    counter.ask_for(CODE)
    assert counter.step(CODE) == Delivery(DeliveryState.NEEDS_HELP, Trouble.COVER)
    assert printer.sent == []
    printer.condition = Condition("memory", takes_jobs=True)
    assert counter.step(CODE) == Delivery(DeliveryState.DONE)
    assert printer.sent == [title(CODE)]


def test_printer_that_refuses_a_job_is_asked_again(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    printer.refuses = Trouble.PAUSED
    counter.ask_for(CODE)
    assert counter.step(CODE) == Delivery(DeliveryState.NEEDS_HELP, Trouble.PAUSED)
    printer.refuses = None
    assert counter.step(CODE) == Delivery(DeliveryState.DONE)


def test_time_in_trouble_does_not_count_as_taking_long(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    printer.state = JobState(JobStage.PRINTING, Trouble.NO_PAPER)
    counter.ask_for(CODE)
    counter.step(CODE)
    counter.now += 10 * TOOK_LONG
    assert counter.step(CODE).trouble is Trouble.NO_PAPER
    printer.state = JobState(JobStage.PRINTING)
    counter.now += TOOK_LONG - 1
    assert counter.step(CODE) == Delivery(DeliveryState.PRINTING)
    counter.now += 1
    assert counter.step(CODE) == Delivery(DeliveryState.NEEDS_HELP, Trouble.TOOK_LONG)


def test_second_slip_waits_until_the_first_is_out(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    printer.state = JobState(JobStage.PRINTING)
    counter.ask_for(CODE)
    counter.ask_for(NEXT)
    counter.step(NEXT)
    assert printer.sent == [title(CODE)]
    printer.state = JobState(JobStage.DONE)
    counter.step(NEXT)
    assert counter.step(NEXT) == Delivery(DeliveryState.DONE)
    assert printer.sent == [title(CODE), title(NEXT)]


def test_slip_that_can_t_be_drawn_has_failed(printer: MemoryPrinter) -> None:
    counter = Counter(printer)

    def draw() -> bytes:
        raise KioskError("The key can't be read.", "Look at the disk.")

    counter.outbox.post(CODE, draw)
    assert counter.step(CODE) == Delivery(DeliveryState.FAILED)
    assert (printer.sent, counter.outbox.has_work) == ([], False)


def test_fault_of_ours_is_told_to_the_visitor_and_to_us(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    counter.outbox.post(CODE, lambda: bytes(1 // len(printer.sent)))
    with pytest.raises(ZeroDivisionError):
        counter.outbox.step()
    assert counter.outbox.state_of(CODE) == Delivery(DeliveryState.FAILED)


def test_failed_slip_may_be_asked_for_again_and_counts_again(printer: MemoryPrinter) -> None:
    counter = Counter(printer, PrintLimits(per_visit=2))
    printer.state = JobState(JobStage.FAILED)
    for _ in range(2):
        assert counter.ask_for(CODE).state is DeliveryState.SENDING
        assert counter.step(CODE).state is DeliveryState.FAILED
    assert counter.ask_for(CODE).state is DeliveryState.REFUSED


def test_visitor_who_goes_before_the_first_step_leaves_nothing(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    counter.ask_for(CODE)
    counter.leave()
    assert (printer.sent, counter.outbox.has_work) == ([], False)
    assert counter.outbox.state_of(CODE) is None


def test_slip_of_a_visitor_who_goes_while_it_is_being_drawn_is_never_sent(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    printer.state = JobState(JobStage.PRINTING)
    drawing, gone = Event(), Event()

    def draw() -> bytes:
        drawing.set()
        assert gone.wait(10)
        return b"%PDF"

    counter.outbox.post(CODE, draw)
    worker = Thread(target=counter.outbox.step)
    worker.start()
    assert drawing.wait(10)
    counter.outbox.end_visit()  # does not wait for the worker
    gone.set()
    worker.join()
    assert (printer.sent, counter.outbox.has_work) == ([], False)
    assert counter.ask_for(NEXT).state is DeliveryState.SENDING
    counter.step(NEXT)
    assert printer.sent == [title(NEXT)]


def test_next_slip_is_not_sent_before_the_last_is_taken_back(printer: MemoryPrinter) -> None:
    counter = Counter(printer)
    printer.state = JobState(JobStage.PRINTING, Trouble.NO_PAPER)
    counter.ask_for(CODE)
    counter.step(CODE)
    printer.answers = False
    counter.leave()
    counter.ask_for(NEXT)
    assert counter.step(NEXT).state is DeliveryState.NEEDS_HELP
    assert (printer.sent, counter.outbox.has_work) == ([title(CODE)], True)
    printer.answers = True
    printer.state = JobState(JobStage.DONE)
    counter.step(NEXT)
    assert printer.sent == [title(CODE), title(NEXT)]


def test_first_slip_is_not_sent_before_the_leftovers_of_a_killed_program_are_gone(printer: MemoryPrinter) -> None:
    printer.held = [f"{OWNER} {NEXT}", f"Ulang 0.1 {NEXT}"]
    printer.answers = False
    counter = Counter(printer)
    counter.ask_for(CODE)
    assert counter.step(CODE).state is DeliveryState.NEEDS_HELP
    assert printer.sent == []
    printer.answers = True
    assert counter.step(CODE) == Delivery(DeliveryState.DONE)
    assert printer.held == [f"Ulang 0.1 {NEXT}"]


def test_trouble_of_a_silent_printer_is_told_after_one_question() -> None:
    printer = AskedPrinter()
    printer.go_silent()
    counter = Counter(printer)
    counter.ask_for(CODE)
    assert counter.step(CODE) == Delivery(DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
    assert printer.asked == ["look"]


def test_trouble_is_told_before_the_last_slip_is_taken_back_and_that_is_tried_next() -> None:
    printer = AskedPrinter(state=JobState(JobStage.PRINTING))
    counter = Counter(printer)
    counter.ask_for(CODE)
    counter.step(CODE)
    printer.go_silent()
    counter.outbox.end_visit()
    counter.ask_for(NEXT)
    assert counter.step(NEXT) == Delivery(DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
    assert printer.asked == ["look"]
    counter.step(NEXT)
    assert printer.asked == ["look", "look", "forget"]


def test_leftovers_of_a_killed_program_are_taken_back_from_a_queue_that_takes_no_jobs(printer: MemoryPrinter) -> None:
    printer.condition = Condition("memory", takes_jobs=False, troubles=(Trouble.PAUSED,))
    printer.held = [title(NEXT)]
    counter = Counter(printer)
    counter.ask_for(CODE)
    for _ in range(2):
        assert counter.step(CODE).trouble is Trouble.PAUSED
    assert printer.held == []


def test_slip_that_waits_goes_to_the_printer_that_is_chosen_meanwhile(printer: MemoryPrinter) -> None:
    counter, other = Counter(printer), MemoryPrinter()
    printer.condition = OFF
    counter.ask_for(CODE)
    counter.step(CODE)
    counter.find = lambda: other
    assert counter.step(CODE) == Delivery(DeliveryState.DONE)
    assert (printer.sent, other.sent) == ([], [title(CODE)])


@pytest.mark.parametrize("refuses", [None, Trouble.OFFLINE])
def test_slip_that_a_printer_has_or_may_have_stays_with_it(printer: MemoryPrinter, refuses: Trouble | None) -> None:
    counter, other = Counter(printer), MemoryPrinter()
    printer.state, printer.refuses = JobState(JobStage.PRINTING), refuses
    counter.ask_for(CODE)
    counter.step(CODE)
    counter.find = lambda: other
    printer.state, printer.refuses = JobState(JobStage.DONE), None
    assert counter.step(CODE) == Delivery(DeliveryState.DONE)
    assert (printer.sent, other.sent) == ([title(CODE)], [])
