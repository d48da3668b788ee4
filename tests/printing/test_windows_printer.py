"""A queue of Windows, with the spooler replaced: what its bits mean, and that it is never called printed."""

from dataclasses import dataclass, field

import pytest
from PIL.Image import Image

from kiosk.paper.formats import SlipFormat
from kiosk.printing.windows_printer import QueueFacts, WindowsPrinter, job_state, queue_troubles
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import JobStage, JobState, Trouble
from tests.printing.counter import OWNER, Counter, title
from tests.printing.sheets import sheet

CODE = "222-222-222"
QUEUE = "Loket 1"
PRINTING = 0x0010


@dataclass
class MemorySpooler:
    """A spooler with one queue."""

    known: QueueFacts | None = field(default_factory=lambda: QueueFacts(0, 0, 148.0))
    listed: dict[int, tuple[str, int]] = field(default_factory=dict)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    is_down: bool = False

    def facts(self, queue: str) -> QueueFacts | None:
        self._answer(queue)
        return self.known

    def print_pages(self, queue: str, title: str, pages: list[Image], dpi: int) -> int:
        self._answer(queue)
        self.sizes += [(round(page.width / dpi * 25.4), round(page.height / dpi * 25.4)) for page in pages]
        number = len(self.sizes)
        self.listed[number] = (title, PRINTING)
        return number

    def jobs(self, queue: str) -> dict[int, tuple[str, int]]:
        self._answer(queue)
        return dict(self.listed)

    def delete(self, queue: str, job: int) -> None:
        del self.listed[job]

    def _answer(self, queue: str) -> None:
        assert queue == QUEUE
        if self.is_down:
            raise OSError(1722, "the spooler does not run")


@pytest.mark.parametrize(
    ("status", "attributes", "troubles"),
    [
        (0, 0, ()),
        (0x10, 0, (Trouble.NO_PAPER,)),
        (0x08, 0, (Trouble.JAM,)),
        (0x0040_0000, 0, (Trouble.COVER,)),
        (0x80, 0, (Trouble.OFFLINE,)),
        (0, 0x0400, (Trouble.OFFLINE,)),
        (0x01, 0, (Trouble.PAUSED,)),
        (0x02, 0, (Trouble.OTHER,)),
        (0x0004_0000, 0, (Trouble.OTHER,)),
        (0x0400, 0, ()),  # PRINTING
        (0x11, 0, (Trouble.NO_PAPER, Trouble.PAUSED)),
    ],
)
def test_bits_of_a_queue(status: int, attributes: int, troubles: tuple[Trouble, ...]) -> None:
    assert queue_troubles(QueueFacts(status, attributes)) == troubles


@pytest.mark.parametrize(
    ("status", "queue", "state"),
    [
        (0, (), JobState(JobStage.WAITING)),
        (PRINTING, (), JobState(JobStage.PRINTING)),
        (PRINTING, (Trouble.JAM,), JobState(JobStage.PRINTING, Trouble.JAM)),
        (0x40, (), JobState(JobStage.WAITING, Trouble.NO_PAPER)),
        (0x20, (), JobState(JobStage.WAITING, Trouble.OFFLINE)),
        (0x01, (), JobState(JobStage.WAITING, Trouble.PAUSED)),
        (0x02, (), JobState(JobStage.WAITING, Trouble.OTHER)),
        (0x80, (Trouble.JAM,), JobState(JobStage.SENT)),
        (0x1000, (), JobState(JobStage.SENT)),
        (0x100, (), JobState(JobStage.CANCELLED)),
    ],
)
def test_bits_of_a_job(status: int, queue: tuple[Trouble, ...], state: JobState) -> None:
    assert job_state(status, queue) == state


def test_no_bits_of_a_job_mean_that_paper_came_out() -> None:
    assert all(job_state(status, ()).stage is not JobStage.DONE for status in range(0x2000))


def test_slip_is_drawn_in_its_own_size_and_sent_when_it_has_left_the_queue() -> None:
    spooler = MemorySpooler()
    counter = Counter(WindowsPrinter(spooler, QUEUE))
    counter.ask_for(CODE, sheet(148, 210, pages=2))
    assert counter.step(CODE).state is DeliveryState.PRINTING
    assert spooler.sizes == [(148, 210), (148, 210)]
    spooler.listed.clear()
    assert counter.step(CODE).state is DeliveryState.SENT


@pytest.mark.parametrize(
    ("listed", "state"),
    [
        ({}, DeliveryState.SENT),
        ({1: (title(CODE), 0x80)}, DeliveryState.SENT),
        ({1: (title(CODE), PRINTING)}, DeliveryState.CANCELLED),
    ],
)
def test_slip_that_has_left_the_queue_when_its_visitor_goes_is_written_down_as_sent(
    listed: dict[int, tuple[str, int]], state: DeliveryState
) -> None:
    spooler = MemorySpooler()
    counter = Counter(WindowsPrinter(spooler, QUEUE))
    counter.ask_for(CODE)
    counter.step(CODE)
    spooler.listed = listed
    counter.leave()
    assert [row.state for row in counter.log.rows.values()] == [state]
    assert spooler.listed == {}


def test_paper_out_at_the_queue_is_told() -> None:
    spooler = MemorySpooler()
    counter = Counter(WindowsPrinter(spooler, QUEUE))
    counter.ask_for(CODE)
    counter.step(CODE)
    spooler.listed[1] = (title(CODE), PRINTING | 0x40)
    counter.until(CODE, DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)


def test_condition_tells_paper_and_what_stops_it() -> None:
    spooler = MemorySpooler()
    printer = WindowsPrinter(spooler, QUEUE)
    assert (printer.look().takes_jobs, printer.look().confirms, printer.look().paper) == (True, False, SlipFormat.A5)
    spooler.known = QueueFacts(0x01, 0)
    assert not printer.look().takes_jobs
    spooler.known = None
    assert printer.look().troubles == (Trouble.NOT_FOUND,)
    spooler.is_down = True
    assert printer.look().troubles == (Trouble.QUEUE_DOWN,)
    assert printer.send("slip", sheet()) is Trouble.QUEUE_DOWN
    assert not printer.forget("slip")


def test_same_title_is_never_two_jobs_and_is_taken_back_from_the_queue() -> None:
    spooler = MemorySpooler()
    printer = WindowsPrinter(spooler, QUEUE)
    for _ in range(2):
        assert printer.send(title(CODE), sheet()) is None
    assert len(spooler.listed) == 1
    spooler.listed[7] = ("a letter of the office", 0)
    assert printer.clear(OWNER)
    assert spooler.listed == {7: ("a letter of the office", 0)}
