"""The visit log of this machine: every visit that was saved is there after a power cut."""

from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from kiosk.storage.database import Store
from kiosk.storage.rows import Rows
from kiosk.storage.tables import VisitRow
from kiosk.visits.record import VisitRecord

# Two statements rather than one upsert: they mean the same on every database, and without the ORM's bookkeeping a save
# stays below twice a bare insert
REPLACE = update(VisitRow).where(VisitRow.key == bindparam("saved_key"))
ADD = insert(VisitRow)

_VISITS = VisitRow.__table__
_ROWS = Rows(VisitRecord)


class StoredVisits(Store):
    """Visits in a database; fits `kiosk.visits.record.VisitLog`. Any thread may use it at any time."""

    def save(self, record: VisitRecord) -> None:
        """Keep `record` for good, or replace the one with its key; when this returns, the disk has it.

        Raises StorageError if the database can't take it; then what was kept before is unchanged.
        """
        values = _ROWS.values(record)

        def act(connection: Connection) -> None:
            if not connection.execute(REPLACE, {**values, "saved_key": record.key}).rowcount:
                connection.execute(ADD, values)

        self.database.write(act)

    def load(self, key: UUID) -> VisitRecord | None:
        """The visit with this key, if there is one. Raises StorageError."""
        return next(iter(self._found(select(_VISITS).where(_VISITS.c.key == key))), None)

    def recent(self, limit: int) -> tuple[VisitRecord, ...]:
        """At most `limit` visits, the one that began last stands first. Raises StorageError."""
        return self._found(select(_VISITS).order_by(_VISITS.c.began_at.desc(), _VISITS.c.key).limit(limit))

    def of_slip(self, code: str) -> VisitRecord | None:
        """The visit that ended in the slip of this code, if this database knows it. Raises StorageError."""
        return next(iter(self._found(select(_VISITS).where(_VISITS.c.slip_code == code))), None)

    def _found(self, query: "Select[tuple[object, ...]]") -> tuple[VisitRecord, ...]:
        return tuple(_ROWS.of(row) for row in self.database.rows(query))
