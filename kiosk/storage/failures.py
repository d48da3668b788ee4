"""Tells what a database failure means: the world's failures in a sentence, our own pass as they are."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError

from kiosk.errors import StorageError

OUR_OWN = (IntegrityError, ProgrammingError, InterfaceError, DataError)
"""Only a mistake in this program makes these: they must be loud."""

SAYINGS = {
    sqlite3.SQLITE_BUSY: ("is held by another program", "Close the other program, or try again in a moment."),
    sqlite3.SQLITE_FULL: ("has no room left: the disk is full", "Make room on the disk."),
    sqlite3.SQLITE_IOERR: ("can't be read or written: the disk is full or faulty", "Make room, then check the disk."),
    sqlite3.SQLITE_READONLY: ("may only be read", "Let this account write the file, its folder and the disk."),
    sqlite3.SQLITE_READONLY_DBMOVED: ("was moved away while it was in use", "Put it back, or start the program again."),
    sqlite3.SQLITE_CANTOPEN: ("can't be opened", "Check that it is a file, and that this account may write there."),
    sqlite3.SQLITE_PERM: ("may not be used", "Let this account write the file and its folder."),
    sqlite3.SQLITE_NOTADB: ("is not a database", "Move that file away, then restore the newest backup."),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "Keep the damaged file aside, then restore the newest backup."),
}
"""SQLite's result codes, primary or more exact: what is wrong with the file, and what a person does about it."""


@contextmanager
def failures_told(path: Path) -> Iterator[None]:
    """Turn what the world does to the database at `path` into StorageError."""
    try:
        yield
    except OUR_OWN:
        raise
    except DBAPIError as failure:
        raise _told(path, failure.orig) from failure


def _told(path: Path, cause: BaseException | None) -> StorageError:
    code: int = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    saying = SAYINGS.get(code) or SAYINGS.get(code & 0xFF)  # the upper bits only refine the primary code
    if saying:
        wrong, remedy = saying
        return StorageError(f"The database {path} {wrong}.", remedy)
    return StorageError(f"The database {path} refused: {cause}.", "Start the program again; if it stays, call IT.")
