"""The command in this process, on a machine of the test's own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ui.commands import main


class Answered:
    """What one command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        """The one JSON line of the answer."""
        (line,) = self.out.splitlines()
        return json.loads(line)


Run = Callable[..., Answered]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the machine that the commands run on."""
    folder = tmp_path / "data"
    monkeypatch.setenv("KIOSK_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def kiosk(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `kiosk ...` in this process."""

    def run(*words: str) -> Answered:
        capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Answered(code, said.out, said.err)

    return run
