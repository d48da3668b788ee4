"""The database under all stores: opened once, brought up to date, written and read in one way whatever kind it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, Executable, column, insert, inspect, select, table
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError

from kiosk.errors import StorageError
from kiosk.storage.migrations import HEAD, REVISIONS

PATIENCE_MS = 5000
"""How long a writer waits for another one before it gives up."""

READS = {"reads": True}
"""Execution options of a connection that only reads: it does not keep writers waiting."""

TRIES = 3
"""How often an act is done until it must have found the row that was there before its own."""

OUR_OWN = (IntegrityError, ProgrammingError, InterfaceError, DataError)
"""Only a mistake in this program makes these: they must be loud."""

Done = TypeVar("Done")

VERSION = table("alembic_version", column("version_num"))
"""Alembic's own table, read here without Alembic: importing it costs more than opening the database."""


class DatabaseTrouble(Enum):
    """Why a database can't be used."""

    BUSY = auto()
    FULL = auto()
    FAULTY_DISK = auto()
    READ_ONLY = auto()
    CANNOT_OPEN = auto()
    NOT_A_DATABASE = auto()
    DAMAGED = auto()
    OTHER = auto()


class UnusableError(StorageError):
    """The database refused; `trouble` is of which kind that is."""

    def __init__(self, what: str, remedy: str, trouble: DatabaseTrouble = DatabaseTrouble.OTHER) -> None:
        super().__init__(what, remedy)
        self.trouble = trouble


class Backend(Protocol):
    """What only one kind of database knows; another kind is another one of these, and the stores stay as they are."""

    name: str
    """How the database is called in a sentence."""

    def is_there(self) -> bool:
        """Whether there is a database."""
        ...

    def make(self) -> None:
        """Make an empty database unless one is there. Raises StorageError."""
        ...

    def engine(self, patience_ms: int) -> Engine:
        """What opens connections; nothing is opened yet.

        A transaction is the only writer from its first moment or fails, unless it has the options `READS`.
        """
        ...

    def told(self, failure: BaseException | None) -> UnusableError:
        """What a failure of the driver means, in a sentence."""
        ...

    def is_taken(self, failure: IntegrityError) -> bool:
        """Whether a row was refused because another one holds its unique place already."""
        ...

    def back_up(self, to: Path) -> None:
        """Copy the database to the new file `to`, as it is at one moment. Raises StorageError."""
        ...

    def put_back(self, backup: Path, now: datetime) -> Path | None:
        """Make the copy at `backup` the database; where the one before is kept. Raises StorageError."""
        ...


class Database:
    """One database, which all its stores share. Any thread may use it at any time.

    Nothing is opened before it is made `ready` or used: a screen that has not yet needed it never waits for it.
    """

    def __init__(self, backend: Backend, patience_ms: int = PATIENCE_MS) -> None:
        self.backend = backend
        self._patience_ms = patience_ms
        self._engines: dict[int, Engine] = {}
        self._is_ready = False

    def ready(self, patience_ms: int | None = None) -> "Database":
        """Make the database, or bring it up to date and prove that it takes rows; done once. Gives itself.

        Raises StorageError that says what is wrong if it is none, can't be written, or is of a newer program.
        """
        if not self._is_ready:
            self.backend.make()
            with self._failures_told(), self.engine(patience_ms).connect() as connection:
                _bring_up_to_date(connection, self.backend.name)
            self._is_ready = True
        return self

    def write(self, act: Callable[[Connection], Done], patience_ms: int | None = None) -> Done:
        """What `act` gives, done in one transaction and kept for good. Raises StorageError; then nothing has changed.

        Where somebody else was faster and a unique constraint says so, `act` is done anew and finds what is there.
        """
        for tries in range(1, TRIES + 1):
            try:
                with self._failures_told(), self.engine(patience_ms).connect() as connection:
                    done = act(connection)
                    connection.commit()
                    return done
            except IntegrityError as failure:
                if tries == TRIES or not self.backend.is_taken(failure):
                    raise
        raise AssertionError("the last try is told")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to look around at one moment. Raises StorageError."""
        with self._failures_told(), self.engine().connect() as connection:
            yield connection.execution_options(**READS)

    def rows(self, query: Executable, values: Mapping[str, object] | None = None) -> Sequence[Any]:
        """What `query` finds. Raises StorageError."""
        with self.reading() as connection:
            return connection.execute(query, values).all()

    def put_back(self, backup: Path, now: datetime) -> Path | None:
        """Make the copy at `backup` the database; where the one before is kept. Nobody else may have it open."""
        self.close()
        return self.backend.put_back(backup, now)

    def close(self) -> None:
        """Let go of the database; a later use opens it again."""
        for engine in list(self._engines.values()):
            engine.dispose()
        self._is_ready = False

    def engine(self, patience_ms: int | None = None) -> Engine:
        """What opens connections, each of which waits that long for another writer."""
        patience_ms = self._patience_ms if patience_ms is None else patience_ms
        if patience_ms not in self._engines:
            self._engines.setdefault(patience_ms, self.backend.engine(patience_ms))
        return self._engines[patience_ms]

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        """Turn what the world does to the database into StorageError."""
        try:
            yield
        except OUR_OWN:
            raise
        except DBAPIError as failure:
            raise self.backend.told(failure.orig) from failure


class Store:
    """What keeps its rows in a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def close(self) -> None:
        """Let go of the database; a later use opens it again."""
        self.database.close()


def stored_revision(connection: Connection) -> str | None:
    """The revision the database says it has; None for one without tables."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    return connection.execute(select(VERSION.c.version_num)).scalar_one_or_none()


def try_writing(connection: Connection) -> None:
    """Write a row and take it back: a read-only folder or a full disk shows only when the journal must be written."""
    connection.execute(insert(VERSION).values(version_num="trial"))
    connection.rollback()


def _bring_up_to_date(connection: Connection, name: str) -> None:
    revision = stored_revision(connection)
    if revision == HEAD:
        try_writing(connection)
        return
    if revision is not None and revision not in REVISIONS:
        raise StorageError(
            f"The database {name} was made by a newer program: it has schema {revision}, this one knows {HEAD}.",
            "Install the newer program, or restore a backup from before the upgrade.",
        )
    from kiosk.storage.migrations.chain import upgrade

    upgrade(connection)
    connection.commit()
