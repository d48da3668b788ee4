"""Measures the start of the installed program against that of the checkout, seen on the display."""

import mmap
import statistics
import struct
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from trial.root import Root
from trial.station import SIZE, Point
from trial.telling import Failure, until

RUNS = 9
DISPLAY = ":78"
GRID = 997
"""Every so many pixels one is looked at: some thousand of the screen."""

FIRST_FRAME, NEXT_PAGE = 0.5, 0.04
"""The part of those pixels that has changed when the first page is there, and when a touch has been answered."""

Seconds = tuple[float, float]
"""From the start of the process to its first frame, and to the first touch answered."""


class Pixels:
    """The display's picture, which Xvfb keeps in a file."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as picture:
            self._memory = mmap.mmap(picture.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._begin = header[0] + header[19] * 12  # an XWD file: header, colour map, then the pixels

    def look(self) -> bytes:
        """A sample of the picture."""
        return self._memory[self._begin :: GRID * 4]

    def wait(self, before: bytes, part: float) -> None:
        """Until so large a part of the sample differs from `before`. Raises Failure."""
        end = time.monotonic() + 30
        while _changed(before, self.look()) < part:
            if time.monotonic() > end:
                raise Failure("the measured program draws nothing")
            time.sleep(0.002)


def _changed(before: bytes, now: bytes) -> float:
    return sum(one != other for one, other in zip(before, now, strict=True)) / len(before)


def start_times(root: Root, checkout: str, point: Point) -> list[str]:
    """Lines that compare the two, started in turns; `point` is where the first touch of a visit lands."""
    folder = root.within("/tmp/picture")
    folder.mkdir()
    server = root.start(
        "picture", "Xvfb", DISPLAY, "-screen", "0", f"{SIZE}x24", "-dpi", "96", "-fbdir", "/tmp/picture"
    )
    file = folder / "Xvfb_screen0"
    until(lambda: file.exists() and root.within(f"/tmp/.X11-unix/X{DISPLAY[1:]}").exists(), "the display")
    pixels = Pixels(file)
    given = ("env", f"DISPLAY={DISPLAY}", "KIOSK_SCREEN_MOTION=false", "LC_ALL=C.UTF-8")
    words = ("run", "--size", SIZE)

    def installed() -> "subprocess.Popen[str]":
        data = "/tmp/measured"
        return root.start("installed", *given, f"KIOSK_DATA_DIR={data}", "/opt/anjungan-jmo/program/kiosk", *words)

    def from_checkout() -> "subprocess.Popen[str]":
        data = root.within("/tmp/measured-beside")
        return root.start_beside("checkout", *given, f"KIOSK_DATA_DIR={data}", checkout, *words)

    times: dict[str, list[Seconds]] = {"installed": [], "checkout": []}
    try:
        for turn in range(RUNS + 1):
            for name, begin in (("installed", installed), ("checkout", from_checkout)):
                taken = _one_start(root, pixels, begin, point)
                if turn:  # the first fills the disk's cache and makes keys and database
                    times[name].append(taken)
    finally:
        server.terminate()
        server.wait(10)
    return [
        _compared("start → first frame", times, 0),
        _compared("start → first touch answered by the next page", times, 1),
    ]


def _one_start(root: Root, pixels: Pixels, begin: Callable[[], "subprocess.Popen[str]"], point: Point) -> Seconds:
    root.call("env", f"DISPLAY={DISPLAY}", "xdotool", "mousemove", str(point[0]), str(point[1]))
    empty = pixels.look()
    begun = time.perf_counter()
    program = begin()
    try:
        pixels.wait(empty, FIRST_FRAME)
        first = time.perf_counter() - begun
        welcome = pixels.look()
        root.call("env", f"DISPLAY={DISPLAY}", "xdotool", "click", "1")
        pixels.wait(welcome, NEXT_PAGE)
        return first, time.perf_counter() - begun
    finally:
        program.terminate()
        program.wait(10)


def _compared(what: str, times: dict[str, list[Seconds]], which: int) -> str:
    installed, checkout = ([one[which] * 1000 for one in times[name]] for name in ("installed", "checkout"))
    ratio = statistics.median(installed) / statistics.median(checkout)
    spans = (f"{statistics.median(ms):.0f} ({min(ms):.0f}–{max(ms):.0f})" for ms in (installed, checkout))
    return f"{what}, installed / checkout: {' / '.join(spans)} ms = {ratio:.2f}, medians of {RUNS}"
