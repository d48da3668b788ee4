"""A tour that comes out the same to the bit, however often it is taken: `python -m tests.pictures.same_tour --out D`.

The clock stands still, keys and codes are counted instead of drawn by lot, and what the machine says of itself is made
up. Two tours of two versions then differ only in what people see: `python -m tests.pictures.compare BEFORE AFTER` tells
where. `--checkout FOLDER` tours another checkout, an older one too, with the program of its own `.venv`.
"""

import fcntl
import json
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import uuid
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

MOMENT = datetime(2026, 3, 17, 3, 7, tzinfo=UTC)
"""A Tuesday morning in every zone of Indonesia, two days before the long days off of Idulfitri."""

FREE, TOTAL = 50_000_000_000, 100_000_000_000
"""The bytes that every disk is said to have."""

DATA = Path(tempfile.gettempdir()) / "kiosk-same-tour"
"""Where the data lies, the same each time: the desk's page of health shows it. One tour at a time has it."""

CALM = 4
"""So many pictures in a row must be the same."""


def take(out: Path, rest: list[str]) -> int:
    """Tour the program that can be imported here; `rest` are further options of `kiosk tour`."""
    import time_machine

    _draw_no_lots()
    with _lent(DATA), time_machine.travel(MOMENT, tick=False):
        from ui.commands import main

        _look_longer()
        failed = main(["tour", "--out", str(out), *rest])
    if not failed:
        _forget_seconds(out / "summary.json")
    return failed


def _draw_no_lots() -> None:
    """Everything by lot comes from counting, each kind by itself so that one more of a kind moves no other."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    keys, codes, secret = count(1), random.Random(9), random.Random(10)  # noqa: S311
    places: list[Any] = [uuid, secrets, secrets, os, shutil, Ed25519PrivateKey]
    names = ["uuid4", "randbelow", "token_bytes", "urandom", "disk_usage", "generate"]
    counted: list[Any] = [
        lambda: uuid.UUID(int=next(keys), version=4),
        codes.randrange,
        lambda length=32: secret.randbytes(length),
        lambda length: bytes(range(length)),
        lambda _path: shutil._ntuple_diskusage(TOTAL, TOTAL - FREE, FREE),
        lambda: Ed25519PrivateKey.from_private_bytes(bytes(range(32))),
    ]
    for place, name, instead in zip(places, names, counted, strict=True):
        setattr(place, name, instead)


@contextmanager
def _lent(folder: Path) -> Iterator[None]:
    """The tour's temporary folder is `folder`; another tour that wants it waits."""

    def made(*_given: Any, **_named: Any) -> str:
        folder.mkdir(mode=0o700)
        return str(folder)

    with folder.with_suffix(".lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(folder, ignore_errors=True)
        tempfile.mkdtemp = made  # type: ignore[assignment]
        yield


def _look_longer() -> None:
    """Look until all rows of a list are made, in whatever time; a caret that blinks is always there."""
    from PySide6.QtGui import QGuiApplication

    from ui.shared.hands import Hands

    usual = Hands.picture

    def picture(self: Hands[Any]) -> "QImage":
        QGuiApplication.styleHints().setCursorFlashTime(0)
        made = self.program.window.incubationController()
        last, calm = usual(self), 0
        while calm < CALM:
            made.incubateFor(100)
            now = usual(self)
            calm = calm + 1 if now == last and not made.incubatingObjectCount() else 0
            last = now
        return last

    Hands.picture = picture  # type: ignore[method-assign]


def _forget_seconds(summary: Path) -> None:
    """How long each page took is no part of what people see."""
    told = json.loads(summary.read_text(encoding="utf-8"))
    for page in told["pages"]:
        page.pop("seconds", None)
    summary.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Tour this checkout, or another one, in a process that begins with everything set."""
    parser = ArgumentParser(prog="python -m tests.pictures.same_tour", description=__doc__)
    parser.add_argument("--out", required=True, type=Path, help="the folder for pictures, slips and summary.json")
    parser.add_argument("--checkout", type=Path, help="the checkout to tour; without it, this one")
    given, rest = parser.parse_known_args()
    if os.environ.get("PYTHONHASHSEED") == "0":
        return take(given.out, rest)
    root = (given.checkout or Path(__file__).parents[2]).resolve()
    python = str(root / ".venv" / "bin" / "python") if given.checkout else sys.executable
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIOSK_", "PYTHONPATH"))}
    environment = {**kept, "PYTHONHASHSEED": "0", "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    command = [python, __file__, "--out", str(given.out.resolve()), *rest]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
