"""Turns cases and their entries into rows and back; what names a person is sealed on the way in."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from kiosk.cases.case import Case, CaseEntry, EntryKind, Field, Person, Shown, shown
from kiosk.cases.kinds import (
    BlockKind,
    CaseKind,
    ClaimDetails,
    Details,
    Handling,
    Known,
    UnblockDetails,
)
from kiosk.cases.states import Ending, Move, State
from kiosk.cases.store import SlipUse
from kiosk.deadlines.due import Due
from kiosk.deadlines.rules import parse_rule, write_rule
from kiosk.guide.causes import Cause
from kiosk.storage.keyring import Keyring

NAME, KPJ, PHONE = "cases.name", "cases.kpj", "cases.phone"
"""What sealed values and indexes are bound to."""

BEFORE, AFTER, REASON = "case_entries.before", "case_entries.after", "case_entries.reason"

_NO_DETAILS: dict[str, object] = dict.fromkeys(
    (
        *("block", "failed_before", "identity_seen", "card_seen", "cause_put_right"),
        *("named_branch", "attempted_on", "queue_number", "handling"),
    )
)


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
        **_NO_DETAILS,
        **_details_values(case.details),
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


def _details_values(details: Details) -> dict[str, object]:
    if isinstance(details, UnblockDetails):
        return {
            "block": details.block.value,
            "failed_before": details.failed_before,
            "identity_seen": details.identity_seen,
            "card_seen": details.card_seen,
            "cause_put_right": details.cause_put_right,
        }
    return {
        "named_branch": details.named_branch,
        "attempted_on": details.attempted_on,
        "queue_number": details.queue_number.value,
        "handling": details.handling.value,
    }


def person_values(person: Person, key: UUID, keys: Keyring) -> dict[str, object]:
    """The columns that name somebody: sealed, and indexed where they are looked for."""
    return {
        "name_sealed": keys.seal(person.name, NAME, key),
        "kpj_sealed": keys.seal(person.kpj, KPJ, key),
        "kpj_index": keys.index(person.kpj, KPJ) if person.kpj else None,
        "phone_sealed": None if person.phone is None else keys.seal(person.phone, PHONE, key),
        "phone_index": None if person.phone is None else keys.index(person.phone, PHONE),
    }


def person_of(row: Row[Any], keys: Keyring) -> Person | None:
    """Who a case is for; None once retention has taken it away. Raises UnsealableError."""
    if row.name_sealed is None or row.kpj_sealed is None:
        return None
    phone = None if row.phone_sealed is None else keys.unseal(row.phone_sealed, PHONE, row.key)
    return Person(keys.unseal(row.name_sealed, NAME, row.key), keys.unseal(row.kpj_sealed, KPJ, row.key), phone)


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
    if row.kind == CaseKind.UNBLOCK:
        return UnblockDetails(
            BlockKind(row.block), row.failed_before, row.identity_seen, row.card_seen, row.cause_put_right
        )
    return ClaimDetails(row.named_branch, row.attempted_on, Known(row.queue_number), Handling(row.handling))


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
        "field": entry.field.value if entry.field else None,
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
        field=Field(row.field) if row.field else None,
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
