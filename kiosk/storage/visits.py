"""The visit log of this machine: every visit that was saved is there after a power cut."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, bindparam, insert, select, update
from sqlalchemy.orm import Session

from kiosk.guide.causes import Cause
from kiosk.storage.engine import BUSY_TIMEOUT_MS, READS, create_private_file, file_engine
from kiosk.storage.failures import failures_told
from kiosk.storage.schema import ready
from kiosk.storage.tables import VisitRow
from kiosk.visits.record import VisitEnd, VisitRecord

# Two statements rather than one upsert: they mean the same on every database, nothing comes between them in an
# IMMEDIATE transaction, and without the ORM's bookkeeping a save stays below twice a bare insert
REPLACE = update(VisitRow).where(VisitRow.key == bindparam("saved_key"))
ADD = insert(VisitRow)


class StoredVisits:
    """Visits in a database file; fits `kiosk.visits.record.VisitLog`. Any thread may use it at any time."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**READS)
        self._path = path

    def save(self, record: VisitRecord) -> None:
        """Keep `record` for good, or replace the one with its key; when this returns, the disk has it.

        Raises StorageError if the database can't take it; then what was kept before is unchanged.
        """
        values = _values_of(record)
        with failures_told(self._path), self._engine.begin() as connection:
            replaced = connection.execute(REPLACE, {**values, "saved_key": record.key}).rowcount
            if not replaced:
                connection.execute(ADD, values)

    def load(self, key: UUID) -> VisitRecord | None:
        """The visit with this key, if there is one. Raises StorageError."""
        with failures_told(self._path), Session(self._reading) as session:
            row = session.get(VisitRow, key)
            return None if row is None else _record_of(row)

    def recent(self, limit: int) -> tuple[VisitRecord, ...]:
        """At most `limit` visits, the one that began last stands first. Raises StorageError."""
        newest_first = select(VisitRow).order_by(VisitRow.began_at.desc(), VisitRow.key).limit(limit)
        with failures_told(self._path), Session(self._reading) as session:
            return tuple(_record_of(row) for row in session.scalars(newest_first))

    def of_slip(self, code: str) -> VisitRecord | None:
        """The visit that ended in the slip of this code, if this database knows it. Raises StorageError."""
        with failures_told(self._path), Session(self._reading) as session:
            row = session.scalars(select(VisitRow).where(VisitRow.slip_code == code)).first()
            return None if row is None else _record_of(row)

    def close(self) -> None:
        """Let go of the file; a later use opens it again."""
        self._engine.dispose()


def open_visits(path: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> StoredVisits:
    """The visit log in the database file at `path`, made or brought up to date first.

    Raises StorageError that says what is wrong if the file is no database, can't be written, or is of a newer program.
    """
    create_private_file(path)
    engine = file_engine(path, busy_timeout_ms)
    with failures_told(path):
        ready(engine, str(path))
    return StoredVisits(engine, path)


def _values_of(record: VisitRecord) -> dict[str, object]:
    return {
        "key": record.key,
        "branch": record.branch,
        "station": record.station,
        "began_at": record.began_at,
        "ended_at": record.ended_at,
        "end": record.end.value,
        "language": record.language,
        "touches": record.touches,
        "left_at": record.left_at,
        "causes": tuple(cause.value for cause in record.causes),
        "answers": record.answers,
        "slip_code": record.slip_code,
        "slip_issued_at": record.slip_issued_at,
        "asks_counter": record.asks_counter,
    }


def _record_of(row: VisitRow) -> VisitRecord:
    return VisitRecord(
        key=row.key,
        branch=row.branch,
        station=row.station,
        began_at=row.began_at,
        ended_at=row.ended_at,
        end=VisitEnd(row.end),
        language=row.language,
        touches=row.touches,
        left_at=row.left_at,
        causes=tuple(Cause(cause) for cause in row.causes),
        answers=row.answers,
        slip_code=row.slip_code,
        slip_issued_at=row.slip_issued_at,
        asks_counter=row.asks_counter,
    )
