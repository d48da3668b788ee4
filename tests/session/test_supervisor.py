"""The real supervisor over real processes: killed ones come back, a loop ends at the safe page."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from tests.shared.programs import Program, running
from ui.shared.only_one import Kind

PATIENCE = 60.0

SUPERVISED = """
import sys
import ui.session.watch
from ui.session.supervisor import Supervisor
ui.session.watch.SILENCE_SECONDS = 1.0
def note(word, rest):
    return [sys.executable, "-c", f"import os, sys\\nprint('{word}', os.getpid(), flush=True)\\n{rest}"]
screen, safe = note("screen", sys.argv[1]), note("safe", "import time; time.sleep(100)")
sys.exit(Supervisor(screen, safe).run())
"""

STAYS = "import time; time.sleep(100)"


class Supervised:
    """A supervisor as a process of its own, over a program that tells its name and number."""

    def __init__(self, rest: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISED, rest],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def next(self) -> tuple[str, int]:
        """What is started next: screen or safe page, and its process."""
        assert self.process.stdout
        word, number = self.process.stdout.readline().split()
        return word, int(number)

    def end(self) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            if self.process.stdout:
                self.process.stdout.close()


@pytest.fixture
def supervise() -> Iterator[Callable[[str], Supervised]]:
    """Starts supervisors; none is left."""
    started: list[Supervised] = []

    def start(rest: str) -> Supervised:
        started.append(Supervised(rest))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.end()


def is_running(number: int) -> bool:
    """Whether a process of this number is there and no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def test_a_screen_that_was_killed_is_started_again(supervise: Callable[[str], Supervised]) -> None:
    supervised = supervise(STAYS)
    word, first = supervised.next()
    os.kill(first, signal.SIGKILL)
    again, second = supervised.next()
    assert (word, again) == ("screen", "screen")
    assert first != second


def test_the_real_screen_is_started_again_over_the_lock_that_a_killed_one_left(tmp_path: Path) -> None:
    lock = Kind.VISITOR.lock_in(tmp_path / "data")
    with running(tmp_path / "data", "session") as session:
        first = holder_of(lock, session)
        os.kill(first, signal.SIGKILL)
        assert holder_of(lock, session, other_than=first) != first


def holder_of(lock: Path, session: Program, other_than: int = 0) -> int:
    """The process of the screen that stands."""
    while True:
        session.wait_until_alive()
        number, _, _ = QLockFile(str(lock)).getLockInfo()
        if number not in (0, other_than):
            return number


def test_a_screen_that_crashes_three_times_gives_way_to_the_safe_page(supervise: Callable[[str], Supervised]) -> None:
    supervised = supervise("sys.exit(3)")
    assert [supervised.next()[0] for _ in range(4)] == ["screen", "screen", "screen", "safe"]


def test_a_desk_that_ends_with_its_session_is_no_crash(supervise: Callable[[str], Supervised]) -> None:
    supervised = supervise("sys.exit(0)")
    assert {supervised.next()[0] for _ in range(6)} == {"screen"}


def test_who_ends_the_session_ends_the_screen_too(supervise: Callable[[str], Supervised]) -> None:
    supervised = supervise(STAYS)
    _, number = supervised.next()
    assert supervised.end() == 0
    assert not is_running(number)


def test_a_screen_that_was_alive_and_falls_silent_is_killed_and_started_again(
    supervise: Callable[[str], Supervised],
) -> None:
    supervised = supervise(f"from ui.session.heartbeat import READY, tell\ntell(READY)\n{STAYS}")
    _, first = supervised.next()
    _, second = supervised.next()
    assert first != second
    assert not is_running(first)
