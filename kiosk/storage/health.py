"""Looks at the database file for whoever examines the machine: opens it as the program does, and changes nothing."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, func, select

from kiosk.staff.accounts import StaffAccount
from kiosk.storage.audit import StoredAudit
from kiosk.storage.chain import Chain
from kiosk.storage.database import Database, stored_revision, try_writing
from kiosk.storage.desk_keys import INDEXING, SEALING
from kiosk.storage.migrations import HEAD, REVISIONS
from kiosk.storage.prints import StoredPrints
from kiosk.storage.sqlite import SqliteFile
from kiosk.storage.staff import StoredStaff
from kiosk.storage.tables import AuditEventRow, KeyMarkRow, VisitRow


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
        self._file = SqliteFile(path)
        self._database = Database(self._file)

    def damage(self, seconds: float) -> str:
        """What SQLite's whole integrity check says, empty if nothing. Raises TimeoutError when `seconds` are over."""
        with self._reading() as connection:
            return self._file.damage(connection, seconds)

    def revision(self) -> tuple[str | None, SchemaAge]:
        """The revision the database says it has, and how old that is."""
        with self._reading() as connection:
            found = stored_revision(connection)
        if found == HEAD:
            return found, SchemaAge.CURRENT
        return found, SchemaAge.OLDER if found is None or found in REVISIONS else SchemaAge.NEWER

    def differing_pragmas(self) -> dict[str, tuple[str, str]]:
        """What is not as the program sets it: name → what it is, what it must be."""
        with self._reading() as connection:
            return self._file.differing_pragmas(connection)

    def try_writing(self) -> None:
        """Write a row of the newest schema and take it back."""
        with closing(self._database):
            self._database.write(try_writing)

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
        with closing(StoredStaff(self._database, Chain(b""))) as staff:
            return staff.accounts()

    def trail(self) -> "closing[StoredAudit]":
        """The chains, to be read."""
        return closing(StoredAudit(self._database, Chain(b"")))

    def prints(self) -> "closing[StoredPrints]":
        """What is kept of every print, to be read."""
        return closing(StoredPrints(self._database))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with closing(self._database), self._database.reading() as connection:
            yield connection


def _moment(text: object) -> datetime | None:
    """The time of an event as it is stored; None for what nobody but a tamperer can have written."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
