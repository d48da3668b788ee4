"""Accounts and wrong tries in the database, each change in one transaction with the events that tell of it."""

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, insert, select, update

from kiosk.staff.accounts import AttemptsRow, StaffAccount, StaffChange
from kiosk.storage.chain import Chain
from kiosk.storage.database import Database, Store
from kiosk.storage.rows import Rows
from kiosk.storage.tables import StaffAttemptsRow, StaffRow

_STAFF, _ATTEMPTS = cast(Table, StaffRow.__table__), cast(Table, StaffAttemptsRow.__table__)
_ACCOUNTS, _TRIES = Rows(StaffAccount), Rows(AttemptsRow)


class StoredStaff(Store):
    """Accounts in a database; fits `kiosk.staff.accounts.StaffStore`. Any thread may use it at any time."""

    def __init__(self, database: Database, chain: Chain) -> None:
        super().__init__(database)
        self._chain = chain

    def accounts(self) -> tuple[StaffAccount, ...]:
        """All accounts, by name. Raises StorageError."""
        return self._accounts(select(_STAFF).order_by(_STAFF.c.name_id))

    def account(self, key: UUID) -> StaffAccount | None:
        """The account of this key. Raises StorageError."""
        return next(iter(self._accounts(select(_STAFF).where(_STAFF.c.key == key))), None)

    def account_named(self, name_id: str) -> StaffAccount | None:
        """The account whose `name_id` this is. Raises StorageError."""
        return next(iter(self._accounts(select(_STAFF).where(_STAFF.c.name_id == name_id))), None)

    def attempts(self, branch: int, station: int, who: str) -> AttemptsRow | None:
        """What is stored about wrong tries there. Raises StorageError."""
        place = (_ATTEMPTS.c.branch == branch, _ATTEMPTS.c.station == station, _ATTEMPTS.c.who == who)
        rows = self.database.rows(select(_ATTEMPTS).where(*place))
        return _TRIES.of(rows[0]) if rows else None

    def attempts_of(self, marks: Collection[str]) -> tuple[AttemptsRow, ...]:
        """What is stored about the wrong tries of these `who`, everywhere. Raises StorageError."""
        rows = self.database.rows(select(_ATTEMPTS).where(_ATTEMPTS.c.who.in_(marks)))
        return tuple(_TRIES.of(row) for row in rows)

    def apply(self, change: StaffChange) -> bool:
        """Store all of `change` and its events, or nothing; False if something is not as it expects. StorageError."""

        def act(connection: Connection) -> bool:
            if not _applied(connection, change):
                connection.rollback()
                return False
            self._chain.write(connection, change.events)
            return True

        return self.database.write(act)

    def _accounts(self, query: Select[Any]) -> tuple[StaffAccount, ...]:
        return tuple(_ACCOUNTS.of(row) for row in self.database.rows(query))


def _applied(connection: Connection, change: StaffChange) -> bool:
    if change.is_first and connection.execute(select(_STAFF.c.key).limit(1)).first() is not None:
        return False
    if not all(_is_unchanged(connection, account) for account in change.unchanged):
        return False
    if not all(_account_kept(connection, account, is_first=change.is_first) for account in change.accounts):
        return False
    if not all(_attempts_kept(connection, row) for row in change.attempts):
        return False
    if change.forget:
        connection.execute(delete(StaffAttemptsRow).where(_ATTEMPTS.c.who.in_(change.forget)))
    return True


def _is_unchanged(connection: Connection, account: StaffAccount) -> bool:
    query = select(_STAFF.c.version).where(_STAFF.c.key == account.key).with_for_update()
    return connection.execute(query).scalar_one_or_none() == account.version


def _account_kept(connection: Connection, account: StaffAccount, *, is_first: bool) -> bool:
    others = (_STAFF.c.name_id == account.name_id, _STAFF.c.key != account.key)
    if connection.execute(select(_STAFF.c.key).where(*others)).first() is not None:
        return False
    values = _ACCOUNTS.values(account) | {"name_id": account.name_id}
    if is_first:
        values["is_first"] = True
    return _kept(connection, _STAFF, account.version, values, _STAFF.c.key == account.key)


def _attempts_kept(connection: Connection, row: AttemptsRow) -> bool:
    place = (_ATTEMPTS.c.branch == row.branch, _ATTEMPTS.c.station == row.station, _ATTEMPTS.c.who == row.who)
    return _kept(connection, _ATTEMPTS, row.version, _TRIES.values(row), *place)


def _kept(
    connection: Connection, table: Table, version: int, values: dict[str, Any], *place: ColumnElement[bool]
) -> bool:
    """Whether the row at this place is kept: new at version 1, else instead of the version before."""
    if version > 1:
        old = update(table).where(*place, table.c.version == version - 1)
        return connection.execute(old, values).rowcount == 1
    if connection.execute(select(table.c.version).where(*place)).first() is not None:
        return False
    connection.execute(insert(table), values)
    return True
