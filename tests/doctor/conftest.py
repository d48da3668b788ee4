"""`kiosk doctor` on a station of the test's own, which is in order until the test plants a fault."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.assembly import Kiosk
from kiosk.doctor.machine import Machine
from tests.doctor.station import build, copy
from ui.commands import main


class Examined:
    """What `kiosk doctor` said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def checks(self) -> dict[str, dict[str, Any]]:
        """The results of `--json` by the check."""
        return {check["check"]: check for check in json.loads(self.out)["checks"]}

    def of_state(self, state: str) -> set[str]:
        """The checks that came out so."""
        return {name for name, check in self.checks.items() if check["state"] == state}


Doctor = Callable[..., Examined]
Change = Callable[..., None]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station in order, to be copied."""
    data = tmp_path_factory.mktemp("station") / "data"
    build(data)
    return data


@pytest.fixture
def data(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a station in order, which the command examines."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    return copy(built, tmp_path / "data")


@pytest.fixture
def doctor(data: Path, capsys: pytest.CaptureFixture[str]) -> Doctor:
    """Runs `kiosk doctor ...`, or another command, in this process."""

    def run(*words: str, verb: tuple[str, ...] = ("doctor",)) -> Examined:
        capsys.readouterr()
        code = main([*verb, *words])
        said = capsys.readouterr()
        return Examined(code, said.out, said.err)

    return run


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Changes something of the machine that the command examines: `changed(clock=...)`."""

    def change(**parts: object) -> None:
        whole: property = vars(Kiosk)["machine"]

        def spoilt(kiosk: Kiosk) -> Machine:
            machine: Machine = whole.__get__(kiosk)
            return replace(machine, **parts)  # type: ignore[arg-type]  # each test gives what fits

        monkeypatch.setattr(Kiosk, "machine", property(spoilt))

    return change
