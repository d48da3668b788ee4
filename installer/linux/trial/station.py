"""A station on the bare system: its package, its session on a display without hardware, and a visitor's hands."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from trial.root import Root
from trial.telling import expect, until

SIZE = "1366x768"
DATA = "/var/lib/anjungan-jmo"
SETTINGS = "/etc/anjungan-jmo/settings.toml"
AS_KIOSK = ("setpriv", "--reuid=kiosk", "--regid=kiosk", "--init-groups")
APT = ("apt-get", "install", "-y", "--no-install-recommends", "--allow-downgrades")

Point = Sequence[int]


def install(root: Root, package: Path, *, network: bool) -> None:
    """Install a package that lies outside the system. Raises Failure, also if anything is asked."""
    shutil.copy(package, root.within("/tmp/package.deb"))
    root.call(*APT, "/tmp/package.deb", network=network)


def fetch_needs(root: Root, package: Path) -> None:
    """Fetch what a package will need beside what is installed, so that installing it needs no network."""
    shutil.copy(package, root.within("/tmp/package.deb"))
    root.call(*APT, "--download-only", "/tmp/package.deb", network=True)


class Station:
    """The installed station, with its session on a display of its own."""

    def __init__(self, root: Root, display: str = ":77", authority: str = "") -> None:
        """`authority` is the file with the key to `display`, if that has one."""
        self.root = root
        self.seeing = ("env", f"DISPLAY={display}", *([f"XAUTHORITY={authority}"] if authority else []))
        """What a command begins with to see the display."""
        self._display = display
        self._running: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """As the units do: the display, then the session as the account kiosk."""
        screen = ("-screen", "0", f"{SIZE}x24", "-dpi", "96")
        self._running = self.root.start("display", "Xvfb", self._display, *screen, "-noreset", "-nolisten", "tcp")
        # at once, as at boot: the session itself waits for the display
        self.root.start("session", *self.seeing, f"HOME={DATA}", *AS_KIOSK, "/usr/lib/anjungan-jmo/session")
        self.wait_for_screen()

    def end(self) -> None:
        """As the units do: the session, then the display."""
        for pid in self.root.processes("/usr/lib/anjungan-jmo/session"):
            with suppress(ProcessLookupError):  # the first may have taken the others along
                os.kill(pid, signal.SIGTERM)
        until(lambda: not self.screens(), "the end of the session")
        if self._running:
            self._running.terminate()
        until(lambda: not self.root.processes("openbox"), "the end of the window manager")

    def wait_for_screen(self) -> float:
        """Until there is one window as large as the screen; how long it took."""
        return until(lambda: self.shown() == SIZE, f"a window of {SIZE}")

    def screens(self) -> list[int]:
        """The processes of the installed program."""
        return self.root.processes("program/kiosk")

    def shown(self) -> str:
        """The size of the window that is shown; empty if there is none."""
        windows = self._search("^Anjungan JMO$")
        if not windows:
            return ""
        geometry = self.hand("getwindowgeometry", windows[-1])
        return next((line.split()[-1] for line in geometry.splitlines() if "Geometry" in line), "")

    def windows(self) -> list[str]:
        """Everything visible that has a name, menus and the like too."""
        return self._search(".")

    def hand(self, *words: str) -> str:
        """Let xdotool act on the display."""
        return self.root.call(*self.seeing, "xdotool", *words, check=False)

    def touch(self, point: Point) -> None:
        """Touch the screen."""
        self.hand("mousemove", str(point[0]), str(point[1]), "click", "1")

    def visit(self, points: Sequence[Point]) -> None:
        """One visit by real clicks, from the welcome page to a slip that is stored."""
        before = self.stored_visits()
        self.wait_for_screen()
        self.hand("sleep", "2")  # a person looks before touching
        for point in points:
            self.touch(point)
            self.hand("sleep", "1.5")
        until(lambda: self.stored_visits() > before, "the slip in the database")

    def stored_visits(self) -> int:
        """How many slips the station has in its database."""
        path = self.root.within(f"{DATA}/kiosk.sqlite")
        if not path.exists():
            return 0
        with closing(sqlite3.connect(path)) as database, suppress(sqlite3.OperationalError):  # not filled yet
            return int(database.execute("SELECT count(*) FROM visits WHERE slip_code IS NOT NULL").fetchone()[0])
        return 0

    def points(self) -> list[Point]:
        """Where a visitor touches on the way to a slip, told by the installed program's own tour."""
        out = f"{DATA}/tour"
        self.root.call("kiosk", "tour", "--out", out, "--size", SIZE, "--only", "blocked_biometric")
        summary = json.loads((self.root.within(out) / "summary.json").read_text(encoding="utf-8"))
        shutil.rmtree(self.root.within(out))
        found: list[Point] = next(one["points"] for one in summary["journeys"] if one["language"] == "id")
        return found

    def _search(self, name: str) -> list[str]:
        return [line for line in self.hand("search", "--onlyvisible", "--name", name).split() if line.isdigit()]


def answer_first_start(root: Root) -> str:
    """Write settings as the first start's pages do, with the rights of the account kiosk; what then stands there."""
    root.call(*AS_KIOSK, "sed", "-i", 's/^# name = .*/name = "Kantor Contoh"/', SETTINGS)
    text = root.within(SETTINGS).read_text(encoding="utf-8")
    expect('\nname = "Kantor Contoh"' in text, "the settings could not be written")
    return text
