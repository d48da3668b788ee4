"""A mistake is put right by a further entry with a reason: what was said before stays in the history."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date

from kiosk.cases.case import TAIL, Case, Field, Person, shown
from kiosk.cases.checks import Box, Checked, check_kpj, check_name, check_phone
from kiosk.cases.form import check_details
from kiosk.cases.kinds import Details
from kiosk.guide.causes import Cause


@dataclass(frozen=True)
class Correction:
    """What is to be different; None leaves as it is. An empty phone takes the number away."""

    name: str | None = field(default=None, repr=False)
    kpj: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    cause: Cause | None = None
    details: Details | None = None


@dataclass(frozen=True)
class Difference:
    """One thing that a correction changes, as the history tells it: numbers by their ends."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True)
class Corrected:
    """A case and its person as they shall be. The due time stays as it was promised."""

    case: Case
    person: Person
    boxes: tuple[Checked, ...]
    differences: tuple[Difference, ...]


def correct(case: Case, person: Person, correction: Correction, today: date) -> Corrected:
    """`correction` applied to a case and its person; nothing is stored.

    Raises ValueError for details of another kind of case: that is no mistake to correct, but another case.
    """
    boxes = [
        check(typed)
        for typed, check in (
            (correction.name, check_name),
            (correction.kpj, check_kpj),
            (correction.phone, check_phone),
        )
        if typed is not None
    ]
    kept = {box.box: box.value for box in boxes}
    phone = (kept[Box.PHONE] or None) if Box.PHONE in kept else person.phone
    after = Person(kept.get(Box.NAME, person.name), kept.get(Box.KPJ, person.kpj), phone)
    details = case.details
    if correction.details is not None:
        if correction.details.kind is not case.kind:
            raise ValueError("a case can't become one of another kind")
        details, more = check_details(correction.details, today)
        boxes += more
    changed = replace(case, cause=correction.cause or case.cause, details=details, person=shown(after))
    differences = (*_of_person(person, after), *_of_case(case, changed))
    return Corrected(changed, after, tuple(boxes), differences)


def _of_person(before: Person, after: Person) -> Iterator[Difference]:
    if before.name != after.name:
        yield Difference(Field.NAME, before.name, after.name)
    if before.kpj != after.kpj:
        yield Difference(Field.KPJ, before.kpj[-TAIL:], after.kpj[-TAIL:])
    if before.phone != after.phone:
        yield Difference(Field.PHONE, (before.phone or "")[-TAIL:], (after.phone or "")[-TAIL:])


def _of_case(before: Case, after: Case) -> Iterator[Difference]:
    if before.cause is not after.cause:
        yield Difference(Field.CAUSE, before.cause, after.cause)
    for one in fields(before.details):
        old, new = getattr(before.details, one.name), getattr(after.details, one.name)
        if old != new:
            yield Difference(Field(one.name), _said(old), _said(new))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
