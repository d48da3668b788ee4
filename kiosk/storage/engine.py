"""Opens the database file so that a committed row survives a power cut and only this account can read it."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, ExceptionContext, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.errors import StorageError
from kiosk.paths import private_dir

BUSY_TIMEOUT_MS = 5000
"""How long a writer waits for another one before it gives up."""

READS = {"reads": True}
"""Execution options of an engine that only reads: it does not keep writers waiting."""

PRAGMAS = (
    # TRUNCATE with FULL lost nothing in 200 simulated power cuts; DELETE, the default, lost the last acknowledged row,
    # and WAL is safe only from SQLite 3.51.3 on
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
)


def file_engine(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """An engine for the SQLite file at `path`, which must exist; nothing is opened yet.

    Every transaction begins IMMEDIATE, unless the engine is one of `READS`: a transaction that starts by reading and
    then wants to write can't wait for another writer, it fails at once.

    Threads: the pool lends a connection to one thread at a time and keeps one open, because opening one for each
    save costs as much as the sync; whoever comes while it is lent gets a connection of his own.
    """
    # mode=rw: a file that has gone is an error, not an empty new file that everybody may read
    url = URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": "rw", "uri": "true"})
    # hide_parameters: what was to be stored must not stand in a log because it could not be stored
    engine = create_engine(url, poolclass=QueuePool, pool_size=1, max_overflow=-1, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms}")  # first: the others may have to wait already
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


def create_private_file(path: Path) -> None:
    """Make an empty file at `path` (0600) in its folder (0700) unless something is there; SQLite fills it.

    What is there is not even opened: closing it would take away the locks that SQLite holds on it in this process.
    Raises StorageError if the disk refuses.
    """
    try:
        private_dir(path.parent)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as failure:
        raise StorageError(
            f"The database {path} can't be made: {failure.strerror}.",
            "Check that its folder is a folder, may be written by this account and has room.",
        ) from failure
