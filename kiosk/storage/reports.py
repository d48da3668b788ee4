"""What reports count, read a part at a time by the index of its time; only a list with names opens what is sealed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select

from kiosk.audit.events import EventKind
from kiosk.reports.store import ActFacts, CaseFacts, NamedCase, OpenCases, SlipCounts, VisitFacts
from kiosk.storage.case_rows import case_of, person_of
from kiosk.storage.database import Database, Store
from kiosk.storage.keyring import Keyring
from kiosk.storage.tables import AuditEventRow, AuditHeadRow, CaseRow, SlipUseRow, VisitRow

CHUNK = 5000
"""Rows read at once: between two reads a writer has its turn."""

ACTS = MappingProxyType(
    {
        f"case_{act}": EventKind(f"case_{act}")
        for act in ("logged", "checked", "sent", "forwarded", "done", "rejected", "withdrawn", "reopened")
    }
)
"""The events that move a case, by what is stored."""

_CASES, _VISITS, _USES = CaseRow.__table__, VisitRow.__table__, SlipUseRow.__table__
_EVENTS, _HEADS = AuditEventRow.__table__, AuditHeadRow.__table__


def _part_of(query: Select[Any], moment: ColumnElement[datetime], key: ColumnElement[UUID], branch: Any) -> Select[Any]:
    """`query` for one part of a span: what comes after the last row of the part before, in order."""
    after = or_(moment > bindparam("after_at"), and_(moment == bindparam("after_at"), key > bindparam("after_key")))
    within = and_(moment >= bindparam("after_at"), moment < bindparam("end"))
    return query.where(branch == bindparam("branch"), within, after).order_by(moment, key).limit(bindparam("most"))


_CASE_PART = _part_of(
    select(
        *(_CASES.c.kind, _CASES.c.state, _CASES.c.block, _CASES.c.cause, _CASES.c.slip_causes, _CASES.c.station),
        *(_CASES.c.created_at, _CASES.c.due_at, _CASES.c.closed_at, _CASES.c.ending, _CASES.c.key),
    ),
    _CASES.c.created_at,
    _CASES.c.key,
    _CASES.c.branch,
)
_NAMED_PART = _part_of(select(_CASES), _CASES.c.created_at, _CASES.c.key, _CASES.c.branch)
_VISIT_PART = _part_of(
    select(
        *(_VISITS.c.end, _VISITS.c.slip_code, _VISITS.c.causes, _VISITS.c.left_at, _VISITS.c.touches),
        *(_VISITS.c.began_at, _VISITS.c.ended_at, _VISITS.c.key),
    ),
    _VISITS.c.began_at,
    _VISITS.c.key,
    _VISITS.c.branch,
)
_STILL_OPEN = and_(_CASES.c.branch == bindparam("branch"), _CASES.c.closed_at.is_(None))
_OPEN = select(
    select(func.count()).select_from(_CASES).where(_STILL_OPEN).scalar_subquery().label("open"),
    select(func.count())
    .select_from(_CASES)
    .where(_STILL_OPEN, _CASES.c.due_at < bindparam("now"))
    .scalar_subquery()
    .label("overdue"),
)
_TAKEN = exists().where(_USES.c.slip_code == _VISITS.c.slip_code)
_SLIPS = select(
    func.count().label("issued"),
    func.count().filter(_VISITS.c.asks_counter).label("for_counter"),
    func.count().filter(_VISITS.c.asks_counter, _TAKEN).label("taken"),
).where(
    _VISITS.c.branch == bindparam("branch"),
    _VISITS.c.slip_issued_at >= bindparam("start"),
    _VISITS.c.slip_issued_at < bindparam("end"),
)
# every chain that was ever written has a head; the events themselves would have to be read from end to end
_STATIONS = select(_HEADS.c.station).where(_HEADS.c.branch == bindparam("branch")).distinct()
# backwards by number, for the chain has no index of its times
_LAST_EVENTS = (
    select(_EVENTS.c.number, _EVENTS.c.at, _EVENTS.c.staff, _EVENTS.c.kind, _CASES.c.kind.label("case_kind"))
    .join_from(_EVENTS, _CASES, _CASES.c.code == _EVENTS.c.subject, isouter=True)
    .where(
        _EVENTS.c.branch == bindparam("branch"),
        _EVENTS.c.station == bindparam("station"),
        _EVENTS.c.number < bindparam("before"),
    )
    .order_by(_EVENTS.c.number.desc())
    .limit(bindparam("most"))
)
_LAST_KEY = UUID(int=2**128 - 1)
_ONE = timedelta(microseconds=1)
"""The step of stored times."""

_BEHIND_ALL = 2**62


class StoredReports(Store):
    """Cases and visits of a database, counted; fits `kiosk.reports.store.ReportStore`. Threads may share it."""

    def __init__(self, database: Database, keys: Keyring) -> None:
        super().__init__(database)
        self._keys = keys

    def cases(self, branch: int, start: datetime, end: datetime) -> Iterator[CaseFacts]:
        """The cases received, in that order; nothing sealed is read. Raises StorageError."""
        for row in self._parts(_CASE_PART, branch, start, end, "created_at"):
            yield CaseFacts(*row[:-1])

    def visits(self, branch: int, start: datetime, end: datetime) -> Iterator[VisitFacts]:
        """The visits that began. Raises StorageError."""
        for row in self._parts(_VISIT_PART, branch, start, end, "began_at"):
            has_slip = row.slip_code is not None
            yield VisitFacts(row.end, has_slip, row.causes, row.left_at, row.touches, row.began_at, row.ended_at)

    def named_cases(self, branch: int, start: datetime, end: datetime) -> Iterator[NamedCase]:
        """The cases received, in that order, with their participants. Raises StorageError."""
        for row in self._parts(_NAMED_PART, branch, start, end, "created_at"):
            yield NamedCase(case_of(row, self._keys), person_of(row, self._keys))

    def acts(self, branch: int, start: datetime, end: datetime) -> Iterator[ActFacts]:
        """The acts with cases, the latest of each station first. Raises StorageError."""
        stations = [row.station for row in self.database.rows(_STATIONS, {"branch": branch})]
        first, behind = _as_stored(start), _as_stored(end)
        for station in stations:
            for row in self._back_to(branch, station, first):
                if row.kind in ACTS and row.case_kind is not None and first <= str(row.at) < behind:
                    yield ActFacts(str(row.staff), ACTS[row.kind], row.case_kind)

    def open_cases(self, branch: int, now: datetime) -> OpenCases:
        """The work that is left at `now`. Raises StorageError."""
        return OpenCases(*self.database.rows(_OPEN, {"branch": branch, "now": now})[0])

    def slips(self, branch: int, start: datetime, end: datetime) -> SlipCounts:
        """The slips issued. Raises StorageError."""
        return SlipCounts(*self.database.rows(_SLIPS, {"branch": branch, "start": start, "end": end})[0])

    def _parts(self, query: Select[Any], branch: int, start: datetime, end: datetime, moment: str) -> Iterator[Any]:
        values: dict[str, object] = {"branch": branch, "end": end, "most": CHUNK}
        after: tuple[datetime, UUID] = (start - _ONE, _LAST_KEY)
        while True:
            rows = self.database.rows(query, {**values, "after_at": after[0], "after_key": after[1]})
            yield from rows
            if len(rows) < CHUNK:
                return
            after = (getattr(rows[-1], moment), rows[-1].key)

    def _back_to(self, branch: int, station: int, first: str) -> Iterator[Any]:
        """The events of a chain from its end, until a whole part lies before `first`: clocks are set back by less."""
        values: dict[str, object] = {"branch": branch, "station": station, "most": CHUNK, "before": _BEHIND_ALL}
        while True:
            rows = self.database.rows(_LAST_EVENTS, values)
            yield from rows
            if len(rows) < CHUNK or all(str(row.at) < first for row in rows):
                return
            values["before"] = rows[-1].number


def _as_stored(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
