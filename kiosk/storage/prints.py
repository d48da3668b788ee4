"""The log of prints of this machine, in the same file as the visits; no key of the desk is needed for it."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, TextClause, bindparam, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Trouble
from kiosk.storage.engine import BUSY_TIMEOUT_MS, READS, create_private_file, file_engine
from kiosk.storage.failures import failures_told
from kiosk.storage.schema import ready
from kiosk.storage.tables import CAME_OUT, IS_TEST, MET_TROUBLE, PrintRow
from kiosk.visits.visit import Station

BUSY_MS = 1000
"""How long a print waits for another writer: its row may be written later, its visitor is told by then.

Whoever reads stands at the desk and waits as long as for anything else there.
"""

MOST_CODES = 500
"""Codes asked for by one statement."""

# what a person has said of a test page outlives the program's own note of how it ended
REPLACE = (
    update(PrintRow)
    .where(PrintRow.key == bindparam("noted_key"))
    .values(confirmed=func.coalesce(bindparam("said"), PrintRow.confirmed))
)
ADD = insert(PrintRow)


class StoredPrints:
    """Prints in a database file; fits `kiosk.prints.log.PrintLog`. Any thread may use it at any time."""

    def __init__(self, engine: Engine, path: Path, reading: Engine | None = None) -> None:
        """`reading` is asked instead of `engine`, if it is given."""
        self._engine = engine
        self._reading = (reading or engine).execution_options(**READS)
        self._path = path

    def note(self, one: Print) -> None:
        """Keep `one`, or replace the one with its key. Raises StorageError; then what was kept is unchanged."""
        values = _values_of(one)
        with failures_told(self._path), self._engine.begin() as connection:
            known = {name: value for name, value in values.items() if name != "confirmed"}
            given = {**known, "noted_key": one.key, "said": one.confirmed}
            if not connection.execute(REPLACE, given).rowcount:
                connection.execute(ADD, values)

    def last_out(self, station: Station) -> Print | None:
        """The newest print of this station that came out, as far as anybody can know. Raises StorageError."""
        return self._newest(station, CAME_OUT, PrintRow.at)

    def last_fault(self, station: Station) -> Print | None:
        """The print of this station that met trouble last. Raises StorageError."""
        return self._newest(station, MET_TROUBLE, PrintRow.trouble_at)

    def last_test(self, station: Station) -> Print | None:
        """The newest test page of this station. Raises StorageError."""
        return self._newest(station, IS_TEST, PrintRow.at)

    def last_of(self, codes: Collection[str]) -> dict[str, Print]:
        """The newest print of each of these slips or cases, by its code, at any station. Raises StorageError."""
        wanted, found = sorted(set(codes)), dict[str, Print]()
        with failures_told(self._path), Session(self._reading) as session:
            for first in range(0, len(wanted), MOST_CODES):
                some = PrintRow.code.in_(wanted[first : first + MOST_CODES])
                rows = session.scalars(select(PrintRow).where(some).order_by(PrintRow.at))
                found.update((row.code, _print_of(row)) for row in rows)
        return found

    def came_out(self, codes: Collection[str]) -> frozenset[str]:
        """Those of these slips or cases that came out at least once, at any station. Raises StorageError."""
        wanted, found = sorted(set(codes)), set[str]()
        with failures_told(self._path), Session(self._reading) as session:
            for first in range(0, len(wanted), MOST_CODES):
                some = PrintRow.code.in_(wanted[first : first + MOST_CODES])
                found.update(session.scalars(select(PrintRow.code).where(some, CAME_OUT).distinct()))
        return frozenset(found)

    def close(self) -> None:
        """Let go of the file; a later use opens it again."""
        self._engine.dispose()
        self._reading.dispose()

    def _newest(self, station: Station, condition: TextClause, at: InstrumentedAttribute[Any]) -> Print | None:
        here = (PrintRow.branch == station.branch, PrintRow.station == station.number, condition)
        with failures_told(self._path), Session(self._reading) as session:
            row = session.scalars(select(PrintRow).where(*here).order_by(at.desc()).limit(1)).first()
            return None if row is None else _print_of(row)


def open_prints(path: Path, *, busy_timeout_ms: int = BUSY_MS) -> StoredPrints:
    """The log of prints in the database file at `path`, made or brought up to date first.

    Raises StorageError that says what is wrong if the file is no database, can't be written, or is of a newer program.
    """
    create_private_file(path)
    engine = file_engine(path, busy_timeout_ms)
    with failures_told(path):
        ready(engine, str(path))
    return StoredPrints(engine, path, file_engine(path, BUSY_TIMEOUT_MS))


def _values_of(one: Print) -> dict[str, object]:
    return {
        "key": one.key,
        "branch": one.station.branch,
        "station": one.station.number,
        "kind": one.kind.value,
        "code": one.code,
        "is_copy": one.is_copy,
        "printer": one.printer,
        "at": one.at,
        "state": one.state.value,
        "trouble": one.trouble and one.trouble.value,
        "trouble_at": one.trouble_at,
        "confirmed": one.confirmed,
    }


def _print_of(row: PrintRow) -> Print:
    return Print(
        key=row.key,
        station=Station(row.branch, row.station),
        kind=PrintKind(row.kind),
        code=row.code,
        is_copy=row.is_copy,
        printer=row.printer,
        at=row.at,
        state=DeliveryState(row.state),
        trouble=Trouble(row.trouble) if row.trouble else None,
        trouble_at=row.trouble_at,
        confirmed=row.confirmed,
    )
