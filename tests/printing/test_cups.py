"""Printing through a real CUPS when nothing is wrong with the printer, and what else can happen to a job."""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.printing.folder import FolderPrinter
from kiosk.printing.ipp_host import IppHost
from kiosk.printing.ipp_printer import IppPrinter
from kiosk.printing.printers import FoundPrinter, Printers
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Condition, JobStage, Trouble
from kiosk.settings.model import PrintingSettings
from tests.printing.counter import Counter, title
from tests.printing.cups import QUEUE, PrivateCups, wait_until
from tests.printing.relay import relay
from tests.printing.sheets import PDF

CODES = ("222-222-222", "333-333-333", "444-444-444", "555-555-555")


def printers(cups: PrivateCups, folder: Path, setting: str = "") -> Printers:
    return Printers(PrintingSettings(printer=setting), folder, {"CUPS_SERVER": str(cups.socket)})


def test_double_tap_is_one_slip(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    for _ in range(5):
        counter.ask_for(CODES[0])
    counter.until(CODES[0], DeliveryState.DONE)
    assert counter.ask_for(CODES[0]).state is DeliveryState.DONE
    counter.step(CODES[0])
    assert cups.printed() == [title(CODES[0])]


def test_fourth_slip_of_a_visit_is_refused_and_the_next_visitor_gets_one(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    for code in CODES[:3]:
        counter.ask_for(code)
        counter.until(code, DeliveryState.DONE)
    assert counter.ask_for(CODES[3]).state is DeliveryState.REFUSED
    counter.leave()
    counter.ask_for(CODES[3])
    counter.until(CODES[3], DeliveryState.DONE)
    assert cups.printed() == [title(code) for code in CODES]


def test_slip_arrives_unchanged_and_leaves_nothing_in_spool_or_temporary_folder(
    cups: PrivateCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    counter = Counter(cups.printer())
    for code in CODES[:3]:
        counter.ask_for(code)
        counter.until(code, DeliveryState.DONE)
    assert {sheet.read_bytes() for sheet in cups.paper.iterdir()} == {PDF}
    assert (cups.documents(), cups.jobs()) == ([], [])
    assert list((cups.top / "spool" / "tmp").iterdir()) == list(tmp_path.iterdir()) == []


def test_job_that_fails_or_is_cancelled_leaves_no_copy_either(cups: PrivateCups) -> None:
    cups.add_queue(policy="abort-job")
    counter = Counter(cups.printer())
    cups.mode("fail")
    counter.ask_for(CODES[0])
    counter.until(CODES[0], DeliveryState.FAILED)
    assert (cups.documents(), cups.jobs()) == ([], [])
    cups.mode("empty")
    counter.ask_for(CODES[1])
    counter.until(CODES[1], DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    cups.run("cancel", *cups.jobs())
    counter.until(CODES[1], DeliveryState.CANCELLED)
    assert (cups.documents(), cups.jobs()) == ([], [])


def test_copy_of_what_was_printed_when_the_program_was_killed_is_purged(cups: PrivateCups) -> None:
    killed = cups.printer()
    killed.send(title(CODES[0]), PDF)
    wait_until(lambda: killed.job(title(CODES[0])).stage is JobStage.DONE, "the print")
    assert len(cups.documents()) == 1
    assert Counter(cups.printer()).outbox.sweep()
    assert (cups.documents(), cups.jobs()) == ([], [])


@pytest.mark.parametrize(
    "device",
    ["socket://x/", "dnssd://Loket._pdl-datastream._tcp.local/", "implicitclass://x/", "ippusb://x/printers/a"],
)
def test_queue_that_ends_with_the_last_byte_is_never_called_printed(cups: PrivateCups, device: str) -> None:
    cups.add_queue("bytes", device=device)
    printer = cups.printer("bytes")
    assert not printer.look().confirms
    counter = Counter(printer)
    counter.ask_for(CODES[0])
    counter.until(CODES[0], DeliveryState.SENT)
    assert DeliveryState.DONE not in counter.states


def test_cups_of_another_machine_is_believed_as_much_as_its_own_way_and_keeps_no_copy(cups: PrivateCups) -> None:
    cups.add_queue("bytes", device="socket://x/")
    for queue, state in {"bytes": DeliveryState.SENT, QUEUE: DeliveryState.DONE}.items():
        host = IppHost("localhost", socket_file=str(cups.socket))
        counter = Counter(IppPrinter(host, f"/printers/{queue}", is_queue=False))
        counter.ask_for(CODES[0])
        counter.until(CODES[0], state)
    assert (cups.documents(), cups.jobs()) == ([], [])


def test_job_that_cups_gives_up_has_failed_and_may_be_asked_for_again(cups: PrivateCups) -> None:
    cups.add_queue(policy="abort-job")
    counter = Counter(cups.printer())
    cups.mode("fail")
    counter.ask_for(CODES[0])
    counter.until(CODES[0], DeliveryState.FAILED)
    cups.mode("ok")
    counter.ask_for(CODES[0])
    counter.until(CODES[0], DeliveryState.DONE)
    assert cups.printed() == [title(CODES[0])]


def test_job_that_staff_cancel_at_the_queue_is_told_as_cancelled(cups: PrivateCups) -> None:
    counter = Counter(cups.printer())
    cups.mode("empty")
    counter.ask_for(CODES[0])
    counter.until(CODES[0], DeliveryState.NEEDS_HELP, Trouble.NO_PAPER)
    cups.run("cancel", *cups.jobs())
    counter.until(CODES[0], DeliveryState.CANCELLED)


def test_job_that_is_held_is_told_as_paused(cups: PrivateCups) -> None:
    printer = cups.printer()
    cups.mode("hang")
    printer.send("first", PDF)
    printer.send("second", PDF)
    (_, second) = sorted(cups.jobs(), key=lambda job: int(job.rpartition("-")[2]))
    cups.run("lp", "-i", second, "-H", "hold")
    assert printer.job("second").trouble is Trouble.PAUSED


def test_job_of_which_nobody_knows_any_more_is_sent_and_not_printed(cups: PrivateCups) -> None:
    printer = cups.printer()
    printer.send("slip", PDF)
    wait_until(lambda: printer.job("slip").stage is JobStage.DONE, "the print")
    cups.run("cancel", "-a", "-x")
    assert printer.job("slip").stage is JobStage.SENT


def test_answer_that_gets_lost_does_not_make_a_second_job(cups: PrivateCups) -> None:
    with relay(cups.socket) as (host, lose_answers):
        printer = IppPrinter(host, f"/printers/{QUEUE}", is_queue=True)
        cups.mode("empty")
        lose_answers.set()
        assert printer.send("slip", PDF) is Trouble.QUEUE_DOWN
        assert printer.send("slip", PDF) is Trouble.QUEUE_DOWN
        lose_answers.clear()
        assert printer.send("slip", PDF) is None
        assert len(cups.jobs()) == 1
        assert printer.forget("slip")
        wait_until(lambda: cups.documents() == [], "the end of the job")


def test_answer_that_gets_lost_while_the_job_comes_out_does_not_print_it_again(cups: PrivateCups) -> None:
    with relay(cups.socket) as (host, lose_answers):
        printer = IppPrinter(host, f"/printers/{QUEUE}", is_queue=True)
        lose_answers.set()
        assert printer.send(title(CODES[0]), PDF) is Trouble.QUEUE_DOWN
        wait_until(lambda: cups.printed() != [], "the print")
        lose_answers.clear()
        assert printer.send(title(CODES[0]), PDF) is None
        wait_until(lambda: printer.job(title(CODES[0])).stage is JobStage.DONE, "the end of the job")
    assert cups.printed() == [title(CODES[0])]


def test_earlier_print_of_the_same_title_is_not_taken_for_the_job_whose_answer_got_lost(cups: PrivateCups) -> None:
    """Printers go on telling of jobs that have ended, and a case is printed again by the same title."""
    with relay(cups.socket) as (host, lose_answers):
        printer = IppPrinter(host, f"/printers/{QUEUE}", is_queue=True)
        assert printer.send("case", PDF) is None
        wait_until(lambda: printer.job("case").stage is JobStage.DONE, "the first print")
        cups.run("cupsdisable", QUEUE)
        lose_answers.set()
        assert printer.send("case", PDF) is Trouble.QUEUE_DOWN
        lose_answers.clear()
        assert printer.send("case", PDF) is None
        assert printer.job("case").stage is JobStage.WAITING
        cups.run("cupsenable", QUEUE)
        wait_until(lambda: printer.job("case").stage is JobStage.DONE, "the second print")
    assert cups.printed() == ["case", "case"]


@pytest.mark.parametrize(
    ("device", "state"), [("ippusb://x/", DeliveryState.DONE), ("socket://x/", DeliveryState.SENT)]
)
def test_slip_whose_visitor_takes_it_and_leaves_before_the_next_look_is_written_down_as_out(
    cups: PrivateCups, device: str, state: DeliveryState
) -> None:
    cups.add_queue(device=device)
    counter = Counter(cups.printer())
    cups.mode("hang")
    counter.ask_for(CODES[0])
    counter.step(CODES[0])
    cups.mode("ok")
    wait_until(lambda: cups.run("lpstat", "-W", "completed", "-o").stdout != "", "the print")
    counter.leave()
    assert [row.state for row in counter.log.rows.values()] == [state]
    assert (cups.documents(), cups.jobs()) == ([], [])


def test_slip_that_came_out_though_nobody_answered_that_it_had_arrived_is_known_as_out(cups: PrivateCups) -> None:
    with relay(cups.socket) as (host, lose_answers):
        printer = IppPrinter(host, f"/printers/{QUEUE}", is_queue=True)
        assert printer.look().confirms
        lose_answers.set()
        assert printer.send("slip", PDF) is Trouble.QUEUE_DOWN
        wait_until(lambda: cups.run("lpstat", "-W", "completed", "-o").stdout != "", "the print")
        assert printer.forget("slip") is None
        lose_answers.clear()
        assert printer.forget("slip") is JobStage.DONE
    assert (cups.documents(), cups.jobs()) == ([], [])


def test_slip_that_was_never_handed_over_is_forgotten_without_asking(cups: PrivateCups) -> None:
    """Else every visitor during a hang would make the next one wait longer until the fault is told."""
    printer = cups.printer()
    cups.stop()
    assert printer.forget(title(CODES[0]))


@contextmanager
def hung(cups: PrivateCups) -> Iterator[None]:
    """CUPS takes every call and answers none."""
    os.kill(cups.process_id, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(cups.process_id, signal.SIGCONT)


def test_cups_that_hangs_is_told_as_down(cups: PrivateCups) -> None:
    with hung(cups):
        assert cups.printer().look().troubles == (Trouble.QUEUE_DOWN,)


def test_without_a_setting_the_default_queue_is_chosen_else_the_folder(cups: PrivateCups, tmp_path: Path) -> None:
    chosen = printers(cups, tmp_path)
    assert isinstance(chosen.chosen(), FolderPrinter)
    cups.run("lpadmin", "-d", QUEUE)
    printer = chosen.chosen()
    assert isinstance(printer, IppPrinter)
    assert printer.look().name == QUEUE
    assert chosen.chosen() is printer


def test_cups_that_is_down_is_told_as_that_and_not_as_a_machine_without_a_printer(
    cups: PrivateCups, tmp_path: Path
) -> None:
    cups.run("lpadmin", "-d", QUEUE)
    chosen = printers(cups, tmp_path)
    printer = chosen.chosen()
    cups.stop()
    assert chosen.chosen().look() == Condition(QUEUE, takes_jobs=False, troubles=(Trouble.QUEUE_DOWN,))
    cups.start()
    assert chosen.chosen() is printer


def test_cups_that_hangs_before_it_ever_named_its_default_is_told_as_down(cups: PrivateCups, tmp_path: Path) -> None:
    with hung(cups):
        assert printers(cups, tmp_path).chosen().look().troubles == (Trouble.QUEUE_DOWN,)


def test_machine_whose_cups_had_no_default_saves_slips_also_while_cups_is_down(
    cups: PrivateCups, tmp_path: Path
) -> None:
    chosen = printers(cups, tmp_path)
    assert isinstance(chosen.chosen(), FolderPrinter)
    cups.stop()
    assert isinstance(chosen.chosen(), FolderPrinter)


def test_slip_that_is_asked_for_while_cups_hangs_comes_out_of_its_default_later(
    cups: PrivateCups, tmp_path: Path
) -> None:
    cups.run("lpadmin", "-d", QUEUE)
    counter = Counter(cups.printer())
    counter.find = printers(cups, tmp_path).chosen
    with hung(cups):
        counter.ask_for(CODES[0])
        counter.until(CODES[0], DeliveryState.NEEDS_HELP, Trouble.QUEUE_DOWN)
        counter.step(CODES[0])
    counter.until(CODES[0], DeliveryState.DONE)
    assert cups.printed() == [title(CODES[0])]
    assert list(tmp_path.iterdir()) == []


def test_printers_are_found_the_default_first(cups: PrivateCups, tmp_path: Path) -> None:
    assert printers(cups, tmp_path).find() == [FoundPrinter(f"cups:{QUEUE}", is_default=False)]
    cups.add_queue("zebra")
    cups.run("lpadmin", "-d", "zebra")
    found = [FoundPrinter("cups:zebra", is_default=True), FoundPrinter(f"cups:{QUEUE}", is_default=False)]
    assert printers(cups, tmp_path).find() == found
    cups.stop()
    assert printers(cups, tmp_path).find() == []


def test_queue_of_the_settings_is_used_whatever_the_default_is(cups: PrivateCups, tmp_path: Path) -> None:
    cups.add_queue("kedua")
    cups.run("lpadmin", "-d", QUEUE)
    assert printers(cups, tmp_path, "cups:kedua").chosen().look().name == "kedua"
