"""Accounts and wrong tries in the database, each change in one transaction with the events that tell of it."""

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, select, update

from kiosk.staff.accounts import AttemptsRow, StaffAccount, StaffChange
from kiosk.staff.lockout import Attempts
from kiosk.staff.roles import Role
from kiosk.storage.chain import Chain
from kiosk.storage.engine import READS
from kiosk.storage.failures import failures_told
from kiosk.storage.tables import StaffAttemptsRow, StaffRow

_STAFF = StaffRow.__table__
_ATTEMPTS = StaffAttemptsRow.__table__
_ONE = timedelta(microseconds=1)


class StoredStaff:
    """Accounts in a database file; fits `kiosk.staff.accounts.StaffStore`. Any thread may use it at any time."""

    def __init__(self, engine: Engine, path: Path, chain: Chain) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**READS)
        self._path = path
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
        with failures_told(self._path), self._reading.connect() as connection:
            row = connection.execute(select(_ATTEMPTS).where(*place)).first()
        return None if row is None else _attempts_of(row)

    def attempts_of(self, marks: Collection[str]) -> tuple[AttemptsRow, ...]:
        """What is stored about the wrong tries of these `who`, everywhere. Raises StorageError."""
        with failures_told(self._path), self._reading.connect() as connection:
            rows = connection.execute(select(_ATTEMPTS).where(_ATTEMPTS.c.who.in_(marks))).all()
        return tuple(_attempts_of(row) for row in rows)

    def apply(self, change: StaffChange) -> bool:
        """Store all of `change` and its events, or nothing; False if something is not as it expects. StorageError."""
        with failures_told(self._path), self._engine.connect() as connection:
            if not _applied(connection, change):
                connection.rollback()
                return False
            self._chain.write(connection, change.events)
            connection.commit()
            return True

    def _accounts(self, query: Select[Any]) -> tuple[StaffAccount, ...]:
        with failures_told(self._path), self._reading.connect() as connection:
            return tuple(_account_of(row) for row in connection.execute(query))


def _applied(connection: Connection, change: StaffChange) -> bool:
    if change.is_first and connection.execute(select(_STAFF.c.key).limit(1)).first() is not None:
        return False
    if not all(_is_unchanged(connection, account) for account in change.unchanged):
        return False
    if not all(_account_kept(connection, account) for account in change.accounts):
        return False
    if not all(_attempts_kept(connection, row) for row in change.attempts):
        return False
    if change.forget:
        connection.execute(delete(StaffAttemptsRow).where(_ATTEMPTS.c.who.in_(change.forget)))
    return True


def _is_unchanged(connection: Connection, account: StaffAccount) -> bool:
    query = select(_STAFF.c.version).where(_STAFF.c.key == account.key).with_for_update()
    return connection.execute(query).scalar_one_or_none() == account.version


def _account_kept(connection: Connection, account: StaffAccount) -> bool:
    others = (_STAFF.c.name_id == account.name_id, _STAFF.c.key != account.key)
    if connection.execute(select(_STAFF.c.key).where(*others)).first() is not None:
        return False
    values = _values_of(account)
    if account.version > 1:
        old = (_STAFF.c.key == account.key, _STAFF.c.version == account.version - 1)
        return connection.execute(update(StaffRow).where(*old), values).rowcount == 1
    if connection.execute(select(_STAFF.c.key).where(_STAFF.c.key == account.key)).first() is not None:
        return False
    connection.execute(insert(StaffRow), values)
    return True


def _attempts_kept(connection: Connection, row: AttemptsRow) -> bool:
    place = (_ATTEMPTS.c.branch == row.branch, _ATTEMPTS.c.station == row.station, _ATTEMPTS.c.who == row.who)
    values = {
        "branch": row.branch,
        "station": row.station,
        "who": row.who,
        "version": row.version,
        "failures": row.attempts.failures,
        "waited": row.attempts.waited // _ONE,
        "rested": row.attempts.rested // _ONE,
        "seen_at": row.attempts.seen_at,
    }
    if row.version > 1:
        old = update(StaffAttemptsRow).where(*place, _ATTEMPTS.c.version == row.version - 1)
        return connection.execute(old, values).rowcount == 1
    if connection.execute(select(_ATTEMPTS.c.version).where(*place)).first() is not None:
        return False
    connection.execute(insert(StaffAttemptsRow), values)
    return True


def _values_of(account: StaffAccount) -> dict[str, object]:
    return {
        "key": account.key,
        "version": account.version,
        "name": account.name,
        "name_id": account.name_id,
        "role": account.role.value,
        "pin": account.pin,
        "pin_is_temporary": account.pin_is_temporary,
        "is_active": account.is_active,
        "epoch": account.epoch,
        "made_at": account.made_at,
        "signed_in_at": account.signed_in_at,
    }


def _account_of(row: Row[Any]) -> StaffAccount:
    return StaffAccount(
        key=row.key,
        version=row.version,
        name=row.name,
        role=Role(row.role),
        pin=row.pin,
        pin_is_temporary=row.pin_is_temporary,
        is_active=row.is_active,
        epoch=row.epoch,
        made_at=row.made_at,
        signed_in_at=row.signed_in_at,
    )


def _attempts_of(row: Row[Any]) -> AttemptsRow:
    attempts = Attempts(row.failures, row.waited * _ONE, row.rested * _ONE, row.seen_at)
    return AttemptsRow(row.branch, row.station, row.who, row.version, attempts)
