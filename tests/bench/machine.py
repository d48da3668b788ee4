"""A display of its own and processes to measure on it."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RUNS = 7
SIZE = (1366, 768)


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The environment of a screen for one measurement: Xvfb where it is installed, else Qt's offscreen platform."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "KIOSK_DATA_DIR": data}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            environment.pop(name, None)
        if shutil.which("Xvfb") is None:
            yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
            return
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as numbers:
                number = numbers.readline().strip()
            yield {**environment, "DISPLAY": f":{number}"}
        finally:
            server.terminate()
            server.wait()


def child(code: str, environment: dict[str, str]) -> tuple[float, list[str]]:
    """Run Python `code`; return when it was started (time.time) and the lines that it printed."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=900
    )
    return begun, done.stdout.split("\n")


def pss_kilobytes(process: int) -> int:
    """The proportional memory of a process and all its children, in kB (Linux)."""
    found = 0
    for one in [process, *_children(process)]:
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        except OSError:  # it ended meanwhile
            continue
        found += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return found


def _children(process: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found: list[int] = []
    ahead = [process]
    while ahead:
        mine = parents.get(ahead.pop(), [])
        found += mine
        ahead += mine
    return found


def row(what: str, value: str, limit: str) -> str:
    """One line of the table."""
    return f"{what:<58} {value:>24}   {limit}"


def spread(values: list[float]) -> str:
    """Median and range of seconds, in milliseconds."""
    return f"{statistics.median(values) * 1000:.0f} ({min(values) * 1000:.0f}–{max(values) * 1000:.0f}) ms"
