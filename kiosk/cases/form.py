"""What an officer fills in to log a case, and what becomes of it: checked, and promised a due time."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from kiosk.cases.case import Person
from kiosk.cases.checks import Checked, check_attempt, check_branch, check_kpj, check_name, check_phone
from kiosk.cases.kinds import ClaimDetails, Details, Handling, outcome_of
from kiosk.deadlines.due import Due, plan_due
from kiosk.guide.causes import Cause
from kiosk.visits.plan import Timetable


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

    @property
    def doubted(self) -> tuple[Checked, ...]:
        """The boxes to look at again; they may be kept."""
        return tuple(box for box in self.boxes if box.doubt)


def check_form(form: Form, today: date) -> CheckedForm:
    """`form` cleaned and judged on the branch's day `today`; no database is asked."""
    name, kpj, phone = check_name(form.name), check_kpj(form.kpj), check_phone(form.phone)
    details, boxes = check_details(form.details, today)
    return CheckedForm(Person(name.value, kpj.value, phone.value or None), details, (name, kpj, phone, *boxes))


def check_details(details: Details, today: date) -> tuple[Details, tuple[Checked, ...]]:
    """`details` cleaned, and what is to be said about their boxes."""
    if not isinstance(details, ClaimDetails):
        return details, ()
    branch = check_branch(details.named_branch)
    return replace(details, named_branch=branch.value), (branch, check_attempt(details.attempted_on, today))


def promised(details: Details, now: datetime, timetable: Timetable) -> Due:
    """When the case can be expected to be settled, by the branch's rule for its outcome (design.md, section 5).

    A claim that waits for its automatic cancellation has been waiting since the attempt. Raises ValueError for a
    moment without a time zone.
    """
    rule = timetable.rules[outcome_of(details)]
    days_ago = 0
    if isinstance(details, ClaimDetails) and details.handling is Handling.FORWARDED and details.attempted_on:
        days_ago = max((timetable.calendar.local(now).date() - details.attempted_on).days, 0)
    return plan_due([[(rule, days_ago)]], now, timetable.calendar, timetable.service)
