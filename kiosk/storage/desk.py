"""Opens what the desk keeps, accounts, cases and the chain, in the same file as the visits."""

import hmac
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select

from kiosk.errors import StorageError
from kiosk.storage.audit import StoredAudit
from kiosk.storage.cases import StoredCases
from kiosk.storage.chain import Chain
from kiosk.storage.desk_keys import PUT_BACK, DeskKeys, KeySource
from kiosk.storage.engine import BUSY_TIMEOUT_MS, create_private_file, file_engine
from kiosk.storage.failures import failures_told
from kiosk.storage.reports import StoredReports
from kiosk.storage.schema import ready
from kiosk.storage.staff import StoredStaff
from kiosk.storage.tables import CaseRow, KeyMarkRow


class StoredDesk:
    """The stores of one database file; they share its connections."""

    def __init__(self, engine: Engine, path: Path, keys: DeskKeys) -> None:
        chain = Chain(keys.chain)
        self._engine = engine
        self.cases = StoredCases(engine, path, keys.keyring, chain)
        self.staff = StoredStaff(engine, path, chain)
        self.audit = StoredAudit(engine, path, chain)
        self.reports = StoredReports(engine, path, keys.keyring)

    def close(self) -> None:
        """Let go of the file; a later use opens it again."""
        self._engine.dispose()


def open_desk(path: Path, keys: KeySource, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> StoredDesk:
    """The desk's stores in the database file at `path`, made or brought up to date first.

    Raises StorageError that says what is wrong if the file can't be used, or belongs to other keys.
    """
    create_private_file(path)
    engine = file_engine(path, busy_timeout_ms)
    with failures_told(path):
        ready(engine, str(path))
        with engine.begin() as connection:
            found = _fitting_keys(connection, path, keys)
    return StoredDesk(engine, path, found)


def marks_in_use(path: Path, *, forget_others: bool = False) -> dict[str, bytes]:
    """The marks of the keys by which cases in the database file at `path` are sealed; none if it holds no case.

    With `forget_others` a database without a case takes whatever keys it is opened with next. Raises StorageError.
    """
    if not path.exists():
        return {}
    engine = file_engine(path)
    try:
        with failures_told(path):
            ready(engine, str(path))
            with engine.begin() as connection:
                if connection.execute(select(CaseRow.key).limit(1)).first():
                    return _stored_marks(connection)
                if forget_others:
                    connection.execute(delete(KeyMarkRow))
                return {}
    finally:
        engine.dispose()


def _stored_marks(connection: Connection) -> dict[str, bytes]:
    return {row.name: row.mark for row in connection.execute(select(KeyMarkRow.name, KeyMarkRow.mark))}


def _fitting_keys(connection: Connection, path: Path, source: KeySource) -> DeskKeys:
    stored = _stored_marks(connection)
    keys = source(not stored)
    marks = keys.keyring.marks()
    for name, mark in stored.items():
        if name not in marks or not hmac.compare_digest(mark, marks[name]):
            problem = "is not the one of" if name in marks else "is missing for"
            raise StorageError(
                f"The key {name} {problem} the database {path}: names and numbers in it could not be read.",
                PUT_BACK,
            )
    if added := [{"name": name, "mark": mark} for name, mark in marks.items() if name not in stored]:
        connection.execute(insert(KeyMarkRow), added)
    return keys
