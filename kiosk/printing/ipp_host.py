"""Carries IPP requests over HTTP to a printer or to CUPS, on a port or on CUPS's own socket, and never waits long."""

import http.client
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.printing.ipp import Given, Operation, Response, Tag, request, response

PATIENCE = 2.0
"""Seconds that one step of a request may take; a printer in the same room answers in milliseconds."""

MOST_ANSWER = 4_000_000
"""Bytes of an answer; a list of a hundred queues has some hundred thousand."""

IPP_PORT = 631
CUPS_SOCKET = "/run/cups/cups.sock"


class NoAnswerError(Exception):
    """Nobody answers there, or not as a printer does. `was_reached` if a request may have arrived all the same."""

    def __init__(self, why: str, *, was_reached: bool) -> None:
        super().__init__(why)
        self.was_reached = was_reached


@dataclass(frozen=True)
class IppHost:
    """Where requests go: a host with its port, or the file of a socket."""

    host: str
    port: int = IPP_PORT
    socket_file: str = ""

    def ask(self, path: str, operation: Operation, given: list[Given], document: bytes = b"") -> Response:
        """The answer to one request about the printer at `path`, or about none at `/`.

        Raises NoAnswerError after a few seconds at most.
        """
        connection = self._connection()
        try:
            connection.connect()
        except OSError as error:
            connection.close()
            raise NoAnswerError(str(error), was_reached=False) from error
        host = f"[{self.host}]" if ":" in self.host else self.host  # an address of IPv6
        uri = Given("printer-uri", Tag.URI, (f"ipp://{host}:{self.port}{path}",))
        try:
            body = request(operation, given if path == "/" else [uri, *given], document)
            connection.request("POST", path, body, {"Content-Type": "application/ipp"})
            return response(_whole(connection.getresponse()))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswerError(str(error), was_reached=True) from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self.socket_file:
            return _SocketFileConnection(self.socket_file)
        return http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)


class _SocketFileConnection(http.client.HTTPConnection):
    """HTTP over the file of a Unix socket."""

    def __init__(self, file: str) -> None:
        super().__init__("localhost", timeout=PATIENCE)
        self._file = file

    def connect(self) -> None:
        """Open the socket. Raises OSError."""
        family = getattr(socket, "AF_UNIX", None)
        if family is None:
            raise OSError("this system has no sockets that are files")
        self.sock = socket.socket(family, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self._file)


def _whole(answer: http.client.HTTPResponse) -> bytes:
    if answer.status != http.client.OK:
        raise ValueError(f"HTTP {answer.status}")
    until = time.monotonic() + PATIENCE
    content = b""
    while part := answer.read1(65536):
        content += part
        if len(content) > MOST_ANSWER or time.monotonic() > until:
            raise ValueError("an answer without end")
    return content


def cups_host(server: str = "") -> IppHost:
    """The CUPS of this machine, or what `CUPS_SERVER` names: the file of a socket, `host` or `host:port`."""
    if not server:
        return IppHost("localhost", socket_file=CUPS_SOCKET) if Path(CUPS_SOCKET).exists() else IppHost("localhost")
    if server.startswith("/"):
        return IppHost("localhost", socket_file=server)
    host, _, port = server.partition(":")
    return IppHost(host, int(port) if port.isdigit() else IPP_PORT)


def is_cups_set_up(server: str = "") -> bool:
    """Whether there is a CUPS for `cups_host`, though it may not answer: it was named, or its socket is there."""
    return bool(server and not server.startswith("/")) or Path(server or CUPS_SOCKET).exists()
