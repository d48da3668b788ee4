"""A version that fails its self-test gives way to the one before, and the screen does not stay dark whatever fails."""

import os
import subprocess
from pathlib import Path

import pytest

POSTINST = Path(__file__).parents[2] / "installer" / "linux" / "deb" / "postinst"

COMMAND = """#!/bin/sh
echo "$(basename "$0") $*" >>"{log}"
case "$*" in
{fails}) exit 1 ;;
esac
"""
"""Every command that the script calls: it notes what it was told."""

CALLED = ("kiosk", "systemctl", "getent", "adduser", "install", "chown")


class Pc:
    """A PC in a folder, on which a version was just laid over another."""

    def __init__(self, folder: Path) -> None:
        self.home, self.data, self.units = folder / "opt", folder / "data", folder / "units"
        self._commands, self._log = folder / "bin", folder / "log"
        for made in (self.home / "program", self.home / "previous", self.data / "backups", self.units, self._commands):
            made.mkdir(parents=True)
        (self.home / "program" / "new").touch()
        (self.home / "previous" / "old").touch()
        (self.data / "backups" / "before-upgrade.sqlite").touch()
        (folder / "settings.toml").touch()
        script = POSTINST.read_text(encoding="utf-8")
        for path, here in (
            ("/opt/anjungan-jmo", self.home),
            ("/var/lib/anjungan-jmo", self.data),
            ("/etc/anjungan-jmo/settings.toml", folder / "settings.toml"),
            ("/run/systemd/system", self.units),
        ):
            assert path in script
            script = script.replace(path, str(here))
        self._script = folder / "postinst"
        self._script.write_text(script, encoding="utf-8")

    def configure(self, *fail: str) -> tuple[int, str]:
        """What dpkg does after an upgrade, where commands with one of these words fail. Exit code, what was said."""
        fails = " | ".join(f"*{word}*" for word in fail or ("nothing",))
        for name in CALLED:
            command = self._commands / name
            command.write_text(COMMAND.format(log=self._log, fails=fails), encoding="utf-8")
            command.chmod(0o755)
        path = f"{self._commands}:{os.environ['PATH']}"
        done = subprocess.run(
            ["/bin/sh", self._script, "configure", "0.1.0+r1"],
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stderr

    @property
    def calls(self) -> list[str]:
        """What was called, in its order."""
        return self._log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    return Pc(tmp_path)


def test_version_that_passes_stays_and_the_one_before_goes(pc: Pc) -> None:
    code, said = pc.configure()
    assert (code, said) == (0, "")
    assert "kiosk run --self-test" in pc.calls
    assert pc.calls[-1] == "systemctl restart anjungan-jmo.service"
    assert [path.name for path in pc.home.iterdir()] == ["program"]


def test_version_that_fails_gives_way_with_its_data(pc: Pc) -> None:
    code, said = pc.configure("--self-test")
    assert code == 1
    assert said.endswith(f"What failed lies in {pc.home}/failed.\n")
    restored = pc.calls.index(f"kiosk restore {pc.data}/backups/before-upgrade.sqlite")
    assert pc.calls[restored - 1] == "systemctl stop anjungan-jmo.service"
    assert pc.calls[-1] == "systemctl restart anjungan-jmo.service"
    assert (pc.home / "program" / "old").exists()


def test_version_that_gave_way_is_not_called_configured_when_dpkg_asks_again(pc: Pc) -> None:
    pc.configure("--self-test")
    code, said = pc.configure()
    assert (code, said.count("Install another one.")) == (1, 1)
    assert (pc.home / "program" / "old").exists()


def test_screen_comes_back_though_the_data_can_t_be_put_back(pc: Pc) -> None:
    code, said = pc.configure("--self-test", "restore")
    assert code == 1
    assert f"{pc.data}/backups/before-upgrade.sqlite" in said
    assert "with its data" not in said
    assert pc.calls[-1] == "systemctl restart anjungan-jmo.service"
    assert (pc.home / "program" / "old").exists()
