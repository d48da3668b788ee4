"""What an officer types and chooses to put mistakes right, until it is a correction; nothing here knows the screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kiosk.cases.case import REVEALABLE, TAIL, Case, Field
from kiosk.cases.checks import Checked, check_attempt, check_branch, check_kpj, check_name, check_phone
from kiosk.cases.correction import Correction
from kiosk.cases.kinds import BlockKind, Handling, Known
from kiosk.guide.causes import Cause
from ui.desk.case.facts import value_of
from ui.desk.form.draft import day_of, typed_day

YES_NO = ("yes", "no")

CHOICES: Mapping[Field, type[StrEnum] | tuple[str, str]] = MappingProxyType(
    {
        Field.CAUSE: Cause,
        Field.BLOCK: BlockKind,
        Field.QUEUE_NUMBER: Known,
        Field.HANDLING: Handling,
        Field.FAILED_BEFORE: YES_NO,
        Field.IDENTITY_SEEN: YES_NO,
        Field.CARD_SEEN: YES_NO,
        Field.CAUSE_PUT_RIGHT: YES_NO,
    }
)
"""The fields that are chosen; the others are typed."""

_CHECKS: Mapping[Field, Callable[[str], Checked]] = MappingProxyType(
    {Field.NAME: check_name, Field.KPJ: check_kpj, Field.PHONE: check_phone, Field.NAMED_BRANCH: check_branch}
)


class Drafts:
    """What shall stand in the fields of a case instead of what stands there."""

    def __init__(self, case: Case, today: date) -> None:
        """`today` is the branch's day: an attempt was not after it."""
        self.case = case
        self._today = today
        self._values: dict[Field, str] = {}

    def __contains__(self, field: object) -> bool:
        """Whether a field shall be different."""
        return field in self._values

    def typed(self, field: Field) -> str:
        """What stands in the box of a field: the draft, else what the case holds where that may be shown."""
        return self._values.get(field, self._known(field))

    def fill(self, field: Field, value: str) -> None:
        """Take what was typed or chosen; as it was before, nothing is to be corrected."""
        if value == self._known(field):
            self._values.pop(field, None)
        else:
            self._values[field] = value

    def empty(self, field: Field) -> None:
        """Take a number away."""
        self._values[field] = ""

    def is_unread(self, field: Field) -> bool:
        """Whether a day was typed that is none."""
        return field is Field.ATTEMPTED_ON and bool(self._values.get(field)) and self._day is None

    def check(self, field: Field) -> Checked | None:
        """What is to be said about a draft; None where there is none."""
        draft = self._values.get(field)
        if draft is None:
            return None
        if field is Field.ATTEMPTED_ON:
            return check_attempt(self._day, self._today)
        return _CHECKS[field](draft) if field in _CHECKS else None

    def value(self, field: Field) -> str:
        """A draft as an entry of the history would hold it."""
        draft = self._values[field]
        if field is Field.ATTEMPTED_ON:
            return self._day.isoformat() if self._day else ""
        return _CHECKS[field](draft).value[-TAIL:] if field in REVEALABLE else draft

    @property
    def correction(self) -> Correction | None:
        """All drafts together; None while a day can't be read."""
        if self.is_unread(Field.ATTEMPTED_ON):
            return None
        details = {field.value: self._detail(field) for field in self._values if hasattr(self.case.details, field)}
        cause = self._values.get(Field.CAUSE)
        return Correction(
            name=self._values.get(Field.NAME),
            kpj=self._values.get(Field.KPJ),
            phone=self._values.get(Field.PHONE),
            cause=Cause(cause) if cause else None,
            details=replace(self.case.details, **details) if details else None,
        )

    @property
    def _day(self) -> date | None:
        return day_of(self._values.get(Field.ATTEMPTED_ON, ""), self._today)

    def _known(self, field: Field) -> str:
        if field in REVEALABLE:
            return ""
        value = value_of(self.case, field)
        return typed_day(date.fromisoformat(value)) if field is Field.ATTEMPTED_ON and value else value

    def _detail(self, field: Field) -> Any:
        draft, choices = self._values[field], CHOICES.get(field)
        if field is Field.ATTEMPTED_ON:
            return self._day
        if choices is YES_NO:
            return draft == "yes"
        return choices(draft) if isinstance(choices, type) else draft
