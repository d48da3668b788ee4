"""Turns cases and their entries into rows and back; what names a person is sealed on the way in."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from kiosk.cases.case import Case, CaseEntry, EntryKind, Person, Shown, shown
from kiosk.cases.fields import Fill, declared
from kiosk.cases.kinds import DETAILS, CaseKind, Details
from kiosk.cases.states import Ending, Move, State
from kiosk.cases.store import SlipUse
from kiosk.deadlines.due import Due
from kiosk.deadlines.rules import parse_rule, write_rule
from kiosk.guide.causes import Cause
from kiosk.storage.keyring import Keyring

KPJ = "cases.kpj"
"""What the index of a KPJ is bound to."""

BEFORE, AFTER, REASON = "case_entries.before", "case_entries.after", "case_entries.reason"

_DETAILS = tuple({field.name for details in DETAILS.values() for field in declared(details)})


def values_of(case: Case) -> dict[str, object]:
    """The columns of a case that name nobody."""
    return {
        "key": case.key,
        "code": case.code,
        "branch": case.branch,
        "station": case.station,
        "kind": case.kind.value,
        "state": case.state.value,
        "version": case.version,
        "cause": case.cause.value,
        "slip_code": case.slip_code,
        "slip_causes": tuple(cause.value for cause in case.slip_causes),
        **{name: getattr(case.details, name, None) for name in _DETAILS},
        "due_at": case.due.at,
        "due_certain": case.due.certain,
        "due_rule": write_rule(case.due.rule),
        "created_at": case.created_at,
        "closed_at": case.closed_at,
        "logged_by": case.logged_by,
        "assigned_to": case.assigned_to,
        "sent_to": case.sent_to,
        "ending": case.ending.value if case.ending else None,
    }


def person_values(person: Person, key: UUID, keys: Keyring) -> dict[str, object]:
    """The columns that name somebody: sealed, and indexed where they are looked for."""
    values: dict[str, object] = {}
    for field in declared(Person):
        value, bound = getattr(person, field.name), f"cases.{field.name}"
        values[f"{field.name}_sealed"] = None if value is None else keys.seal(value, bound, key)
        if field.fill is Fill.NUMBER:
            values[f"{field.name}_index"] = keys.index(value, bound) if value else None
    return values


def person_of(row: Row[Any], keys: Keyring) -> Person | None:
    """Who a case is for; None once retention has taken it away. Raises UnsealableError."""
    sealed = {field.name: getattr(row, f"{field.name}_sealed") for field in declared(Person)}
    if any(sealed[field.name] is None for field in declared(Person) if not field.optional):
        return None
    return Person(**{name: value and keys.unseal(value, f"cases.{name}", row.key) for name, value in sealed.items()})


def case_of(row: Row[Any], keys: Keyring) -> Case:
    """The case of a row; of the numbers only their ends leave this room. Raises UnsealableError."""
    return Case(
        key=row.key,
        code=row.code,
        branch=row.branch,
        station=row.station,
        details=_details_of(row),
        state=State(row.state),
        version=row.version,
        cause=Cause(row.cause),
        slip_code=row.slip_code,
        slip_causes=tuple(Cause(cause) for cause in row.slip_causes),
        person=_shown_of(row, keys),
        due=Due(row.due_at, row.due_certain, _rule(row.due_rule)),
        created_at=row.created_at,
        closed_at=row.closed_at,
        logged_by=row.logged_by,
        assigned_to=row.assigned_to,
        sent_to=row.sent_to,
        ending=Ending(row.ending) if row.ending else None,
    )


_rule = cache(parse_rule)
"""A branch has a handful of rules, a list a hundred rows."""


def _shown_of(row: Row[Any], keys: Keyring) -> Shown | None:
    person = person_of(row, keys)
    return None if person is None else shown(person)


def _details_of(row: Row[Any]) -> Details:
    details = DETAILS[CaseKind(row.kind)]
    return details(**{field.name: field.of_stored(getattr(row, field.name)) for field in declared(details)})


def entry_values(entry: CaseEntry, number: int, keys: Keyring) -> dict[str, object]:
    """The columns of an entry, the `number`-th of its case."""
    return {
        "key": entry.key,
        "case_key": entry.case,
        "number": number,
        "version": entry.version,
        "at": entry.at,
        "staff": entry.staff,
        "kind": entry.kind.value,
        "move": entry.move.value if entry.move else None,
        "state": entry.state.value if entry.state else None,
        "field": entry.field,
        "before_sealed": keys.seal(entry.before, BEFORE, entry.key) if entry.before else None,
        "after_sealed": keys.seal(entry.after, AFTER, entry.key) if entry.after else None,
        "reason_sealed": keys.seal(entry.reason, REASON, entry.key) if entry.reason else None,
    }


def entry_of(row: Row[Any], keys: Keyring) -> CaseEntry:
    """The entry of a row. Raises UnsealableError."""
    return CaseEntry(
        key=row.key,
        case=row.case_key,
        version=row.version,
        at=row.at,
        staff=row.staff,
        kind=EntryKind(row.kind),
        move=Move(row.move) if row.move else None,
        state=State(row.state) if row.state else None,
        field=row.field,
        before=keys.unseal(row.before_sealed, BEFORE, row.key) if row.before_sealed else "",
        after=keys.unseal(row.after_sealed, AFTER, row.key) if row.after_sealed else "",
        reason=keys.unseal(row.reason_sealed, REASON, row.key) if row.reason_sealed else "",
    )


def use_values(use: SlipUse) -> dict[str, object]:
    """The columns of a slip's use."""
    return {
        "key": use.key,
        "slip_code": use.slip_code,
        "branch": use.branch,
        "station": use.station,
        "at": use.at,
        "staff": use.staff,
        "case_key": use.case,
    }


def use_of(row: Row[Any]) -> SlipUse:
    """The slip's use of a row."""
    return SlipUse(row.key, row.slip_code, row.branch, row.station, row.at, row.staff, row.case_key)
