"""The real programs as processes of their own, without a display."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.session.heartbeat import ALIVE, READY
from ui.shared.own_command import own_command

PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 0.5
TOP = Path(__file__).parents[2]


class Program:
    """`kiosk ...` over the data in `folder`."""

    def __init__(self, folder: Path, *words: str) -> None:
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._line.bind(f"\0anjungan-jmo-test-{os.getpid()}-{id(self)}")
        self._line.settimeout(LOOK_SECONDS)
        address = self._line.getsockname().decode().replace("\0", "@", 1)
        environment = {**os.environ, "KIOSK_DATA_DIR": str(folder), "NOTIFY_SOCKET": address}
        self.process = subprocess.Popen(
            own_command(*words), env=environment, cwd=TOP, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def wait_until_ready(self) -> None:
        """Until its screen stands."""
        self._wait_for(READY)

    def wait_until_alive(self) -> None:
        """Until it tells once more that it is."""
        self._wait_for(ALIVE)

    def _wait_for(self, message: str) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                if message in self._line.recv(4096).decode():
                    return
            except TimeoutError:
                assert self.process.poll() is None, self.answer()
        raise TimeoutError(message)

    def answer(self) -> tuple[int, str]:
        """Its exit code and what it had to say, once it has ended by itself."""
        said = self.process.communicate(timeout=PATIENCE_SECONDS)[1]
        return self.process.returncode, said

    def end(self) -> None:
        """Ask it to end, as the system does at shutdown."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_SECONDS)
        finally:
            self.process.kill()
        for end in (self.process.stdin, self.process.stderr):
            if end:
                end.close()
        self._line.close()


@contextmanager
def running(folder: Path, *words: str) -> Iterator[Program]:
    """A program whose screen stands."""
    with started(folder, *words) as program:
        program.wait_until_ready()
        yield program


@contextmanager
def started(folder: Path, *words: str) -> Iterator[Program]:
    """A program that may still refuse to start."""
    program = Program(folder, *words)
    try:
        yield program
    finally:
        program.end()
