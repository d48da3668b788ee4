"""The way to a thermal printer: a port of the network or a device file; both never wait long."""

import os
import select
import socket
import time
from dataclasses import dataclass
from typing import Protocol

from kiosk.prints.printer import Trouble

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 0.3
WRITE_SECONDS = 1.0

RAW_PORT = 9100


class Line(Protocol):
    """An open way to the printer. Every method raises OSError when it breaks."""

    def write(self, content: bytes) -> int:
        """Send what the printer takes within WRITE_SECONDS; how many bytes that was."""
        ...

    def read(self) -> bytes:
        """What comes within ANSWER_SECONDS; empty if nothing does."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class LineSource(Protocol):
    """Opens the way anew each time: many printers talk to one computer at a time."""

    def open(self) -> "Line | Trouble":
        """The way, or why there is none."""
        ...


class _Descriptor:
    """A descriptor of the operating system that does not block."""

    def __init__(self, number: int) -> None:
        self._number = number

    def write(self, content: bytes) -> int:
        until = time.monotonic() + WRITE_SECONDS
        written = 0
        while written < len(content) and (left := until - time.monotonic()) > 0:
            if select.select([], [self._number], [], left)[1]:
                written += os.write(self._number, content[written:])
        return written

    def read(self) -> bytes:
        if not select.select([self._number], [], [], ANSWER_SECONDS)[0]:
            return b""
        return os.read(self._number, 64)

    def close(self) -> None:
        os.close(self._number)


class _Socket:
    """A connection of the network."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        connection.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
        )  # questions are three bytes and wait for answers

    def write(self, content: bytes) -> int:
        until = time.monotonic() + WRITE_SECONDS
        written = 0
        while written < len(content) and (left := until - time.monotonic()) > 0:
            self._connection.settimeout(left)
            try:
                written += self._connection.send(content[written:])
            except TimeoutError:
                break
        return written

    def read(self) -> bytes:
        self._connection.settimeout(ANSWER_SECONDS)
        try:
            answer = self._connection.recv(64)
        except TimeoutError:
            return b""
        if not answer:
            raise ConnectionError("the printer has hung up")
        return answer

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True)
class NetworkLine:
    """A printer on the network."""

    host: str
    port: int

    def open(self) -> Line | Trouble:
        """Connect."""
        try:
            return _Socket(socket.create_connection((self.host, self.port), CONNECT_SECONDS))
        except socket.gaierror:
            return Trouble.NOT_FOUND
        except OSError:
            return Trouble.OFFLINE


@dataclass(frozen=True)
class DeviceLine:
    """A printer whose device file stands here, such as `/dev/usb/lp0`."""

    path: str

    def open(self) -> Line | Trouble:
        """Open the file; it is gone when the cable is."""
        try:
            return _Descriptor(os.open(self.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY))
        except FileNotFoundError:
            return Trouble.NOT_FOUND
        except OSError:
            return Trouble.OFFLINE
