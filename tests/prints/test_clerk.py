"""The clerk sees every print through: it looks, sweeps, tells of silence, and says nothing that is not so."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.errors import KioskError, SettingsError
from kiosk.prints import clerk as clerks
from kiosk.prints.clerk import (
    LAST_LOOKS,
    LOOK_EVERY_SECONDS,
    SILENT_SECONDS,
    SWEEP_AGAIN_SECONDS,
    Clerk,
    PrintJob,
    at_once,
)
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.outbox import Outbox
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from tests.printing.counter import Counter, title
from tests.printing.memory import MemoryPrinter
from tests.printing.sheets import PDF

CODE = "222-222-222"
NEXT = "333-333-333"
JAMMED = JobState(JobStage.PRINTING, Trouble.JAM)
SILENT = Delivery(DeliveryState.NEEDS_HELP, Trouble.OFFLINE)


@dataclass
class Program:
    """A program with a clerk; its worker does nothing before it `works`."""

    printer: MemoryPrinter
    has_visits: bool = True
    told: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    waiting: list[Callable[[], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counter = Counter(self.printer)
        self.clerk = Clerk(
            self.find, lambda: self.counter.now, self.waiting.append, at_once, has_visits=self.has_visits
        )
        self.clerk.listener = self.told.append

    def find(self) -> Outbox:
        return self.counter.outbox

    def post(self, code: str = CODE) -> Delivery:
        return self.clerk.post(PrintJob(code, lambda: PDF, came_out=lambda: self.written.append(code)))

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def look(self, seconds: float = LOOK_EVERY_SECONDS) -> None:
        """Time passes, and the program looks."""
        self.counter.now += seconds
        self.clerk.look()


@pytest.fixture
def program() -> Program:
    """A visitor's screen."""
    return Program(MemoryPrinter(state=JobState(JobStage.PRINTING)))


@pytest.fixture
def desk() -> Program:
    """A desk, where no visit ends."""
    return Program(MemoryPrinter(), has_visits=False)


def test_nobody_who_posts_or_looks_waits_for_the_printer(program: Program) -> None:
    assert program.post() == Delivery(DeliveryState.SENDING)
    program.look()
    assert (program.printer.sent, len(program.waiting)) == ([], 1)


def test_a_job_is_followed_to_its_end_told_at_every_step_and_written_down_once(program: Program) -> None:
    program.post()
    program.work()
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.PRINTING)
    program.printer.state = JobState(JobStage.DONE)
    program.look()
    program.work()
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.DONE)
    assert (program.told, program.written, program.clerk.under_way) == ([CODE] * 3, [CODE], None)
    program.look()
    program.work()
    assert (len(program.told), program.written) == (3, [CODE])


def test_a_second_tap_while_it_is_on_its_way_is_the_same_job(program: Program) -> None:
    program.post()
    program.work()
    assert program.post() == Delivery(DeliveryState.PRINTING)
    program.work()
    assert program.printer.sent == [title(CODE)]


def test_until_it_is_told_that_a_job_is_out_nobody_prints_it_once_more() -> None:
    brought: list[Callable[[], None]] = []
    counter, waiting = Counter(MemoryPrinter()), list[Callable[[], None]]()
    clerk = Clerk(lambda: counter.outbox, lambda: counter.now, waiting.append, brought.append, has_visits=False)
    job = PrintJob(CODE, lambda: PDF)
    clerk.post(job)
    waiting.pop()()
    assert clerk.post(job) == Delivery(DeliveryState.SENDING)
    assert waiting == []
    brought.pop()()
    assert clerk.state_of(CODE) == Delivery(DeliveryState.DONE)


def test_the_printer_is_asked_about_once_a_second(program: Program) -> None:
    program.post()
    program.work()
    program.look(LOOK_EVERY_SECONDS / 2)
    assert program.waiting == []
    program.look(LOOK_EVERY_SECONDS / 2)
    assert len(program.waiting) == 1


def test_silence_is_told_after_its_time_and_the_truth_once_the_answer_has_come(program: Program) -> None:
    program.post()
    program.look(SILENT_SECONDS - 0.1)
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.SENDING)
    program.look(0.1)
    assert program.clerk.state_of(CODE) == SILENT
    program.look()
    assert (program.told, len(program.waiting)) == ([CODE] * 2, 1)
    program.work()
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.PRINTING)


def test_silence_counts_for_each_job_from_its_own_beginning(program: Program) -> None:
    program.post()
    program.look(SILENT_SECONDS)
    program.clerk.end_visit()
    program.post(NEXT)
    program.look(SILENT_SECONDS - 0.1)
    assert program.clerk.state_of(NEXT) == Delivery(DeliveryState.SENDING)
    program.look(0.1)
    assert program.clerk.state_of(NEXT) == SILENT


