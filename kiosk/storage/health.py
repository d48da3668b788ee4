"""Looks at the database file for whoever examines the machine: opens it as the program does, and changes nothing."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, func, select

from kiosk.errors import StorageError
from kiosk.staff.accounts import StaffAccount
from kiosk.storage.audit import StoredAudit
from kiosk.storage.chain import Chain
from kiosk.storage.desk_keys import INDEXING, SEALING
from kiosk.storage.engine import PRAGMAS, READS, file_engine
from kiosk.storage.failures import failures_told
from kiosk.storage.migrations import HEAD, REVISIONS
from kiosk.storage.prints import StoredPrints
from kiosk.storage.schema import stored_revision, try_writing
from kiosk.storage.staff import StoredStaff
from kiosk.storage.tables import AuditEventRow, KeyMarkRow, VisitRow

_STEPS = 1000
"""Steps of SQLite's machine between two looks at the clock; well below a millisecond."""

_VALUES = {"ON": "1", "OFF": "0", "TRUNCATE": "truncate", "FULL": "2"}
"""What SQLite answers when it is asked for what was set by these words."""


class DatabaseTrouble(Enum):
    """Why a database file can't be used."""

    BUSY = sqlite3.SQLITE_BUSY
    FULL = sqlite3.SQLITE_FULL
    FAULTY_DISK = sqlite3.SQLITE_IOERR
    READ_ONLY = sqlite3.SQLITE_READONLY
    CANNOT_OPEN = sqlite3.SQLITE_CANTOPEN
    NOT_A_DATABASE = sqlite3.SQLITE_NOTADB
    DAMAGED = sqlite3.SQLITE_CORRUPT
    OTHER = sqlite3.SQLITE_ERROR


def trouble_of(error: StorageError) -> DatabaseTrouble:
    """What the database refused with."""
    code: int = getattr(getattr(error.__cause__, "orig", None), "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    known = {trouble.value: trouble for trouble in DatabaseTrouble}
    return known.get(code & 0xFF, DatabaseTrouble.OTHER)  # the upper bits only refine the primary code


class SchemaAge(Enum):
    """The tables of a database against those that this program knows."""

    OLDER = "older"
    """The next start brings it up to date; also a database that has no tables yet."""
    CURRENT = "current"
    NEWER = "newer"


class DatabaseHealth:
    """One database file under examination. Every question opens the file and lets go of it; all raise StorageError."""

    def __init__(self, path: Path) -> None:
        """`path` must be a file."""
        self._path = path

    def damage(self, seconds: float) -> str:
        """What SQLite's whole integrity check says, empty if nothing. Raises TimeoutError when `seconds` are over."""
        ends_at = time.monotonic() + seconds
        is_over = False

        def look_at_the_clock() -> bool:
            nonlocal is_over
            is_over = time.monotonic() > ends_at
            return is_over

        try:
            with self._reading() as connection:
                raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
                raw.set_progress_handler(look_at_the_clock, _STEPS)
                found = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one())
        except StorageError:
            if is_over:
                raise TimeoutError from None
            raise
        return "" if found == "ok" else " ".join(found.split())

    def revision(self) -> tuple[str | None, SchemaAge]:
        """The revision the database says it has, and how old that is."""
        with self._reading() as connection:
            found = stored_revision(connection)
        if found == HEAD:
            return found, SchemaAge.CURRENT
        return found, SchemaAge.OLDER if found is None or found in REVISIONS else SchemaAge.NEWER

    def differing_pragmas(self) -> dict[str, tuple[str, str]]:
        """What is not as `kiosk.storage.engine` sets it: name → what it is, what it must be."""
        expected = {name: _VALUES[value] for name, _, value in (pragma.partition(" = ") for pragma in PRAGMAS)}
        with self._reading() as connection:
            found = {name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in expected}
        return {name: (found[name], expected[name]) for name in expected if found[name] != expected[name]}

    def try_writing(self) -> None:
        """Write a row of the newest schema and take it back."""
        with self._engine() as engine, failures_told(self._path), engine.connect() as connection:
            try_writing(connection)

    def events(self) -> int:
        """How many events all chains have."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(AuditEventRow)).scalar_one()

    def latest_record(self) -> datetime | None:
        """When the visit that began last began, or the last event of the desk happened, whichever is later."""
        with self._reading() as connection:
            began = connection.execute(select(func.max(VisitRow.began_at))).scalar_one()
            happened = connection.execute(select(func.max(AuditEventRow.at))).scalar_one()
        return max(filter(None, (began, _moment(happened))), default=None)

    def marks(self) -> Mapping[str, bytes]:
        """By which the keys of the rows are known; none while nothing is sealed."""
        with self._reading() as connection:
            return {row.name: row.mark for row in connection.execute(select(KeyMarkRow.name, KeyMarkRow.mark))}

    def needed_keys(self) -> frozenset[str]:
        """The names of the key files without which rows of this database can't be read, or slips not be verified."""
        files = {"sealing": SEALING[0], "indexing": INDEXING[0]}
        kinds = [mark.partition(".") for mark in self.marks()]
        needed = {f"{files[kind]}.{version}.key" for kind, _, version in kinds if kind in files}
        if needed:
            needed.add("audit-chain.key")
        if self.accounts():
            needed.add("pin-pepper.key")
        with self._reading() as connection:
            if connection.execute(select(VisitRow.key).where(VisitRow.slip_code.is_not(None)).limit(1)).first():
                needed.add("slip-signing.key")
        return frozenset(needed)

    def accounts(self) -> tuple[StaffAccount, ...]:
        """All accounts of the desk, by name."""
        with self._engine() as engine:
            return StoredStaff(engine, self._path, Chain(b"")).accounts()

    @contextmanager
    def trail(self) -> Iterator[StoredAudit]:
        """The chains, to be read."""
        with self._engine() as engine:
            yield StoredAudit(engine, self._path, Chain(b""))

    @contextmanager
    def prints(self) -> Iterator[StoredPrints]:
        """What is kept of every print, to be read."""
        with self._engine() as engine:
            yield StoredPrints(engine, self._path)

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        engine = file_engine(self._path)
        try:
            yield engine
        finally:
            engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._engine() as engine, failures_told(self._path):
            reading = engine.execution_options(**READS)
            with reading.connect() as connection:
                yield connection


def _moment(text: object) -> datetime | None:
    """The time of an event as it is stored; None for what nobody but a tamperer can have written."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
