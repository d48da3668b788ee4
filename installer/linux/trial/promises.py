"""Everything that `installer/BRANCH.md` promises of the package, in the order in which a branch meets it."""

import os
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from trial.booted import UNITS, Booted, prepare_boot, try_boot
from trial.root import Root, outside
from trial.start_time import start_times
from trial.station import APT, DATA, SETTINGS, Point, Station, answer_first_start, fetch_needs, install
from trial.telling import expect, say, until
from trial.ways_out import KEYS, try_ways_out

TEMPLATE = "usr/share/anjungan-jmo/settings.toml"
PURGE = ("apt-get", "purge", "-y", "anjungan-jmo")


def try_all(root: Root, new: Path, old: Path, work: Path, checkout: str) -> None:
    """Raises Failure with the first promise that is not kept. `checkout`: its command, for comparison; may be empty."""
    install(root, old, network=True)
    fetch_needs(root, new)
    say("installed; from here on there is no network")
    folder = root.within(DATA)
    expect(folder.stat().st_mode & 0o777 == 0o700, "the data folder is open to others")
    station = Station(root)
    points = station.points()
    settings = answer_first_start(root)
    station.start()
    say("session started, window manager and full screen")
    station.visit(points)
    say("a visit by real clicks ended in a stored slip")
    station.end()

    install(root, new, network=False)
    expect(station.stored_visits() == 1, "the upgrade lost the visit")
    expect((folder / "backups/before-upgrade.sqlite").exists(), "the upgrade made no backup")
    _expect_settings(root, settings)
    station.start()
    station.visit(points)
    say("upgraded from the version before: data and settings are kept, and a second visit")
    try_ways_out(station)
    say(f"{len(KEYS)} keys and every mouse button lead nowhere")
    _fall(root, station)
    station.end()
    _boot(root, work, points)
    if checkout:
        for line in start_times(root, checkout, points[0]):
            say(line)
    _upgrades(root, station, new, settings, points)
    _removal(root, station, new)


def _fall(root: Root, station: Station) -> None:
    """A crash, and a loop of them."""
    (screen,) = root.processes("program/kiosk run")
    os.kill(screen, signal.SIGKILL)

    def is_back() -> bool:
        screens = root.processes("program/kiosk run")
        return bool(screens) and screen not in screens and bool(station.shown())

    took = until(is_back, "the screen after kill -9")
    expect(took < 5, f"the screen came back after {took:.1f} s")
    say(f"killed, and back after {took:.1f} s")
    for _ in range(2):
        until(lambda: bool(root.processes("program/kiosk run")), "the screen")
        os.kill(root.processes("program/kiosk run")[0], signal.SIGKILL)
        until(lambda: not root.processes("program/kiosk run"), "the end of the screen")
    until(lambda: bool(root.processes("program/kiosk safe-page")), "the safe page")
    station.wait_for_screen()
    say("three crashes: the safe page")


def _boot(root: Root, work: Path, points: Sequence[Point]) -> None:
    told = root.call("systemd-analyze", "verify", "--man=no", *UNITS, check=False)
    ours = [line for line in told.splitlines() if "anjungan" in line]
    expect(not ours, f"systemd finds fault with the units:\n{told}")
    prepare_boot(root)
    booted = Booted(root, work)
    try:
        if booted.boot():
            say("systemd has booted the system")
            try_boot(booted, points)
            say("the units: screen without a person, a visit; back when supervisor or display fall, and when one hangs")
        else:
            say("NOT TRIED: this machine lets nobody make a control group, so the units were only verified, not run")
    finally:
        booted.off()


def _upgrades(root: Root, station: Station, new: Path, settings: str, points: Sequence[Point]) -> None:
    """One that must fail, the way back from it, and one that brings other comments in the settings file."""
    visits = station.stored_visits()
    broken = _repacked(root, new, "broken", lambda stage: next(stage.rglob("words/id/outcomes.yaml")).unlink())
    told = root.call(*APT, broken, check=False)
    expect("going back" in told, f"the broken version was not noticed:\n{told}")
    _expect_settings(root, settings)
    station.start()
    station.visit(points)
    expect(station.stored_visits() == visits + 1, "going back lost visits")
    station.end()
    say("a broken version was noticed by its self-test; the one before is at work with its data")

    install(root, new, network=False)
    reworded = _repacked(root, new, "reworded", lambda stage: _reword(stage / TEMPLATE))
    root.call(*APT, reworded)
    _expect_settings(root, settings)
    say("an upgrade with other comments in the settings file asks nobody and keeps the branch's own")


def _removal(root: Root, station: Station, new: Path) -> None:
    visits = station.stored_visits()
    root.call("apt-get", "remove", "-y", "anjungan-jmo")
    expect(station.stored_visits() == visits, "removing lost the data")
    expect(root.within(SETTINGS).exists(), "removing lost the settings")
    expect(not root.within("/opt/anjungan-jmo/program").exists(), "removing left the program")
    say("removed, data and settings are kept")
    root.call(*PURGE)
    expect(root.within(DATA).exists(), "purging deleted the data without being told")
    expect(not root.within(SETTINGS).parent.exists(), "purging left the settings")
    install(root, new, network=False)
    expect(root.within(SETTINGS).exists(), "installing again brought no settings")
    root.call("env", "ANJUNGAN_DELETE_DATA=DELETE", *PURGE)
    expect(not root.within(DATA).exists(), "purging with the word left the data")
    say("purged: the data go only by the word")


def _expect_settings(root: Root, text: str) -> None:
    file = root.within(SETTINGS)
    expect(file.read_text(encoding="utf-8") == text, "the settings of the branch are not what they were")
    beside = [entry.name for entry in file.parent.iterdir() if entry != file]
    expect(not beside, f"beside the settings lies {beside}")


def _reword(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    template.write_text("# Another first line.\n" + text, encoding="utf-8")


def _repacked(root: Root, package: Path, name: str, change: Callable[[Path], None]) -> str:
    """The package once more, newer and changed; where the system finds it."""
    stage = root.within(f"/tmp/{name}")
    outside("dpkg-deb", "-R", str(package), str(stage))
    change(stage)
    control = stage / "DEBIAN/control"
    lines = [
        f"{line}.{name}" if line.startswith("Version:") else line for line in control.read_text("utf-8").splitlines()
    ]
    control.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outside("dpkg-deb", "--root-owner-group", "-Zxz", "-z0", "--build", str(stage), f"{stage}.deb")
    shutil.rmtree(stage)
    return f"/tmp/{name}.deb"
