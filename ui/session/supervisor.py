"""`kiosk session`: the one process that stays. It starts the screen, starts it again, and knows when to stop trying."""

import logging
import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from types import FrameType

from ui.session.heartbeat import ALIVE, READY, tell
from ui.session.watch import SAFE_SECONDS, Watch

LOOK_SECONDS = 0.5
RESTART_SECONDS = 1.0
END_SECONDS = 5.0

log = logging.getLogger(__name__)


class Supervisor:
    """Watches one program of ours until it is told to end."""

    def __init__(self, screen: Sequence[str], safe_page: Sequence[str]) -> None:
        """`screen` and `safe_page` are whole commands."""
        self._screen = screen
        self._safe_page = safe_page
        self._watch = Watch()
        self._ending = False
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        # an abstract address: nothing is left in the file system, whatever ends us
        self._address = f"@anjungan-jmo-{os.getpid()}"
        self._line.bind(self._address.replace("@", "\0", 1))
        self._line.settimeout(LOOK_SECONDS)

    def run(self) -> int:
        """Keep the screen alive until SIGTERM or SIGINT; 0 then."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        tell(READY)
        while not self._ending:
            if self._watch.loops:
                log.critical("the screen crashed again and again: the safe page is shown")
                self._show(self._safe_page, at_most=SAFE_SECONDS)
                self._watch = self._watch.calm()
            else:
                self._run_once()
        self._line.close()
        return 0

    def _run_once(self) -> None:
        code = self._show(self._screen)
        if self._ending or code == 0:
            return  # a desk ends with its session; the next officer finds the next one
        log.error("the screen ended with %s and is started again", code)
        self._watch = self._watch.crash(time.monotonic())
        self._rest(RESTART_SECONDS)

    def _show(self, command: Sequence[str], at_most: float | None = None) -> int:
        """Run `command` to its end, to ours, or until it hangs; return its exit code, negative for a signal."""
        begun = time.monotonic()
        self._watch = self._watch.start(begun)
        with subprocess.Popen(command, env={**os.environ, "NOTIFY_SOCKET": self._address}) as program:  # noqa: S603
            while program.poll() is None:
                self._listen()
                now = time.monotonic()
                if self._ending or (at_most is not None and now - begun > at_most):
                    _end(program)
                elif at_most is None and self._watch.hangs(now):
                    log.error("the screen hangs")
                    program.kill()
            return program.returncode

    def _listen(self) -> None:
        try:
            message = self._line.recv(4096).decode(errors="replace")
        except TimeoutError:
            tell(ALIVE)  # we are alive, whatever the screen does
            return
        if READY in message or ALIVE in message:
            self._watch = self._watch.hear(time.monotonic())
            tell(ALIVE)

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self._ending and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, LOOK_SECONDS))

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True


def _end(program: "subprocess.Popen[bytes]") -> None:
    """Ask `program` to end; make it, if it does not."""
    program.terminate()
    try:
        program.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        program.kill()
