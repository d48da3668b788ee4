"""The log of prints of this machine, in the same database as the visits; no key of the desk is needed for it."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, TextClause, bindparam, func, insert, select, update

from kiosk.prints.log import Print
from kiosk.storage.database import Database, Store
from kiosk.storage.rows import Rows
from kiosk.storage.tables import CAME_OUT, IS_TEST, MET_TROUBLE, PrintRow
from kiosk.visits.visit import Station

PATIENCE_MS = 1000
"""How long a print waits for another writer: its row may be written later, its visitor is told by then.

Whoever reads stands at the desk and waits as long as for anything else there.
"""

MOST_CODES = 500
"""Codes asked for by one statement."""

_PRINTS = PrintRow.__table__
_ROWS = Rows(Print, {"station.number": "station"})

# what a person has said of a test page outlives the program's own note of how it ended
REPLACE = (
    update(PrintRow)
    .where(_PRINTS.c.key == bindparam("noted_key"))
    .values(confirmed=func.coalesce(bindparam("said"), _PRINTS.c.confirmed))
)
ADD = insert(PrintRow)


class StoredPrints(Store):
    """Prints in a database; fits `kiosk.prints.log.PrintLog`. Any thread may use it at any time."""

    def __init__(self, database: Database, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(database)
        self._patience_ms = patience_ms

    def note(self, one: Print) -> None:
        """Keep `one`, or replace the one with its key. Raises StorageError; then what was kept is unchanged."""
        values = _ROWS.values(one)
        known = {name: value for name, value in values.items() if name != "confirmed"}

        def act(connection: Connection) -> None:
            if not connection.execute(REPLACE, {**known, "noted_key": one.key, "said": one.confirmed}).rowcount:
                connection.execute(ADD, values)

        self.database.write(act, self._patience_ms)

    def last_out(self, station: Station) -> Print | None:
        """The newest print of this station that came out, as far as anybody can know. Raises StorageError."""
        return self._newest(station, CAME_OUT, _PRINTS.c.at)

    def last_fault(self, station: Station) -> Print | None:
        """The print of this station that met trouble last. Raises StorageError."""
        return self._newest(station, MET_TROUBLE, _PRINTS.c.trouble_at)

    def last_test(self, station: Station) -> Print | None:
        """The newest test page of this station. Raises StorageError."""
        return self._newest(station, IS_TEST, _PRINTS.c.at)

    def last_of(self, codes: Collection[str]) -> dict[str, Print]:
        """The newest print of each of these slips or cases, by its code, at any station. Raises StorageError."""
        return {row.code: _ROWS.of(row) for row in self._of(codes, select(_PRINTS).order_by(_PRINTS.c.at))}

    def came_out(self, codes: Collection[str]) -> frozenset[str]:
        """Those of these slips or cases that came out at least once, at any station. Raises StorageError."""
        return frozenset(row.code for row in self._of(codes, select(_PRINTS.c.code).where(CAME_OUT).distinct()))

    def _of(self, codes: Collection[str], query: Select[Any]) -> Iterator[Row[Any]]:
        wanted = sorted(set(codes))
        with self.database.reading() as connection:
            for first in range(0, len(wanted), MOST_CODES):
                some = _PRINTS.c.code.in_(wanted[first : first + MOST_CODES])
                yield from connection.execute(query.where(some))

    def _newest(self, station: Station, condition: TextClause, at: ColumnElement[Any]) -> Print | None:
        here = (_PRINTS.c.branch == station.branch, _PRINTS.c.station == station.number, condition)
        rows = self.database.rows(select(_PRINTS).where(*here).order_by(at.desc()).limit(1))
        return _ROWS.of(rows[0]) if rows else None
