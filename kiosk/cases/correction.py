"""A mistake is put right by a further entry with a reason: what was said before stays in the history."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk.cases.case import CAUSE, Case, Person, fields_of, shown
from kiosk.cases.checks import Checked
from kiosk.cases.fields import declared

Correction = Mapping[str, str]
"""What is to be different: field by its name, and what was typed or chosen for it."""


@dataclass(frozen=True)
class Difference:
    """One thing that a correction changes, as the history tells it: numbers by their ends."""

    field: str
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

    Raises ValueError for a field that a case of this kind has not: that is no mistake to correct, but another case.
    """
    if strange := set(correction) - {field.name for field in fields_of(case.kind)}:
        raise ValueError(f"a case can't become one of another kind: {sorted(strange)}")
    people = {field.name for field in declared(Person)}
    boxes, differences = [], []
    of_person, of_details, cause = dict[str, object](), dict[str, object](), case.cause
    for field in fields_of(case.kind):
        if field.name not in correction:
            continue
        new, box = field.keep(field.read(correction[field.name], today), today)
        if box is not None:
            boxes.append(box)
        if field is CAUSE:
            old, cause = case.cause, new
        elif field.name in people:
            old, of_person[field.name] = getattr(person, field.name), new
        else:
            old, of_details[field.name] = getattr(case.details, field.name), new
        if old != new:
            differences.append(Difference(field.name, field.tell(old), field.tell(new)))
    after = replace(person, **of_person)  # type: ignore[arg-type]  # by their own declarations
    details = replace(case.details, **of_details)  # type: ignore[arg-type]
    changed = replace(case, cause=cause, details=details, person=shown(after))
    return Corrected(changed, after, tuple(boxes), tuple(differences))
