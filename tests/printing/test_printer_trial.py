"""`kiosk doctor --test-page` before real printers: it says what the page does, and keeps what a person says of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.prints import clerk
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Trouble
from kiosk.slips.test_page import NO_SLIP
from tests.machine import NO_CUPS
from tests.printing.counter import Counter, title
from tests.printing.cups import QUEUE, PrivateCups
from tests.printing.thermal import thermal_host
from tests.slips.reading import texts
from tests.storage.test_failures import held_by_another_process
from ui.commands import main
from ui.verbs import printer_trial as trying

TITLE = f"Test 0.1 {NO_SLIP}"
Try = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the machine."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CUPS_SERVER", NO_CUPS)
    monkeypatch.setattr(trying, "LISTEN_EVERY_SECONDS", 0.02)
    monkeypatch.setattr(clerk, "LOOK_EVERY_SECONDS", 0.02)
    return tmp_path / "data"


@pytest.fixture
def at_cups(data: Path, cups: PrivateCups, monkeypatch: pytest.MonkeyPatch) -> PrivateCups:
    """The machine prints to the queue of a real CUPS."""
    monkeypatch.setenv("CUPS_SERVER", str(cups.socket))
    monkeypatch.setenv("KIOSK_PRINTING_PRINTER", f"cups:{QUEUE}")
    return cups


@pytest.fixture
def attempt(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Try]:
    """Gives the command in this process; with `typed`, somebody sits at a terminal and types that."""
    terminals: list[int] = []

    def run(*words: str, typed: str = "") -> tuple[int, list[str]]:
        if typed:
            keyboard, line = os.openpty()
            terminals.extend((keyboard, line))
            os.write(keyboard, typed.encode())
            monkeypatch.setattr(sys, "stdin", open(line, encoding="utf-8", closefd=False))  # noqa: SIM115
        code = main(["doctor", "--test-page", *words])
        said = capsys.readouterr()
        return code, (said.out + said.err).splitlines()

    yield run
    for terminal in terminals:
        os.close(terminal)


def kept(data: Path) -> Print | None:
    from kiosk.visits.visit import Station
    from tests.storage.opening import open_prints

    log = open_prints(data / "kiosk.sqlite")
    found = log.last_test(Station(0, 1))
    log.close()
    return found


def assert_never_comes_out(cups: PrivateCups) -> None:
    """Once all is well, the next slip comes out and the page does not."""
    cups.mode("ok")
    counter = Counter(cups.printer())
    counter.ask_for("333-333-333")
    counter.until("333-333-333", DeliveryState.DONE)
    assert (cups.printed(), cups.documents()) == ([title("333-333-333")], [])


@pytest.mark.parametrize(
    ("typed", "code", "confirmed", "said"),
    [
        ("y\n", 0, True, "prints as it should"),
        ("perhaps\nYA\n", 0, True, "prints as it should"),
        ("n\n", 1, False, "not as it should be"),
        ("\n\n\n", 0, None, "Not confirmed"),
        ("\x04", 0, None, "Not confirmed"),
    ],
)
def test_page_comes_out_and_what_a_person_says_of_it_is_kept(
    at_cups: PrivateCups, attempt: Try, data: Path, typed: str, code: int, confirmed: bool | None, said: str
) -> None:
    ended, lines = attempt(typed=typed)
    assert ended == code
    assert lines[0] == f"Test page for {QUEUE}, paper: A5."
    assert lines[1] == "The test page is being sent."
    assert "It is out, says the printer." in lines
    assert said in lines[-1]
    assert at_cups.printed() == [TITLE]
    assert (at_cups.documents(), at_cups.jobs()) == ([], [])
    row = kept(data)
    assert row is not None
    assert (row.kind, row.code, row.state) == (PrintKind.TEST_PAGE, NO_SLIP, DeliveryState.DONE)
    assert (row.printer, row.confirmed) == (QUEUE, confirmed)


def test_without_a_terminal_nobody_is_asked_and_it_is_said_where_to_answer(
    at_cups: PrivateCups, attempt: Try, data: Path
) -> None:
    code, lines = attempt()
    assert code == 0
    assert lines[-1].startswith("Not confirmed. Say on the desk's health page")
    row = kept(data)
    assert row is not None
    assert row.confirmed is None


def test_page_is_that_of_the_printer_on_its_paper(at_cups: PrivateCups, attempt: Try) -> None:
    attempt()
    (sheet,) = at_cups.paper.iterdir()
    (page,) = texts(sheet.read_bytes())
    assert QUEUE in page


def test_printer_that_can_t_tell_is_not_said_to_have_printed(
    at_cups: PrivateCups, attempt: Try, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_cups.add_queue("blind", "socket://x/")
    monkeypatch.setenv("KIOSK_PRINTING_PRINTER", "cups:blind")
    code, lines = attempt()
    assert code == 0
    assert "The printer has it, but can't tell whether it came out: look for yourself." in lines
    assert "It is out, says the printer." not in lines


def test_page_that_is_not_out_in_time_is_taken_back(
    at_cups: PrivateCups, attempt: Try, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = 0.0

    def wait_and_hurry(seconds: float) -> None:
        nonlocal over
        time.sleep(seconds)
        row = kept(data)
        if row and row.trouble:  # it is told next
            over = trying.MOST_SECONDS

    monkeypatch.setattr(
        trying, "time", SimpleNamespace(sleep=wait_and_hurry, monotonic=lambda: time.monotonic() + over)
    )
    at_cups.mode("empty")
    code, lines = attempt()
    assert code == 1
    assert f"Not out yet. {QUEUE} has no paper. Put paper in." in lines
    assert lines[-2:] == [
        "It was not out within 60 seconds.",
        "It has been taken back; it will not come out later.",
    ]
    assert_never_comes_out(at_cups)
    row = kept(data)
    assert row is not None
    assert (row.state, row.trouble) == (DeliveryState.CANCELLED, Trouble.NO_PAPER)


def test_ctrl_c_takes_the_page_back(at_cups: PrivateCups, data: Path) -> None:
    at_cups.mode("jam")
    command = [sys.executable, "-m", "ui.commands", "doctor", "--test-page", "--language", "id"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as trial:
        assert trial.stdout is not None
        told = [trial.stdout.readline()]
        while "tersangkut" not in told[-1]:
            assert told[-1], told
            told.append(trial.stdout.readline())
        trial.send_signal(signal.SIGINT)
        rest, _ = trial.communicate(timeout=30)
    assert (trial.returncode, rest.splitlines()[-1]) == (1, "Sudah ditarik kembali; tidak akan keluar belakangan.")
    assert_never_comes_out(at_cups)


def test_fault_is_told_and_after_it_the_page_comes_out(
    at_cups: PrivateCups, attempt: Try, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_cups.mode("cover")
    wait = time.sleep

    def wait_and_mend(seconds: float) -> None:
        wait(seconds)
        row = kept(data)
        if row and row.trouble:  # it has been told by now
            at_cups.mode("ok")

    monkeypatch.setattr(time, "sleep", wait_and_mend)
    code, lines = attempt("--language", "id")
    told = f"Belum keluar. Tutup {QUEUE} terbuka. Tutup sampai terdengar bunyi klik."
    assert (code, lines.index(told) < lines.index("Sudah keluar, menurut printer.")) == (0, True)
    assert at_cups.printed() == [TITLE]


def test_thermal_printer_gets_the_page_on_its_roll(data: Path, attempt: Try, monkeypatch: pytest.MonkeyPatch) -> None:
    with thermal_host() as (printer, host):
        monkeypatch.setenv("KIOSK_PRINTING_PRINTER", f"escpos://127.0.0.1:{host.port}")
        code, lines = attempt(typed="ya\n")
    assert (code, len(printer.sheets)) == (0, 1)
    assert lines[0] == "Test page for 127.0.0.1, paper: 80 mm roll."


def test_folder_is_said_to_be_no_paper(data: Path, attempt: Try, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_PRINTING_PRINTER", "folder")
    code, lines = attempt()
    file = data / "slips" / f"{NO_SLIP}.pdf"
    assert (code, lines[-1]) == (1, f"Nothing comes out; it was saved as {file}.")
    assert file.read_bytes().startswith(b"%PDF")


def test_answer_is_not_kept_with_an_older_page_when_the_log_lacks_this_one(
    at_cups: PrivateCups, attempt: Try, data: Path
) -> None:
    attempt(typed="y\n")
    before = kept(data)
    with held_by_another_process(data / "kiosk.sqlite"):
        code, _ = attempt(typed="n\n")
    assert code == 1
    assert kept(data) == before


def test_wrong_settings_and_words_for_machines_are_refused(
    data: Path, attempt: Try, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, lines = attempt("--json")
    assert (code, lines[0].startswith("kiosk: A test page is no examination.")) == (1, True)
    monkeypatch.setenv("KIOSK_STATION_NUMBER", "two")
    code, lines = attempt()
    assert code == 1
    assert "KIOSK_STATION_NUMBER" in lines[0]
