"""Every print is written down as it went, beside the screen; a log that fails holds up no print and loses no row."""

import logging
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk.errors import KioskError
from kiosk.prints import notes as noting
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.limits import PrintLimits
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.notes import AGAIN_SECONDS
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from tests.machine import MORNING, machine
from tests.printing.counter import HERE, Counter
from tests.printing.memory import MemoryPrinter
from tests.printing.sheets import PDF
from tests.storage.beside import told_by_sqlite
from tests.storage.test_failures import held_by_another_process

CODE = "222-222-222"
NEXT = "333-333-333"


@pytest.fixture
def printer() -> MemoryPrinter:
    return MemoryPrinter()


@pytest.fixture
def counter(printer: MemoryPrinter) -> Counter:
    return Counter(printer)


def only(counter: Counter) -> Print:
    (row,) = counter.log.rows.values()
    return row


def states(counter: Counter) -> list[DeliveryState]:
    return [one.state for one in counter.log.history]


def test_row_tells_what_was_printed_where_when_and_how_it_ended(printer: MemoryPrinter, counter: Counter) -> None:
    counter.outbox.post(CODE, lambda: PDF, PrintKind.CASE_SLIP, is_copy=True)
    counter.now += 5
    counter.step(CODE)
    row = only(counter)
    assert (row.station, row.kind, row.code, row.is_copy) == (HERE, PrintKind.CASE_SLIP, CODE, True)
    assert (row.printer, row.at, row.state) == ("memory", MORNING, DeliveryState.DONE)
    assert (row.trouble, row.trouble_at, row.confirmed) == (None, None, None)


def test_row_is_written_when_something_changed_and_not_else(printer: MemoryPrinter, counter: Counter) -> None:
    counter.ask_for(CODE)
    for stage in (JobStage.WAITING, JobStage.WAITING, JobStage.PRINTING, JobStage.PRINTING, JobStage.SENT):
        printer.state = JobState(stage)
        counter.step(CODE)
    assert states(counter) == [DeliveryState.SENDING, DeliveryState.PRINTING, DeliveryState.SENT]


def test_trouble_stays_known_with_the_time_it_began_after_it_is_over(printer: MemoryPrinter, counter: Counter) -> None:
    counter.ask_for(CODE)
    for trouble in (None, Trouble.JAM, Trouble.JAM, None):
        counter.now += 10
        printer.state = JobState(JobStage.PRINTING, trouble)
        counter.step(CODE)
    row = only(counter)
    assert (row.state, row.trouble) == (DeliveryState.PRINTING, Trouble.JAM)
    assert row.trouble_at == MORNING + timedelta(seconds=20)
    assert len(counter.log.history) == 3


def test_trouble_that_comes_back_is_met_again(printer: MemoryPrinter, counter: Counter) -> None:
    counter.ask_for(CODE)
    for trouble in (Trouble.JAM, None, Trouble.JAM):
        counter.now += 10
        printer.state = JobState(JobStage.PRINTING, trouble)
        counter.step(CODE)
    assert only(counter).trouble_at == MORNING + timedelta(seconds=30)


def test_job_that_the_printer_gives_up_without_a_word_met_trouble(printer: MemoryPrinter, counter: Counter) -> None:
    printer.state = JobState(JobStage.FAILED)
    counter.ask_for(CODE)
    counter.step(CODE)
    assert (only(counter).state, only(counter).trouble) == (DeliveryState.FAILED, Trouble.OTHER)


def test_slip_that_can_t_be_drawn_failed_and_the_printer_is_not_blamed(counter: Counter) -> None:
    def draw() -> bytes:
        raise KioskError("The key can't be read.", "Look at the disk.")

    counter.outbox.post(CODE, draw)
    counter.step(CODE)
    assert (states(counter), only(counter).trouble) == ([DeliveryState.FAILED], None)


