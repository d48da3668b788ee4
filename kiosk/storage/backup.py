"""Copies the database while it is in use, and puts a copy back; what is sealed in it stays sealed."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from kiosk.errors import StorageError
from kiosk.paths import private_dir
from kiosk.storage.engine import BUSY_TIMEOUT_MS

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a database; of another database it would destroy the one that is put there."""


def back_up(database: Path, to: Path) -> None:
    """Copy the database at `database` to the new file `to` (0600), as it is at one moment, and examine the copy.

    The keys are not in it: they are kept apart. Raises StorageError; then there is no half copy.
    """
    if not database.exists():
        raise StorageError(f"There is no database {database} to copy.", "Start the program once, or check the folder.")
    if to.exists():
        raise StorageError(f"There is a file {to} already.", "Choose another name; a backup never replaces a file.")
    draft = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        private_dir(to.parent)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(database, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
            connection.execute("VACUUM INTO ?", (str(draft),))
        examine(draft)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(to)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The backup {to} can't be made: {error}.", "Check that its folder may be written and has room."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def put_back(backup: Path, database: Path, now: datetime) -> Path | None:
    """Make the copy at `backup` the database; the one that was there is kept aside and its new place returned.

    Nobody may have the database open. Raises StorageError if the copy is damaged; then nothing has changed.
    """
    if not backup.is_file():
        raise StorageError(f"There is no backup {backup}.", "Check its name.")
    draft = database.with_name(f".{database.name}.{os.getpid()}")
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%d-%H%M%S}")
    try:
        examine(backup)
        private_dir(database.parent)
        shutil.copyfile(backup, draft)
        draft.chmod(0o600)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        kept = aside if database.exists() else None
        if kept:
            database.replace(kept)
        for ending in COMPANIONS:
            companion = database.with_name(database.name + ending)
            if companion.exists():
                companion.replace(aside.with_name(aside.name + ending))
        draft.replace(database)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The backup {backup} can't be put back: {error}.", "Check the file and the room on the disk."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return kept


def examine(copy: Path) -> None:
    """Raises StorageError if the database file `copy` is damaged or none, sqlite3.Error if it can't be read."""
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise StorageError(f"The file {copy} is damaged: {found}.", "Take another backup.")
