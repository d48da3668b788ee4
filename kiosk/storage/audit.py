"""The kept chains: what happened at the desk, exactly as it lies in the database."""

from collections.abc import Iterator, Sequence
from itertools import chain

from sqlalchemy import select, union

from kiosk.audit.chain import AuditEvent, HeadUse, SealedHead
from kiosk.audit.events import EventDraft
from kiosk.storage.audit_rows import EVENTS
from kiosk.storage.chain import Chain, noted_head
from kiosk.storage.database import Database, Store
from kiosk.storage.tables import AuditEventRow, AuditHeadRow

CHUNK = 5000
"""Events read at once: between two reads a writer has its turn."""


class StoredAudit(Store):
    """Chains in a database; fits `kiosk.audit.log.AuditTrail`. Any thread may use it at any time."""

    def __init__(self, database: Database, chain: Chain) -> None:
        super().__init__(database)
        self._chain = chain

    def append(self, events: Sequence[EventDraft]) -> None:
        """Keep `events` for good, in one transaction. Raises StorageError."""
        self.database.write(lambda connection: self._chain.write(connection, events))

    def stations(self) -> tuple[tuple[int, int], ...]:
        """Branch and station of every chain, in order. Raises StorageError."""
        events, heads = AuditEventRow, AuditHeadRow
        everywhere = union(select(events.branch, events.station), select(heads.branch, heads.station))
        places = [(branch, station) for branch, station in self.database.rows(everywhere)]
        # Whoever tampers may have put a text where a number was.
        return tuple(sorted(places, key=lambda place: [(isinstance(part, str), part) for part in place]))

    def events_of(self, branch: int, station: int) -> Iterator[AuditEvent]:
        """The events of one chain by number, as they lie there. Raises StorageError."""
        return chain.from_iterable(self._chunks(branch, station))

    def _chunks(self, branch: int, station: int) -> Iterator[list[AuditEvent]]:
        table = AuditEventRow.__table__
        query = select(table).where(table.c.branch == branch, table.c.station == station)
        ordered = query.order_by(table.c.number).limit(CHUNK)
        behind = ordered
        while True:
            rows = self.database.rows(behind)
            yield [EVENTS.of(row) for row in rows]
            if len(rows) < CHUNK:
                return
            behind = ordered.where(table.c.number > rows[-1].number)

    def latest_of(self, branch: int, station: int) -> SealedHead | None:
        """The noted end of one chain. Raises StorageError."""
        return self._noted(branch, station, HeadUse.LATEST)

    def pruned_of(self, branch: int, station: int) -> SealedHead | None:
        """Where one chain begins since retention. Raises StorageError."""
        return self._noted(branch, station, HeadUse.PRUNED)

    def _noted(self, branch: int, station: int, use: HeadUse) -> SealedHead | None:
        with self.database.reading() as connection:
            return noted_head(connection, branch, station, use)
