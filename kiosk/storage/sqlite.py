"""All that only SQLite needs: a committed row survives a power cut, and only this account can read the file.

Pragmas, BEGIN IMMEDIATE, the private file, what result codes mean, the integrity check, copies and the way back.
"""

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, Engine, ExceptionContext, QueuePool, create_engine, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.errors import StorageError
from kiosk.paths import private_dir
from kiosk.storage.database import PATIENCE_MS, DatabaseTrouble, UnusableError

PRAGMAS = (
    # TRUNCATE with FULL lost nothing in 200 simulated power cuts; DELETE, the default, lost the last acknowledged row,
    # and WAL is safe only from SQLite 3.51.3 on
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
)

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a database; of another database it would destroy the one that is put there."""

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

TROUBLES = {
    sqlite3.SQLITE_BUSY: DatabaseTrouble.BUSY,
    sqlite3.SQLITE_FULL: DatabaseTrouble.FULL,
    sqlite3.SQLITE_IOERR: DatabaseTrouble.FAULTY_DISK,
    sqlite3.SQLITE_READONLY: DatabaseTrouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: DatabaseTrouble.CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: DatabaseTrouble.NOT_A_DATABASE,
    sqlite3.SQLITE_CORRUPT: DatabaseTrouble.DAMAGED,
}

TAKEN = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)

UNKNOWN = ("refused: {}", "Start the program again; if it stays, call IT.")

_VALUES = {"ON": "1", "OFF": "0", "TRUNCATE": "truncate", "FULL": "2"}
"""What SQLite answers when it is asked for what was set by these words."""

_STEPS = 1000
"""Steps of SQLite's machine between two looks at the clock; well below a millisecond."""


class SqliteFile:
    """The database in the file at `path`; fits `kiosk.storage.database.Backend`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def is_there(self) -> bool:
        """Whether there is a file."""
        return self.path.exists()

    def make(self) -> None:
        """Make an empty file (0600) in its folder (0700) unless something is there; SQLite fills it.

        What is there is not even opened: closing it would take away the locks that SQLite holds on it in this process.
        Raises StorageError if the disk refuses.
        """
        try:
            private_dir(self.path.parent)
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as failure:
            raise StorageError(
                f"The database {self.path} can't be made: {failure.strerror}.",
                "Check that its folder is a folder, may be written by this account and has room.",
            ) from failure

    def engine(self, patience_ms: int = PATIENCE_MS) -> Engine:
        """What opens connections to the file, which must exist; nothing is opened yet.

        Every transaction begins IMMEDIATE, unless it has the options `READS`: a transaction that starts by reading and
        then wants to write can't wait for another writer, it fails at once.

        Threads: the pool lends a connection to one thread at a time and keeps one open, because opening one for each
        save costs as much as the sync; whoever comes while it is lent gets a connection of his own.
        """
        # mode=rw: a file that has gone is an error, not an empty new file that everybody may read
        url = URL.create("sqlite", database=self.path.absolute().as_uri(), query={"mode": "rw", "uri": "true"})
        # hide_parameters: what was to be stored must not stand in a log because it could not be stored
        engine = create_engine(url, poolclass=QueuePool, pool_size=1, max_overflow=-1, hide_parameters=True)

        @event.listens_for(engine, "connect")
        def set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
            connection.execute(f"PRAGMA busy_timeout = {patience_ms}")  # first: the others may have to wait already
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # the driver would say BEGIN by itself, deferred, before the first change; it finds this one and keeps quiet
            reads = connection.get_execution_options().get("reads", False)
            connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

        @event.listens_for(engine, "handle_error")
        def give_up_connection(context: ExceptionContext) -> None:
            # the next use opens the file anew: it may be another file by then, put there from a backup
            context.is_disconnect = isinstance(context.original_exception, sqlite3.Error)
            raw = context.connection.connection.dbapi_connection if context.connection is not None else None
            if context.is_disconnect and raw is not None:
                # closing alone would keep its lock for as long as somebody holds the exception, which holds a cursor
                with suppress(sqlite3.Error):
                    raw.rollback()

        return engine

    def told(self, failure: BaseException | None) -> UnusableError:
        """What a failure of SQLite means, in a sentence."""
        code: int = getattr(failure, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        primary = code & 0xFF  # the upper bits only refine it
        wrong, remedy = SAYINGS.get(code) or SAYINGS.get(primary) or UNKNOWN
        what = f"The database {self.path} {wrong.format(failure)}."
        return UnusableError(what, remedy, TROUBLES.get(primary, DatabaseTrouble.OTHER))

    def is_taken(self, failure: IntegrityError) -> bool:
        """Whether a row was refused because another one holds its unique place already."""
        return getattr(failure.orig, "sqlite_errorcode", None) in TAKEN

    def damage(self, connection: Connection, seconds: float) -> str:
        """What the whole integrity check says, empty if nothing. Raises TimeoutError when `seconds` are over."""
        ends_at = time.monotonic() + seconds
        raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
        raw.set_progress_handler(lambda: time.monotonic() > ends_at, _STEPS)
        try:
            found = str(raw.execute("PRAGMA integrity_check(1)").fetchone()[0])
        except sqlite3.Error as failure:
            if failure.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TimeoutError from None
            raise self.told(failure) from failure
        return "" if found == "ok" else " ".join(found.split())

    def differing_pragmas(self, connection: Connection) -> dict[str, tuple[str, str]]:
        """What is not as `PRAGMAS` sets it: name → what it is, what it must be."""
        expected = {name: _VALUES[value] for name, _, value in (pragma.partition(" = ") for pragma in PRAGMAS)}
        found = {name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in expected}
        return {name: (found[name], expected[name]) for name in expected if found[name] != expected[name]}

    def back_up(self, to: Path) -> None:
        """Copy the database to the new file `to` (0600), as it is at one moment, and examine the copy.

        The keys are not in it: they are kept apart. Raises StorageError; then there is no half copy.
        """
        if not self.path.exists():
            raise StorageError(
                f"There is no database {self.path} to copy.", "Start the program once, or check the folder."
            )
        if to.exists():
            raise StorageError(f"There is a file {to} already.", "Choose another name; a backup never replaces a file.")
        draft = to.with_name(f".{to.name}.{os.getpid()}")
        try:
            private_dir(to.parent)
            os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(self.path, timeout=PATIENCE_MS / 1000)) as connection:
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

    def put_back(self, backup: Path, now: datetime) -> Path | None:
        """Make the copy at `backup` the database; the one that was there is kept aside and its new place returned.

        Nobody may have the database open. Raises StorageError if the copy is damaged; then nothing has changed.
        """
        if not backup.is_file():
            raise StorageError(f"There is no backup {backup}.", "Check its name.")
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        aside = self.path.with_name(f"{self.path.name}.before-{now:%Y%m%d-%H%M%S}")
        try:
            examine(backup)
            private_dir(self.path.parent)
            shutil.copyfile(backup, draft)
            draft.chmod(0o600)
            with draft.open("rb") as file:
                os.fsync(file.fileno())
            kept = aside if self.path.exists() else None
            if kept:
                self.path.replace(kept)
            for ending in COMPANIONS:
                companion = self.path.with_name(self.path.name + ending)
                if companion.exists():
                    companion.replace(aside.with_name(aside.name + ending))
            draft.replace(self.path)
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
