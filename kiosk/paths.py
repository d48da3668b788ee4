"""Where things lie: the resources that come with the program, and the data of this machine."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

APP_FOLDER = "anjungan-jmo"


def resources_dir() -> Path:
    """The folder of guide, words, fonts, icons and drawings; beside the code, or inside a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen) if frozen else Path(__file__).resolve().parent.parent) / "resources"


def data_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds everything this machine keeps; `KIOSK_DATA_DIR` moves all of it."""
    moved = environment.get("KIOSK_DATA_DIR")
    return Path(moved).expanduser() if moved else Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False))


def private_dir(path: Path) -> Path:
    """Make `path` (and what leads to it) readable by this account alone; return it."""
    for folder in (*reversed(path.parents), path):  # mkdir(parents=True) would leave what leads to it open
        folder.mkdir(mode=0o700, exist_ok=True)
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write `content` to a new file that only this account may read (0600), whole or not at all.

    Raises OSError if the disk refuses; a half-written file never bears the name.
    """
    private_dir(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write `content` to a file that is not there yet and that only this account may read (0600).

    Raises FileExistsError if there is something, OSError if it can't be written; then no part of it is left.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
