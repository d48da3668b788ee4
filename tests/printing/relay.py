"""A way to CUPS on which answers can get lost, as they do when a cable is pulled at the wrong moment."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from kiosk.printing.ipp_host import IppHost

LONGEST = 1_000_000


@contextmanager
def relay(target: Path) -> Iterator[tuple[IppHost, Event]]:
    """Where requests go on to `target`, and the flag by which their answers are lost."""
    lose_answers = Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=_serve, args=(door, target, lose_answers), daemon=True).start()
        yield IppHost("localhost", door.getsockname()[1]), lose_answers
        door.shutdown(socket.SHUT_RDWR)


def _serve(door: socket.socket, target: Path, lose_answers: Event) -> None:
    while True:
        try:
            caller, _ = door.accept()
        except OSError:
            return
        with caller, socket.socket(socket.AF_UNIX) as cups:
            cups.connect(str(target))
            cups.sendall(_message(caller))
            answer = _message(cups)
            if not lose_answers.is_set():
                caller.sendall(answer)


def _message(sender: socket.socket) -> bytes:
    """One whole request or answer."""
    content = b""
    while (end := content.find(b"\r\n\r\n")) < 0:
        content += _part(sender)
    length = next(
        int(line.partition(b":")[2])
        for line in content[:end].split(b"\r\n")
        if line.lower().startswith(b"content-length")
    )
    while len(content) < end + 4 + length:
        content += _part(sender)
    return content


def _part(sender: socket.socket) -> bytes:
    part = sender.recv(LONGEST)
    assert part, "hung up in the middle"
    return part
