"""The case log: a case, its history and the events that tell of it go to the disk together, or not at all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, bindparam, exists, func, insert, or_, select, update

from kiosk.audit.events import EventDraft
from kiosk.cases.case import Case, CaseEntry, Person
from kiosk.cases.store import Added, CaseChange, CaseRemark, NewCase, SlipTaken, SlipUse, Standing, WaitingSlip
from kiosk.guide.causes import Cause
from kiosk.slips.staff_code import StaffCode
from kiosk.storage.case_rows import (
    KPJ,
    USES,
    case_of,
    entry_of,
    entry_values,
    person_of,
    person_values,
    values_of,
)
from kiosk.storage.chain import Chain
from kiosk.storage.database import Database, Store
from kiosk.storage.keyring import Keyring
from kiosk.storage.tables import CaseEntryRow, CaseRow, SlipUseRow, VisitRow

MOST_STANDING = 20
"""Cases of one KPJ and uses of one slip that are told before saving."""

_CASES, _ENTRIES = CaseRow.__table__, CaseEntryRow.__table__
_USES, _VISITS = SlipUseRow.__table__, VisitRow.__table__

# made once: putting a statement together costs more than running it
_ADD_CASE, _ADD_ENTRY, _ADD_USE = insert(CaseRow), insert(CaseEntryRow), insert(SlipUseRow)
_BY_KEY = select(_CASES).where(_CASES.c.key == bindparam("wanted"))
_BY_CODE = select(_CASES).where(_CASES.c.code == bindparam("wanted"))
_BY_SLIP = select(_CASES).where(_CASES.c.slip_code == bindparam("wanted")).order_by(_CASES.c.created_at.desc())
_OF_SLIP = (
    select(_USES, func.max(_USES.c.number).over().label("last_number"))
    .where(_USES.c.slip_code == bindparam("wanted"))
    .order_by(_USES.c.at, _USES.c.key)
    .limit(MOST_STANDING)
)
_REPLACE_CASE = update(CaseRow).where(
    _CASES.c.key == bindparam("changed_key"), _CASES.c.version == bindparam("old_version")
)
_LAST_NUMBER = select(func.max(_ENTRIES.c.number)).where(_ENTRIES.c.case_key == bindparam("wanted"))
_HISTORY = select(_ENTRIES).where(_ENTRIES.c.case_key == bindparam("wanted")).order_by(_ENTRIES.c.number)
_SLIP = (
    select(_VISITS).where(_VISITS.c.slip_code == bindparam("wanted"), _VISITS.c.slip_issued_at.is_not(None)).limit(1)
)
_OPEN_OF = (
    select(_CASES)
    .where(_CASES.c.assigned_to == bindparam("wanted"), _CASES.c.closed_at.is_(None))
    .order_by(_CASES.c.due_at.nulls_last(), _CASES.c.created_at)
    .limit(bindparam("most"))
)
_DUE_BETWEEN = (
    select(_CASES)
    .where(
        _CASES.c.branch == bindparam("wanted"),
        _CASES.c.closed_at.is_(None),
        _CASES.c.due_at >= bindparam("start"),
        _CASES.c.due_at < bindparam("end"),
    )
    .order_by(_CASES.c.due_at)
    .limit(bindparam("most"))
)
_ISSUED = (
    select(_VISITS)
    .where(
        _VISITS.c.branch == bindparam("wanted"),
        _VISITS.c.slip_issued_at >= bindparam("start"),
        _VISITS.c.slip_issued_at < bindparam("end"),
        _VISITS.c.slip_code.is_not(None),
    )
    .order_by(_VISITS.c.slip_issued_at.desc())
    .limit(bindparam("most"))
)
_WAITING = (
    select(_VISITS.c.slip_code, _VISITS.c.causes, _VISITS.c.slip_issued_at, _VISITS.c.station)
    .where(
        _VISITS.c.branch == bindparam("wanted"),
        _VISITS.c.slip_issued_at >= bindparam("start"),
        _VISITS.c.slip_issued_at < bindparam("end"),
        _VISITS.c.asks_counter,
        ~exists().where(_USES.c.slip_code == _VISITS.c.slip_code),
    )
    .order_by(_VISITS.c.slip_issued_at)
    .limit(bindparam("most"))
)


class StoredCases(Store):
    """Cases in a database; fits `kiosk.cases.store.CaseStore`. Any thread may use it at any time."""

    def __init__(self, database: Database, keys: Keyring, chain: Chain) -> None:
        super().__init__(database)
        self._keys = keys
        self._chain = chain
        indexes: list[BindParameter[bytes]] = [bindparam(f"index_{place}") for place in range(keys.index_count)]
        of_kpj = _CASES.c.kpj_index.in_(indexes)
        self._by_kpj = select(_CASES).where(of_kpj).order_by(_CASES.c.created_at.desc()).limit(bindparam("most"))
        current = or_(_CASES.c.closed_at.is_(None), _CASES.c.closed_at >= bindparam("recent_since"))
        self._in_the_way = self._by_kpj.where(current)
        # both looks of `add` in one statement: an act of the office should cost little more than its sync
        self._same_or_in_the_way = (
            select(_CASES)
            .where(or_(_CASES.c.key == bindparam("wanted"), of_kpj & current))
            .order_by(_CASES.c.created_at.desc())
        )

    def add(self, new: NewCase, despite: frozenset[UUID], recent_since: datetime) -> Added | Standing:
        """Keep a case for good, unless it is there or something stands in its way. Raises StorageError."""
        case = new.case

        def act(connection: Connection) -> Added | Standing:
            values = self._indexes(new.person.kpj, wanted=case.key, recent_since=recent_since)
            rows = connection.execute(self._same_or_in_the_way, values).all()
            for row in rows:
                if row.key == case.key:
                    return Added(case_of(row, self._keys), again=True)
            uses = _uses(connection, case.slip_code)
            found = self._standing(rows, uses)
            if not found.keys <= despite:
                return found
            named = person_values(new.person, case.key, self._keys)
            connection.execute(_ADD_CASE, _told({**values_of(case), **named}))
            connection.execute(_ADD_ENTRY, _told(entry_values(new.entry, 1, self._keys)))
            if new.use is not None:
                self._use(connection, new.use, uses)
            self._chain.write(connection, new.events)
            return Added(case, again=False)

        return self.database.write(act)

    def change(self, change: CaseChange) -> bool:
        """Replace a case if its stored version is the one before; False if it is not. Raises StorageError."""
        case = change.case
        values = values_of(case)
        if change.person is not None:
            values |= person_values(change.person, case.key, self._keys)
        old = {"changed_key": case.key, "old_version": case.version - 1}

        def act(connection: Connection) -> bool:
            if not connection.execute(_REPLACE_CASE, {**values, **old}).rowcount:
                return False
            self._write(connection, change.entries, change.events)
            return True

        return self.database.write(act)

    def remark(self, remark: CaseRemark) -> None:
        """Add an entry to a case's history, once. Raises StorageError."""

        def act(connection: Connection) -> None:
            known = connection.execute(select(_ENTRIES.c.key).where(_ENTRIES.c.key == remark.entry.key)).first()
            if known is None:
                self._write(connection, (remark.entry,), remark.events)

        self.database.write(act)

    def take_slip(self, taken: SlipTaken) -> SlipUse | None:
        """Keep a use of a slip; the first use that is there already, if there is one. Raises StorageError."""

        def act(connection: Connection) -> SlipUse | None:
            if uses := _uses(connection, taken.use.slip_code):
                return USES.of(uses[0])
            self._use(connection, taken.use, uses)
            self._chain.write(connection, taken.events)
            return None

        return self.database.write(act)

    def standing(self, kpj: str, slip_code: str | None, recent_since: datetime) -> Standing:
        """What `add` would find in the way. Raises StorageError."""
        values = self._indexes(kpj, most=MOST_STANDING, recent_since=recent_since)
        with self.database.reading() as connection:
            rows = connection.execute(self._in_the_way, values).all() if kpj else ()
            return self._standing(rows, _uses(connection, slip_code))

    def load(self, key: UUID) -> Case | None:
        """The case of this key. Raises StorageError."""
        return next(iter(self._cases(_BY_KEY, wanted=key)), None)

    def of_code(self, code: str) -> Case | None:
        """The case of this code. Raises StorageError."""
        return next(iter(self._cases(_BY_CODE, wanted=code)), None)

    def of_kpj(self, kpj: str, limit: int) -> tuple[Case, ...]:
        """The cases of this KPJ, the newest first. Raises StorageError."""
        return self._cases(self._by_kpj, **self._indexes(kpj, most=limit)) if kpj else ()

    def of_slip(self, slip_code: str) -> tuple[Case, ...]:
        """The cases logged from this slip, the newest first. Raises StorageError."""
        return self._cases(_BY_SLIP, wanted=slip_code)

    def slip(self, code: str) -> StaffCode | None:
        """What is known here of a slip by its code. Raises StorageError."""
        rows = self.database.rows(_SLIP, {"wanted": code})
        return _slip_of(rows[0]) if rows else None

    def uses_of(self, slip_code: str) -> tuple[SlipUse, ...]:
        """When and where this slip was used, the first use first. Raises StorageError."""
        return tuple(USES.of(row) for row in self.database.rows(_OF_SLIP, {"wanted": slip_code}))

    def person(self, key: UUID) -> Person | None:
        """Who the case is for, in full. Raises StorageError."""
        rows = self.database.rows(_BY_KEY, {"wanted": key})
        return person_of(rows[0], self._keys) if rows else None

    def history(self, key: UUID) -> tuple[CaseEntry, ...]:
        """The entries of a case in their order. Raises StorageError."""
        return tuple(entry_of(row, self._keys) for row in self.database.rows(_HISTORY, {"wanted": key}))

    def open_of(self, staff: UUID, limit: int) -> tuple[Case, ...]:
        """The open cases of an officer, those due first first. Raises StorageError."""
        return self._cases(_OPEN_OF, wanted=staff, most=limit)

    def due_between(self, branch: int, start: datetime, end: datetime, limit: int) -> tuple[Case, ...]:
        """The open cases of a branch due from `start` on and before `end`. Raises StorageError."""
        return self._cases(_DUE_BETWEEN, wanted=branch, start=start, end=end, most=limit)

    def issued(self, branch: int, start: datetime, end: datetime, limit: int) -> tuple[StaffCode, ...]:
        """The slips of a branch of that time, whatever they ask for, newest first. Raises StorageError."""
        values = {"wanted": branch, "start": start, "end": end, "most": limit}
        return tuple(_slip_of(row) for row in self.database.rows(_ISSUED, values))

    def waiting(self, branch: int, start: datetime, end: datetime, limit: int) -> tuple[WaitingSlip, ...]:
        """The unused slips of that time that ask for the counter, oldest first. Raises StorageError."""
        values = {"wanted": branch, "start": start, "end": end, "most": limit}
        return tuple(
            WaitingSlip(row.slip_code, tuple(Cause(cause) for cause in row.causes), row.slip_issued_at, row.station)
            for row in self.database.rows(_WAITING, values)
        )

    def _cases(self, query: Select[Any], **values: object) -> tuple[Case, ...]:
        return tuple(case_of(row, self._keys) for row in self.database.rows(query, values))

    def _indexes(self, kpj: str, **values: object) -> dict[str, object]:
        indexes = self._keys.indexes(kpj, KPJ) if kpj else [None] * self._keys.index_count
        return values | {f"index_{place}": index for place, index in enumerate(indexes)}

    def _standing(self, rows: Sequence[Any], uses: Sequence[Any]) -> Standing:
        return Standing(tuple(case_of(row, self._keys) for row in rows), tuple(USES.of(row) for row in uses))

    def _use(self, connection: Connection, use: SlipUse, seen: Sequence[Any]) -> None:
        """Keep a use behind those `seen`; refused if somebody else has used the slip since they were looked for."""
        number = seen[0].last_number + 1 if seen else 1
        connection.execute(_ADD_USE, {**USES.values(use), "number": number})

    def _write(self, connection: Connection, entries: Sequence[CaseEntry], events: Sequence[EventDraft]) -> None:
        number = connection.execute(_LAST_NUMBER, {"wanted": entries[0].case}).scalar_one() or 0
        rows = [entry_values(entry, number + place, self._keys) for place, entry in enumerate(entries, start=1)]
        connection.execute(_ADD_ENTRY, rows)
        self._chain.write(connection, events)


def _uses(connection: Connection, slip_code: str | None) -> Sequence[Any]:
    return () if slip_code is None else connection.execute(_OF_SLIP, {"wanted": slip_code}).all()


def _slip_of(row: Any) -> StaffCode:
    causes = tuple(Cause(cause) for cause in row.causes)
    return StaffCode(row.slip_code, causes, row.slip_issued_at, row.branch, row.station)


def _told(values: dict[str, object]) -> dict[str, object]:
    """What has a value: empty columns need not be named, and a new case has many."""
    return {name: value for name, value in values.items() if value is not None}
