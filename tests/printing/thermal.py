"""A thermal printer on loopback or behind a device file: it speaks its status bytes and has a small buffer."""

import os
import select
import socket
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread

CAPACITY = 16384
"""Bytes it keeps before it stops listening."""

BYTES_ACROSS = 72
DROP_BUFFER = bytes.fromhex("10140801031401060208")

ASK = b"\x10\x04"
OK_STATUS = 0x12
_BASE = {1: OK_STATUS, 2: OK_STATUS, 3: OK_STATUS, 4: OK_STATUS}


class ThermalPrinter:
    """What the machine does with what it gets. Faults are set from outside; `mend` ends them all."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.sheets: list[list[bytes]] = []
        """Every piece that was cut off with something on it, as rows of dots."""
        self.cuts = 0
        self.cover_open = self.cutter_stuck = self.offline = self.hot = self.silent = self.runs_low = False
        self.confirms = True
        """Whether it answers what waits in line behind the print."""
        self.rows_left: int | None = None
        """Rows until the paper ends; None for a full roll."""
        self.capacity = CAPACITY
        self.pace: int | None = None
        """How many commands it works off before it waits, with nothing to complain about; None for all."""
        self._incoming = b""
        self._buffer: list[bytes] = []
        self._rows: list[bytes] = []

    @property
    def room(self) -> int:
        """How many more bytes it takes."""
        return self.capacity - len(self._incoming) - sum(len(command) for command in self._buffer)

    def mend(self) -> None:
        """Everything is well again, with a new roll."""
        with self.lock:
            self.cover_open = self.cutter_stuck = self.offline = self.hot = self.silent = self.runs_low = False
            self.rows_left = None

    def feed(self, content: bytes) -> bytes:
        """Take bytes (or none, to go on with what is there) and answer."""
        with self.lock:
            answers = b""
            if content[:2] == ASK and len(content) == len(ASK) + 1:  # heard at once, even inside a picture
                answers = self._told(content[2])
            elif DROP_BUFFER in content:
                self._buffer.clear()
                self._incoming = content.partition(DROP_BUFFER)[2]
            else:
                self._incoming += content
            while command := self._command():
                if command[:2] == ASK:
                    answers += self._told(command[2])
                else:
                    self._buffer.append(command)
            return answers + self._work()

    @property
    def _is_stopped(self) -> bool:
        return self.cover_open or self.cutter_stuck or self.offline or self.hot or self.rows_left == 0

    def _told(self, which: int) -> bytes:
        return b"" if self.silent else bytes([self._status(which)])

    def _status(self, which: int) -> int:
        bits = {
            1: 0x08 * self._is_stopped,
            2: 0x04 * self.cover_open | 0x20 * (self.rows_left == 0) | 0x40 * (self.cutter_stuck or self.hot),
            3: 0x08 * self.cutter_stuck | 0x40 * self.hot,
            4: 0x60 * (self.rows_left == 0) | 0x0C * (self.runs_low or self.rows_left == 0),
        }
        return _BASE[which] | bits[which]

    def _command(self) -> bytes:
        """The next whole command of what came in."""
        lengths = {b"\x1b@": 2, b"\x1da": 3, b"\x1dV": 4, b"\x1dr": 3, ASK: 3}
        self._incoming = self._incoming.lstrip(b"\0")
        start = self._incoming[:2]
        if start == b"\x1dv":
            if len(self._incoming) < 8:
                return b""
            across, rows = (int.from_bytes(self._incoming[at : at + 2], "little") for at in (4, 6))
            length = 8 + across * rows
        else:
            assert len(start) < 2 or start in lengths, f"no command: {self._incoming[:8]!r}"
            length = lengths.get(start, 2)
        if len(self._incoming) < length:
            return b""
        command, self._incoming = self._incoming[:length], self._incoming[length:]
        return command

    def _work(self) -> bytes:
        answers = b""
        while self._buffer and not self._is_stopped and self.pace != 0:
            self.pace = None if self.pace is None else self.pace - 1
            command = self._buffer.pop(0)
            if command[:2] == b"\x1dv":
                self._print(command)
            elif command[:2] == b"\x1dV":
                self._cut()
            elif command[:2] == b"\x1dr" and self.confirms and not self.silent:
                answers += bytes([0x0C * (self.rows_left == 0)])
        return answers

    def _print(self, command: bytes) -> None:
        rows = [command[at : at + BYTES_ACROSS] for at in range(8, len(command), BYTES_ACROSS)]
        while rows and self.rows_left != 0:
            self._rows.append(rows.pop(0))
            self.rows_left = None if self.rows_left is None else self.rows_left - 1
        if rows:  # the rest waits for paper
            head = command[:6] + len(rows).to_bytes(2, "little")
            self._buffer.insert(0, head + b"".join(rows))

    def _cut(self) -> None:
        self.cuts += 1
        if any(any(row) for row in self._rows):
            self.sheets.append(self._rows)
        self._rows = []


class ThermalHost:
    """The printer's network port, to which one computer at a time may talk."""

    def __init__(self, printer: ThermalPrinter) -> None:
        self._printer = printer
        self._door = socket.create_server(("127.0.0.1", 0))
        self._end = Event()
        self._hang_up_after: int | None = None
        self._thawed = Event()
        self._freeze_after: int | None = None
        self._thread = Thread(target=self._serve, daemon=True)
        self.port: int = self._door.getsockname()[1]
        self._thread.start()

    def hang_up_after(self, count: int) -> None:
        """Drop the connection when so many more bytes have come."""
        self._hang_up_after = count

    def freeze_after(self, count: int) -> None:
        """Stop listening when so many more bytes have come."""
        self._freeze_after = count

    def thaw(self) -> None:
        """Listen again."""
        self._thawed.set()

    def close(self) -> None:
        """Pull the plug."""
        self._end.set()
        self._thawed.set()
        self._thread.join()
        self._door.close()

    def _serve(self) -> None:
        while not self._end.is_set():
            if select.select([self._door], [], [], 0.02)[0]:
                caller, _ = self._door.accept()
                caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                with caller, suppress(OSError):
                    _talk(self._printer, caller.fileno(), self._is_over)

    def _is_over(self, received: int) -> bool:
        if self._freeze_after is not None:
            self._freeze_after -= received
            if self._freeze_after < 0:
                self._freeze_after = None
                self._thawed.wait()
        if self._hang_up_after is not None:
            self._hang_up_after -= received
            if self._hang_up_after < 0:
                self._hang_up_after = None
                return True
        return self._end.is_set()


def _talk(printer: ThermalPrinter, line: int, is_over: Callable[[int], bool]) -> None:
    received = 0
    while not is_over(received):
        received = 0
        content = b""
        if printer.room > 0 and select.select([line], [], [], 0.02)[0]:
            content = os.read(line, min(1024, printer.room))
            if not content:
                return
            received = len(content)
        if answer := printer.feed(content):
            os.write(line, answer)


@contextmanager
def thermal_host() -> Iterator[tuple[ThermalPrinter, ThermalHost]]:
    """A printer on the network."""
    printer = ThermalPrinter()
    host = ThermalHost(printer)
    try:
        yield printer, host
    finally:
        host.close()


@contextmanager
def thermal_device() -> Iterator[tuple[ThermalPrinter, str]]:
    """A printer behind a device file."""
    printer = ThermalPrinter()
    own, other = os.openpty()
    tty.setraw(other)
    end = Event()
    thread = Thread(target=_talk, args=(printer, own, lambda _: end.is_set()), daemon=True)
    thread.start()
    try:
        yield printer, os.ttyname(other)
    finally:
        end.set()
        thread.join()
        os.close(own)
        os.close(other)
