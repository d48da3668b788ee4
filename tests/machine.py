"""A machine of its own for a test: its data in a folder of the test, its clock standing still."""

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

from kiosk.assembly import Kiosk
from kiosk.paths import resources_dir
from kiosk.settings import Settings

WIB = timezone(timedelta(hours=7))
NO_CUPS = "/nowhere/cups.sock"
"""Where no test finds the printers of the machine it runs on."""

MORNING = datetime(2026, 3, 17, 9, tzinfo=WIB)
"""A Tuesday, two days before Nyepi and the long days off of Idulfitri."""


def machine(data: Path, settings: Settings | None = None, at: datetime = MORNING) -> Kiosk:
    """A kiosk with default settings, if no others are given, on which it is always `at`."""
    return Kiosk(settings or Settings(), {"KIOSK_DATA_DIR": str(data), "CUPS_SERVER": NO_CUPS}, lambda: at)


def copied_resources(folder: Path) -> Path:
    """The shipped routes and words, to be spoilt; drawings and fonts stay where they are."""
    for part in ("guide", "words"):
        shutil.copytree(resources_dir() / part, folder / part)
    (folder / "drawings").symlink_to(resources_dir() / "drawings")
    return folder


def change(file: Path, old: str, new: str, *, times: int = 1) -> None:
    """Replace `old` by `new` in a text file; fails unless it stands there exactly `times` times."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == times, f"{file.name} holds {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")
