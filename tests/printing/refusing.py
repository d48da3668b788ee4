"""A printer on loopback that answers every request with a status of IPP, and takes a job when it is asked to."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from struct import pack, unpack_from
from threading import Thread

from kiosk.printing.ipp import Operation, Tag
from kiosk.printing.ipp_host import IppHost

JOB = pack(">BBH6sHi", Tag.JOB, Tag.INTEGER, 6, b"job-id", 4, 7)
OK = 0


class RefusingPrinter(HTTPServer):
    """Its `status` is what it says to everything but a print."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.status = OK


class _Desk(BaseHTTPRequestHandler):
    server: RefusingPrinter

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        (operation,) = unpack_from(">H", asked, 2)
        takes = operation == Operation.PRINT_JOB
        status, found = (OK, JOB) if takes else (self.server.status, b"")
        answer = pack(">BBHI", 1, 1, status, 1) + found + bytes([Tag.END])
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def refusing_printer() -> Iterator[tuple[RefusingPrinter, IppHost]]:
    """The printer, and where it is."""
    with RefusingPrinter() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server, IppHost("localhost", server.server_port)
        finally:
            server.shutdown()
            thread.join()
