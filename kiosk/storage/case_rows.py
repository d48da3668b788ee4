"""Turns cases and their entries into rows and back; what names a person is sealed on the way in."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from kiosk.cases.case import Case, CaseEntry, Person, shown
from kiosk.cases.fields import Fill, declared
from kiosk.cases.kinds import DETAILS, CaseKind, Details
from kiosk.cases.store import SlipUse
from kiosk.deadlines.rules import DueRule, parse_rule, write_rule
from kiosk.storage.keyring import Keyring
from kiosk.storage.rows import Rows

KPJ = "cases.kpj"
"""What the index of a KPJ is bound to."""

TYPED = ("before", "after", "reason")
"""What somebody has typed into an entry."""

USES = Rows(SlipUse, {"case": "case_key"})

_DETAILS = tuple({field.name for details in DETAILS.values() for field in declared(details)})

# a branch has a handful of rules, a list a hundred rows
_CASES = Rows(
    Case,
    {"due.at": "due_at", "due.certain": "due_certain", "due.rule": "due_rule"},
    {DueRule: (write_rule, cache(parse_rule))},
    but="details person",
)
_ENTRIES = Rows(CaseEntry, {"case": "case_key"}, but=" ".join(TYPED))


def values_of(case: Case) -> dict[str, object]:
    """The columns of a case that name nobody."""
    details = {name: getattr(case.details, name, None) for name in _DETAILS}
    return {**_CASES.values(case), "kind": case.kind.value, **details}


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
    person = person_of(row, keys)
    return _CASES.of(row, details=_details_of(row), person=None if person is None else shown(person))


def _details_of(row: Row[Any]) -> Details:
    details = DETAILS[CaseKind(row.kind)]
    return details(**{field.name: field.of_stored(getattr(row, field.name)) for field in declared(details)})


def entry_values(entry: CaseEntry, number: int, keys: Keyring) -> dict[str, object]:
    """The columns of an entry, the `number`-th of its case."""
    values = {**_ENTRIES.values(entry), "number": number}
    for name in TYPED:
        text = getattr(entry, name)
        values[f"{name}_sealed"] = keys.seal(text, f"case_entries.{name}", entry.key) if text else None
    return values


def entry_of(row: Row[Any], keys: Keyring) -> CaseEntry:
    """The entry of a row. Raises UnsealableError."""
    sealed = {name: getattr(row, f"{name}_sealed") for name in TYPED}
    opened = {name: keys.unseal(one, f"case_entries.{name}", row.key) if one else "" for name, one in sealed.items()}
    return _ENTRIES.of(row, **opened)
