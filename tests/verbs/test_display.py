"""Without a display that answers a screen ends with one sentence, not with a crash."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from tests.verbs.conftest import Run
from ui.verbs.display import needs_display

FIRST_PORT = 6000
"""That of X display 0 (X11 protocol, appendix B)."""

WELCOME = struct.pack(
    "<BxHHH 4I2H8B4x 36xI", 1, 11, 0, 18, *(0, 1 << 21, (1 << 21) - 1, 0), *(0, 65535), *(1, 0, 0, 0, 32, 32, 8, 255), 0
)
"""The set-up of a display with one bare screen; REFUSAL is that of one which doesn't know us."""
REFUSAL = struct.pack("<BBHHH4s", 0, 2, 11, 0, 1, b"no")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def x_display(answer: bytes) -> Iterator[str]:
    """A display that says `answer` to whoever comes; gives its name."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def welcome() -> None:
            guest, _ = server.accept()
            with guest:
                guest.recv(4096)
                guest.sendall(answer)
                guest.recv(4096)

        host = threading.Thread(target=welcome)
        host.start()
        yield f"127.0.0.1:{server.getsockname()[1] - FIRST_PORT}"
        host.join()


@pytest.mark.parametrize("verb", ["run", "desk", "safe-page"])
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_display_that_nobody_serves_is_told_in_a_sentence(
    kiosk: Run, monkeypatch: pytest.MonkeyPatch, verb: str, name: str
) -> None:
    monkeypatch.setenv(name, ":60001")
    answered = kiosk(verb)
    assert answered.code == 1
    assert answered.err.startswith("kiosk: The display :60001 does not answer. ")


@pytest.mark.parametrize("name", ["", "127.0.0.1:59990", "unix:60001", ":60001.0", "what:ever", "nonsense", "x" * 300])
def test_no_name_of_nothing_brings_more_than_a_sentence(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    with pytest.raises(KioskError, match=r"display.+ Do this"):
        needs_display("Do this.")


def test_display_that_answers_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_display(WELCOME) as name:
        monkeypatch.setenv("DISPLAY", name)
        needs_display("Do this.")


def test_display_that_refuses_us_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_display(REFUSAL) as name:
        monkeypatch.setenv("DISPLAY", name)
        with pytest.raises(KioskError, match="does not answer"):
            needs_display("Do this.")


def test_wayland_display_that_answers_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-9")  # by its short name: a socket's may have 107 signs
        server.listen()
        monkeypatch.setenv("XDG_RUNTIME_DIR", "/proc/self/cwd")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
        monkeypatch.setenv("DISPLAY", ":60001")
        needs_display("Do this.")


def test_x_asked_for_by_name_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":60001")
    with pytest.raises(KioskError, match="does not answer"):
        needs_display("Do this.")


def test_platform_of_qt_that_needs_no_display_asks_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("DISPLAY", ":60001")
    needs_display("Do this.")