def test_what_holds_up_a_job_already_is_not_called_silence(program: Program) -> None:
    program.printer.state = JAMMED
    program.post()
    program.work()
    program.look()
    program.look(SILENT_SECONDS)
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.NEEDS_HELP, Trouble.JAM)


def test_what_holds_something_up_goes_before_the_oldest(desk: Program) -> None:
    desk.printer.condition = Condition("memory", takes_jobs=False, troubles=(Trouble.COVER,))
    desk.post()
    desk.post(NEXT)
    assert desk.clerk.under_way == Delivery(DeliveryState.SENDING)
    desk.work()
    assert desk.clerk.under_way == Delivery(DeliveryState.NEEDS_HELP, Trouble.COVER)


def test_a_visitor_who_has_gone_is_told_nothing_and_nothing_comes_out_for_them(program: Program) -> None:
    program.post()
    program.clerk.end_visit()
    program.work()
    assert program.clerk.state_of(CODE) is None
    assert (program.told, program.printer.sent, program.clerk.has_work) == ([CODE], [], False)


def test_one_visit_gets_a_slip_once_while_a_desk_may_print_it_again(program: Program, desk: Program) -> None:
    program.printer.state = JobState(JobStage.DONE)
    for one in (program, desk):
        one.post()
        one.work()
        one.post()
        one.work()
    assert program.printer.sent == [title(CODE)]
    assert desk.printer.sent == [title(CODE)] * 2


def test_what_a_killed_program_left_is_taken_back_and_a_printer_that_keeps_it_is_asked_again(program: Program) -> None:
    left = title("444-444-444")
    program.printer.held.append(left)
    program.printer.answers = False
    program.look()
    program.work()
    program.printer.answers = True
    program.look(SWEEP_AGAIN_SECONDS - 0.1)
    assert (program.printer.held, program.waiting) == ([left], [])
    program.look(0.1)
    program.work()
    assert program.printer.held == []
    program.look(2 * SWEEP_AGAIN_SECONDS)
    assert program.waiting == []


def test_without_a_printer_that_can_be_here_a_job_has_failed(desk: Program) -> None:
    def find() -> Outbox:
        raise SettingsError("no such printer", "choose another")

    desk.clerk.find_outbox = find
    desk.look()
    assert desk.post() == desk.clerk.state_of(CODE) == Delivery(DeliveryState.FAILED)
    assert (desk.told, desk.waiting, desk.clerk.under_way) == ([CODE], [], None)


def test_a_fault_of_ours_is_told_as_failed_and_the_next_look_goes_on(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(program.counter, "find", lambda: 1 // 0)
        program.post()
        with pytest.raises(ZeroDivisionError):
            program.work()
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.FAILED)
    program.look()
    program.work()
    assert program.clerk.state_of(CODE) == Delivery(DeliveryState.PRINTING)


def test_a_log_that_can_not_take_it_keeps_no_print_from_being_told(desk: Program) -> None:
    def refuse() -> None:
        raise KioskError("the disk is full", "make room")

    desk.clerk.post(PrintJob(CODE, lambda: PDF, came_out=refuse))
    desk.work()
    assert desk.clerk.state_of(CODE) == Delivery(DeliveryState.DONE)


@dataclass
class SlowPrinter(MemoryPrinter):
    """Is out after so many questions."""

    questions: int = 3

    def job(self, asked: str) -> JobState:
        self.questions -= 1
        self.state = JobState(JobStage.PRINTING if self.questions > 0 else JobStage.DONE)
        return super().job(asked)


def test_at_closing_what_is_being_printed_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerks, "LOOK_EVERY_SECONDS", 0.0)
    program = Program(SlowPrinter(), has_visits=False)
    program.post()
    program.work()
    program.clerk.close(LAST_LOOKS)
    program.work()
    assert (program.written, program.printer.held, program.clerk.is_at_printer) == ([CODE], [], False)


@pytest.mark.parametrize(("state", "looks"), [(JAMMED, LAST_LOOKS), (JobState(JobStage.PRINTING), 0)])
def test_at_closing_what_would_come_out_for_nobody_is_taken_back(state: JobState, looks: int) -> None:
    program = Program(MemoryPrinter(state=state))
    program.post()
    program.work()
    assert program.clerk.is_at_printer
    program.clerk.close(looks)
    program.work()
    assert (program.written, program.printer.held, program.clerk.is_at_printer) == ([], [], False)
