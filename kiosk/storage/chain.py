"""Writes events onto the chain of their station, inside the transaction of the act they tell of."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, and_, bindparam, insert, select, update

from kiosk.audit.chain import Head, HeadUse, SealedHead, beginning, resume, seal_all
from kiosk.audit.events import EventDraft
from kiosk.storage.audit_rows import EVENTS, head_in, head_of
from kiosk.storage.tables import AuditEventRow, AuditHeadRow

USES = {HeadUse.LATEST: "latest", HeadUse.PRUNED: "pruned"}

_EVENTS = AuditEventRow.__table__
_HEADS = AuditHeadRow.__table__
_THIS_HEAD = (
    _HEADS.c.branch == bindparam("of_branch"),
    _HEADS.c.station == bindparam("of_station"),
    _HEADS.c.use == bindparam("of_use"),
)
# FOR UPDATE: SQLite has no such words and needs none, its transaction is the only writer from its first moment
_HEAD_COLUMNS = (_HEADS.c.branch, _HEADS.c.station, _HEADS.c.number, _HEADS.c.mac, _HEADS.c.seal)
_HEAD = select(*_HEAD_COLUMNS).where(*_THIS_HEAD).with_for_update()
# the last event's place and, beside it, the noted head: one look, because every act pays for it
_LAST = (
    select(_EVENTS.c.number, _EVENTS.c.mac, *(column.label(f"head_{column.name}") for column in _HEAD_COLUMNS))
    .join_from(_EVENTS, _HEADS, and_(*_THIS_HEAD), isouter=True)
    .where(_EVENTS.c.branch == bindparam("of_branch"), _EVENTS.c.station == bindparam("of_station"))
    .order_by(_EVENTS.c.number.desc())
    .limit(1)
)
_ADD_EVENT = insert(AuditEventRow)
_ADD_HEAD = insert(AuditHeadRow)
_REPLACE_HEAD = update(AuditHeadRow).where(*_THIS_HEAD)


class Chain:
    """The chains of this database, written with their key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def write(self, connection: Connection, drafts: Sequence[EventDraft]) -> None:
        """Add `drafts` behind the head of their stations, in the connection's open transaction; the caller commits."""
        for (branch, station), some in groupby(drafts, key=lambda draft: (draft.branch, draft.station)):
            head = self._end(connection, branch, station)
            events, latest = seal_all(head, list(some), self._key)
            connection.execute(_ADD_EVENT, [EVENTS.values(event) for event in events])
            note_head(connection, latest)

    def _end(self, connection: Connection, branch: int, station: int) -> Head:
        place = {"of_branch": branch, "of_station": station, "of_use": USES[HeadUse.LATEST]}
        row = connection.execute(_LAST, place).first()
        if row is not None:
            number, mac, *head = row
            noted = None if row.head_seal is None else head_of(head, HeadUse.LATEST)
            return resume(noted, None, head_in(branch, station, number, mac), self._key)
        noted = noted_head(connection, branch, station, HeadUse.LATEST)
        pruned = noted_head(connection, branch, station, HeadUse.PRUNED)
        start = pruned.head if pruned is not None and pruned.is_genuine(self._key) else beginning(branch, station)
        return resume(noted, None, start, self._key)


def noted_head(connection: Connection, branch: int, station: int, use: HeadUse) -> SealedHead | None:
    """The head noted for this use."""
    values = {"of_branch": branch, "of_station": station, "of_use": USES[use]}
    row = connection.execute(_HEAD, values).first()
    return None if row is None else head_of(row, use)


def note_head(connection: Connection, sealed: SealedHead) -> None:
    """Note a head, instead of the one that was noted for its use."""
    place = {"branch": sealed.head.branch, "station": sealed.head.station, "use": USES[sealed.use]}
    values = {"number": sealed.head.number, "mac": sealed.head.mac, "seal": sealed.seal}
    of = {f"of_{name}": value for name, value in place.items()}
    if not connection.execute(_REPLACE_HEAD, {**values, **of}).rowcount:
        connection.execute(_ADD_HEAD, {**place, **values})
