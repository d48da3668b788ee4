"""What the desk keeps, accounts, cases and the chain, in the same database as the visits."""

import hmac

from sqlalchemy import Connection, delete, insert, select

from kiosk.errors import StorageError
from kiosk.storage.audit import StoredAudit
from kiosk.storage.cases import StoredCases
from kiosk.storage.chain import Chain
from kiosk.storage.database import Database, Store
from kiosk.storage.desk_keys import PUT_BACK, DeskKeys, KeySource
from kiosk.storage.reports import StoredReports
from kiosk.storage.staff import StoredStaff
from kiosk.storage.tables import CaseRow, KeyMarkRow


class StoredDesk(Store):
    """The stores of the desk in a database; each may be used by any thread at any time."""

    def __init__(self, database: Database, source: KeySource) -> None:
        """Raises StorageError if the database can't be used, or belongs to other keys than those of `source`."""
        super().__init__(database)
        keys = database.write(lambda connection: _fitting_keys(connection, database.backend.name, source))
        chain = Chain(keys.chain)
        self.cases = StoredCases(database, keys.keyring, chain)
        self.staff = StoredStaff(database, chain)
        self.audit = StoredAudit(database, chain)
        self.reports = StoredReports(database, keys.keyring)


def marks_in_use(database: Database, *, forget_others: bool = False) -> dict[str, bytes]:
    """The marks of the keys by which the cases in a database are sealed; none if it holds no case.

    With `forget_others` a database without a case takes whatever keys it is opened with next. Raises StorageError.
    """

    def act(connection: Connection) -> dict[str, bytes]:
        if connection.execute(select(CaseRow.key).limit(1)).first():
            return _stored_marks(connection)
        if forget_others:
            connection.execute(delete(KeyMarkRow))
        return {}

    return database.ready().write(act) if database.backend.is_there() else {}


def _stored_marks(connection: Connection) -> dict[str, bytes]:
    return {row.name: row.mark for row in connection.execute(select(KeyMarkRow.name, KeyMarkRow.mark))}


def _fitting_keys(connection: Connection, name_of: str, source: KeySource) -> DeskKeys:
    stored = _stored_marks(connection)
    keys = source(not stored)
    marks = keys.keyring.marks()
    for name, mark in stored.items():
        if name not in marks or not hmac.compare_digest(mark, marks[name]):
            problem = "is not the one of" if name in marks else "is missing for"
            raise StorageError(
                f"The key {name} {problem} the database {name_of}: names and numbers in it could not be read.",
                PUT_BACK,
            )
    if added := [{"name": name, "mark": mark} for name, mark in marks.items() if name not in stored]:
        connection.execute(insert(KeyMarkRow), added)
    return keys
