"""The fake of the door `AuditTrail`: chains in memory, written the way a database writes them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kiosk.audit.chain import AuditEvent, Head, HeadUse, SealedHead, beginning, resume, seal_all, seal_head
from kiosk.audit.events import EventDraft

Place = tuple[int, int]


class MemoryTrail:
    """Fits `kiosk.audit.log.AuditTrail`; its rows lie open so that a test can tamper with them."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self.rows: dict[Place, list[AuditEvent]] = {}
        self.latest: dict[Place, SealedHead] = {}
        self.pruned: dict[Place, SealedHead] = {}

    def append(self, events: Sequence[EventDraft]) -> None:
        """As the door says."""
        for place, drafts in groupby(events, key=lambda draft: (draft.branch, draft.station)):
            rows = self.rows.setdefault(place, [])
            pruned = self.pruned.get(place)
            start = pruned.head if pruned else beginning(*place)
            head = resume(self.latest.get(place), rows[-1] if rows else None, start, self.key)
            sealed, self.latest[place] = seal_all(head, list(drafts), self.key)
            rows.extend(sealed)

    def stations(self) -> tuple[Place, ...]:
        """As the door says."""
        return tuple(sorted({*self.rows, *self.latest}))

    def events_of(self, branch: int, station: int) -> Iterator[AuditEvent]:
        """As the door says."""
        yield from self.rows.get((branch, station), [])

    def latest_of(self, branch: int, station: int) -> SealedHead | None:
        """As the door says."""
        return self.latest.get((branch, station))

    def pruned_of(self, branch: int, station: int) -> SealedHead | None:
        """As the door says."""
        return self.pruned.get((branch, station))

    def prune(self, branch: int, station: int, number: int) -> None:
        """Take away the events up to `number`, as retention does."""
        rows = self.rows[branch, station]
        last = next(row for row in rows if row.number == number)
        head = Head(branch, station, number, last.mac)
        self.pruned[branch, station] = seal_head(head, HeadUse.PRUNED, self.key)
        self.rows[branch, station] = [row for row in rows if row.number > number]
