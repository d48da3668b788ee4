"""A test page that is out before the printer could be told to drop it is not said to have been taken back."""

import pytest

from kiosk.printing.printers import Printers
from kiosk.prints.printer import JobStage, JobState
from tests.printing.memory import MemoryPrinter
from tests.verbs.conftest import Run
from ui.verbs import printer_trial as trying


class LatePrinter(MemoryPrinter):
    """Says at the end only what has become of a job."""

    ends = JobStage.DONE

    def forget(self, title: str) -> JobStage | None:
        super().forget(title)
        return self.ends


class Impatient:
    """A clock at which nobody waits."""

    def monotonic(self) -> float:
        return 0.0

    def sleep(self, _seconds: float) -> None:
        raise KeyboardInterrupt


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> LatePrinter:
    """The machine's printer, at which the page is under way until whoever waits for it presses ctrl-C."""
    printer = LatePrinter(state=JobState(JobStage.PRINTING))
    monkeypatch.setattr(Printers, "chosen", lambda _printers: printer)
    monkeypatch.setattr(trying, "time", Impatient())
    return printer


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (JobStage.DONE, "It is out, says the printer."),
        (JobStage.SENT, "The printer has it, but can't tell whether it came out: look for yourself."),
    ],
)
def test_page_that_came_out_meanwhile_is_told_and_may_be_judged(
    kiosk: Run, printer: LatePrinter, ends: JobStage, said: str
) -> None:
    printer.ends = ends
    answered = kiosk("doctor", "--test-page")
    lines = answered.out.splitlines()
    assert said in lines
    assert "It has been taken back; it will not come out later." not in lines
    assert lines[-1].startswith("Not confirmed.")
    assert answered.code == 0


def test_page_that_was_dropped_is_said_to_be_taken_back(kiosk: Run, printer: LatePrinter) -> None:
    printer.ends = JobStage.CANCELLED
    answered = kiosk("doctor", "--test-page")
    assert answered.out.splitlines()[-1] == "It has been taken back; it will not come out later."
    assert answered.code == 1
