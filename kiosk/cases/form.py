"""What an officer fills in to log a case, and what becomes of it: checked, and promised a due time."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from kiosk.cases.case import Person
from kiosk.cases.checks import Checked
from kiosk.cases.fields import declared
from kiosk.cases.kinds import ClaimDetails, Details, Handling
from kiosk.deadlines.due import Due, plan_due
from kiosk.guide.causes import Cause
from kiosk.visits.plan import Timetable

Holder = TypeVar("Holder", Person, Details)


@dataclass(frozen=True)
class Form:
    """A case before it is saved, as it was typed."""

    key: UUID
    """Made when the form was opened: saved twice, it is still one case."""
    details: Details
    cause: Cause
    """As the officer confirms or corrects it."""
    name: str = field(repr=False)
    kpj: str = field(repr=False)
    phone: str = field(default="", repr=False)
    """Only for a call-back."""
    slip_code: str | None = None
    slip_causes: tuple[Cause, ...] = ()


@dataclass(frozen=True)
class CheckedForm:
    """A form as it would be kept, with all that is to be said about its boxes."""

    person: Person
    details: Details
    boxes: tuple[Checked, ...]


def check_form(form: Form, today: date) -> CheckedForm:
    """`form` cleaned and judged on the branch's day `today`; no database is asked."""
    person, about_person = _cleaned(Person(form.name, form.kpj, form.phone), today)
    details, about_details = _cleaned(form.details, today)
    return CheckedForm(person, details, about_person + about_details)


def _cleaned(holder: Holder, today: date) -> tuple[Holder, tuple[Checked, ...]]:
    """A dataclass of fields as it would be kept, and what is to be said about its boxes."""
    kept = {one.name: one.keep(getattr(holder, one.name), today) for one in declared(type(holder))}
    boxes = tuple(box for _, box in kept.values() if box is not None)
    return replace(holder, **{name: value for name, (value, _) in kept.items()}), boxes


def promised(details: Details, now: datetime, timetable: Timetable) -> Due:
    """When the case can be expected to be settled, by the branch's rule for its outcome (design.md, section 5).

    A claim that waits for its automatic cancellation has been waiting since the attempt. Raises ValueError for a
    moment without a time zone.
    """
    rule = timetable.rules[details.outcome]
    days_ago = 0
    if isinstance(details, ClaimDetails) and details.handling is Handling.FORWARDED and details.attempted_on:
        days_ago = max((timetable.calendar.local(now).date() - details.attempted_on).days, 0)
    return plan_due([[(rule, days_ago)]], now, timetable.calendar, timetable.service)