def test_fault_of_ours_is_written_down_before_it_is_told(printer: MemoryPrinter, counter: Counter) -> None:
    counter.outbox.post(CODE, lambda: bytes(1 // len(printer.sent)))
    with pytest.raises(ZeroDivisionError):
        counter.outbox.step()
    assert states(counter) == [DeliveryState.FAILED]


def test_slip_of_a_visitor_who_has_gone_ends_as_cancelled_once_it_is_taken_back(
    printer: MemoryPrinter, counter: Counter
) -> None:
    printer.state = JobState(JobStage.PRINTING, Trouble.NO_PAPER)
    counter.ask_for(CODE)
    counter.step(CODE)
    printer.answers = False
    counter.leave()
    assert only(counter).state is DeliveryState.NEEDS_HELP
    printer.answers = True
    counter.outbox.step()
    assert (only(counter).state, only(counter).trouble) == (DeliveryState.CANCELLED, Trouble.NO_PAPER)


def test_slip_that_was_out_before_its_visitor_went_stays_out(printer: MemoryPrinter, counter: Counter) -> None:
    printer.state = JobState(JobStage.PRINTING)
    counter.ask_for(CODE)
    counter.step(CODE)
    printer.state = JobState(JobStage.DONE)
    printer.answers = False  # it can't be told to forget the job
    counter.step(CODE)
    counter.leave()
    printer.answers = True
    counter.outbox.step()
    assert states(counter) == [DeliveryState.PRINTING, DeliveryState.DONE]


@pytest.mark.parametrize(
    ("stage", "state"),
    [
        (JobStage.DONE, DeliveryState.DONE),
        (JobStage.SENT, DeliveryState.SENT),
        (JobStage.FAILED, DeliveryState.FAILED),
        (JobStage.PRINTING, DeliveryState.CANCELLED),
    ],
)
def test_slip_that_ends_between_the_last_look_and_the_end_of_the_visit_is_written_down_as_it_ended(
    printer: MemoryPrinter, counter: Counter, stage: JobStage, state: DeliveryState
) -> None:
    printer.state = JobState(JobStage.PRINTING)
    counter.ask_for(CODE)
    counter.step(CODE)
    printer.state = JobState(stage)
    counter.leave()
    assert (states(counter), printer.held) == ([DeliveryState.PRINTING, state], [])


def test_slip_whose_visitor_goes_while_it_is_being_drawn_is_cancelled(counter: Counter) -> None:
    drawing, gone = Event(), Event()

    def draw() -> bytes:
        drawing.set()
        assert gone.wait(10)
        return PDF

    counter.outbox.post(CODE, draw)
    worker = Thread(target=counter.outbox.step)
    worker.start()
    assert drawing.wait(10)
    counter.outbox.end_visit()
    gone.set()
    worker.join()
    assert states(counter) == [DeliveryState.CANCELLED]


def test_what_was_refused_or_never_begun_has_no_row(printer: MemoryPrinter) -> None:
    counter = Counter(printer, PrintLimits(per_visit=1))
    counter.ask_for(CODE)
    counter.ask_for(NEXT)
    counter.leave()
    assert counter.log.history == []


def test_every_try_has_a_row_of_its_own(printer: MemoryPrinter, counter: Counter) -> None:
    for stage in (JobStage.FAILED, JobStage.DONE):
        printer.state = JobState(stage)
        counter.ask_for(CODE)
        counter.step(CODE)
    assert [one.state for one in counter.log.rows.values()] == [DeliveryState.FAILED, DeliveryState.DONE]


def test_what_the_screen_s_thread_does_never_comes_near_the_log(printer: MemoryPrinter, counter: Counter) -> None:
    counter.log.fails = True
    counter.ask_for(CODE)
    counter.step(CODE)
    tries = counter.log.tries
    counter.now += AGAIN_SECONDS
    counter.ask_for(NEXT)
    counter.outbox.state_of(NEXT)
    _ = counter.outbox.has_work
    counter.outbox.end_visit()
    assert counter.log.tries == tries


def test_log_that_fails_holds_up_no_print_and_gets_its_row_when_it_is_back(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    counter.log.fails = True
    counter.ask_for(CODE)
    assert counter.step(CODE).state is DeliveryState.DONE
    for _ in range(3):  # not asked again at every step: each try may take its whole busy time
        counter.outbox.step()
    assert counter.log.tries == 1
    counter.now += AGAIN_SECONDS
    counter.outbox.step()
    assert (counter.log.tries, counter.outbox.has_work) == (2, True)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    counter.log.fails = False
    counter.now += AGAIN_SECONDS
    counter.outbox.step()
    assert (states(counter), counter.outbox.has_work) == ([DeliveryState.DONE], False)


def test_rows_for_a_log_that_does_not_come_back_do_not_grow_without_end(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noting, "MOST_UNWRITTEN", 2)
    counter.log.fails = True
    for number in range(3):
        counter.ask_for(str(number))
        counter.step(str(number))
    counter.log.fails = False
    counter.now += AGAIN_SECONDS
    counter.outbox.step()
    assert {one.code for one in counter.log.rows.values()} == {"1", "2"}


def test_mistake_of_ours_is_loud_once_and_not_for_ever(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(one: Print) -> None:
        raise ValueError(one.code)

    monkeypatch.setattr(counter.log, "note", mistaken)
    counter.ask_for(CODE)
    with pytest.raises(ValueError, match=CODE):
        counter.outbox.step()
    assert counter.outbox.state_of(CODE) is not None
    counter.outbox.step()


def test_printer_that_takes_no_jobs_is_named_in_the_row(printer: MemoryPrinter, counter: Counter) -> None:
    printer.condition = Condition("Printer Contoh", takes_jobs=False, troubles=(Trouble.COVER,))
    counter.ask_for(CODE)
    counter.step(CODE)
    row = only(counter)
    assert (row.printer, row.state, row.trouble) == ("Printer Contoh", DeliveryState.NEEDS_HELP, Trouble.COVER)


def test_real_database_that_another_program_holds_delays_no_print_and_gets_the_row_later(tmp_path: Path) -> None:
    kiosk, now = machine(tmp_path / "data"), [0.0]
    kiosk.prints.close()
    outbox = kiosk.open_outbox("Slip", lambda: now[0])
    with held_by_another_process(tmp_path / "data" / "kiosk.sqlite"):
        outbox.post(CODE, lambda: PDF)
        outbox.step()
        delivery = outbox.state_of(CODE)
        assert delivery is not None
        assert delivery.state is DeliveryState.SAVED
        assert outbox.has_work
    now[0] += AGAIN_SECONDS
    outbox.step()
    assert not outbox.has_work
    rows = told_by_sqlite(tmp_path / "data" / "kiosk.sqlite", "SELECT code, state FROM prints")
    assert rows == [(CODE, "saved")]


@pytest.mark.parametrize("spoil", ["gone", "no database"])
def test_database_that_is_gone_or_spoilt_breaks_no_step(
    tmp_path: Path, spoil: str, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = machine(tmp_path / "data")
    file = tmp_path / "data" / "kiosk.sqlite"
    kiosk.prints.close()
    if spoil == "gone":
        file.unlink()
    else:
        file.write_bytes(b"no database " * 100)
    outbox = kiosk.open_outbox("Slip", lambda: 0.0)
    outbox.post(CODE, lambda: PDF)
    outbox.step()
    delivery = outbox.state_of(CODE)
    assert delivery is not None
    assert delivery.state is DeliveryState.SAVED
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_visitor_program_writes_without_making_or_reading_a_key_of_the_desk(tmp_path: Path) -> None:
    kiosk = machine(tmp_path / "data")
    outbox = kiosk.open_outbox("Slip", lambda: 0.0)
    outbox.post(CODE, lambda: PDF)
    outbox.step()
    assert told_by_sqlite(tmp_path / "data" / "kiosk.sqlite", "SELECT code FROM prints") == [(CODE,)]
    assert told_by_sqlite(tmp_path / "data" / "kiosk.sqlite", "SELECT * FROM key_marks") == []
    assert list((tmp_path / "data").rglob("*.key")) == []
