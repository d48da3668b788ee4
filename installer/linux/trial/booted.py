"""The system started by its own systemd, as a branch's PC is; the units do the rest. Only the display stands in."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from trial.root import ENVIRONMENT, Root, outside
from trial.station import DATA, SIZE, Point, Station
from trial.telling import Failure, expect, until

STAND_IN = f"""[Unit]
AssertPathExists=
[Service]
ExecStart=
ExecStart=/usr/bin/Xvfb :0 -screen 0 {SIZE}x24 -dpi 96 -noreset -nolisten tcp -auth /run/anjungan-jmo/xauth
"""
"""What takes the place of Xorg, which needs a graphics card."""

IMPATIENT = """[Service]
WatchdogSec=8
"""
"""The watchdog of the session, for people who wait for it."""

UNITS = ("anjungan-jmo-display.service", "anjungan-jmo.service")


class Booted(Root):
    """The system while its systemd runs; commands run inside, as from a console."""

    def __init__(self, root: Root, work: Path) -> None:
        super().__init__(root.folder, root.logs)
        self._groups = work / "cgroups"
        self._group = self._groups / f"anjungan-trial-{os.getpid()}"
        self._first = 0

    def boot(self) -> bool:
        """Switch on; False where this machine lets nobody make a control group."""
        self._groups.mkdir(exist_ok=True)
        try:
            outside("mount", "-t", "cgroup2", "cgroup2", str(self._groups))
            self._group.mkdir()
        except (Failure, OSError):
            return False
        script = Path(__file__).with_name("boot.sh")
        spaces = ("--mount", "--pid", "--cgroup", "--net", "--uts", "--ipc", "--fork", "--kill-child")
        enter = 'echo $$ >"$0/cgroup.procs" && exec "$@"'
        command = ["sh", "-c", enter, str(self._group), "unshare", *spaces, "sh", str(script), str(self.folder)]
        begun = self._start("boot", command)
        until(lambda: begun.poll() is not None or bool(_children(begun.pid)), "the first process")
        expect(begun.poll() is None, "the system does not boot")
        (self._first,) = _children(begun.pid)
        until(lambda: self.call("systemctl", "is-active", "dbus.socket", check=False).strip() == "active", "the boot")
        return True

    def off(self) -> None:
        """Switch off, without asking."""
        if self._first:
            os.kill(self._first, signal.SIGKILL)  # everything in there ends with its first process
            for process in self.started:
                process.wait(30)
            for group in sorted(self._group.rglob("*/"), reverse=True):
                group.rmdir()
            self._group.rmdir()
        subprocess.run(["umount", str(self._groups)], check=False, capture_output=True)

    def processes(self, words: str) -> list[int]:
        """The processes whose command line holds `words`, by their ids in there."""
        found = self.call("pgrep", "--full", "--", words, check=False)
        return sorted(int(line) for line in found.split() if line.isdigit())

    def _inside(self, command: Sequence[str], *, network: bool) -> list[str]:  # noqa: ARG002 - there is none in there
        enter = ["nsenter", f"--target={self._first}", "--mount", "--pid", "--net", "--uts", "--ipc", "--root", "--wd"]
        return [*enter, *ENVIRONMENT, *command]


def try_boot(booted: Booted, points: Sequence[Point]) -> None:
    """Everything that the units promise. Raises Failure with the last lines of the journal."""
    station = Station(booted, ":0", "/run/anjungan-jmo/xauth")
    try:
        _try_units(booted, station, points)
    except Failure as failure:
        journal = booted.call("journalctl", "--no-pager", "--lines=60", check=False)
        raise Failure(f"{failure}\n{journal}") from failure


def _try_units(booted: Booted, station: Station, points: Sequence[Point]) -> None:
    active = "the units at work without a person"
    until(lambda: booted.call("systemctl", "is-active", *UNITS, check=False).split() == ["active", "active"], active)
    station.wait_for_screen()
    owner = booted.call("ps", "-o", "user=", "-p", str(booted.processes("program/kiosk run")[0])).strip()
    expect(owner == "kiosk", f"the screen runs as {owner}")
    blanking = booted.call(*station.seeing, "xset", "q")
    expect("timeout:  0" in blanking, f"the screen blanks:\n{blanking}")
    station.visit(points)

    for what, end in (
        ("program/kiosk session", "KILL"),  # whoever watches the screen falls
        ("Xvfb :0", "KILL"),  # the display falls
        ("program/kiosk session", "STOP"),  # whoever watches the screen hangs
    ):
        before = station.screens()
        booted.call("kill", f"-{end}", str(booted.processes(what)[0]))
        until(lambda before=before: not set(before) & set(station.screens()), f"the end of the session after {what}")  # type: ignore[misc]
        station.wait_for_screen()
        expect(not booted.processes("program/kiosk safe-page"), f"after {what} the safe page stands there")
    expect(booted.within(DATA).stat().st_mode & 0o777 == 0o700, "the data folder is open to others")


def prepare_boot(root: Root) -> None:
    """Lay down what takes the place of hardware, and let no patience be needed."""
    for unit, text in zip(UNITS, (STAND_IN, IMPATIENT), strict=True):
        folder = root.within(f"/etc/systemd/system/{unit}.d")
        folder.mkdir(exist_ok=True)
        (folder / "trial.conf").write_text(text, encoding="utf-8")


def _children(process: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == process:
                found.append(int(entry.name))
    return found
