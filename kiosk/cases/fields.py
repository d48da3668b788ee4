"""What a case holds, field by field: how each is filled in, checked, named, kept and told is declared once.

A field is declared where the value lives, as an attribute of `Person` or of a kind's details. Form, correction,
history, storage, export and the desk's pages read the declaration.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from kiosk.cases.checks import Checked, check_day

TAIL = 4
"""How many signs of a number are shown."""

FIRST_YEAR = 2000
"""Earlier days are slips of the finger."""

YES_NO = ("no", "yes")

_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?")


class Fill(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    BRANCH = "branch"
    """A text that is often the own branch."""
    NUMBER = "number"
    """Whom it belongs to can be found by it: shown by its end only, revealed on purpose."""
    DAY = "day"
    CHOICE = "choice"
    TICK = "tick"


@dataclass(frozen=True)
class Field:
    """One thing that a case holds."""

    fill: Fill
    check: Callable[[str], Checked] | None = None
    choices: type[StrEnum] | None = None
    terms: str = ""
    """The key of what a value is called, with `{}` in place of the value."""
    presumed: Callable[[Mapping[str, str], str], str] = lambda _filled, _own_branch: ""
    """What it holds until the officer says so, by what is filled in besides and the name of the own branch."""
    optional: bool = False
    """Empty, it is not kept at all."""
    exported: int = 0
    """The width of its column in the list of cases; 0 without one."""
    name: str = ""

    @property
    def words(self) -> str:
        """The key of what it is called."""
        return f"cases.fields.{self.name}"

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen for it; nothing where it is typed."""
        return YES_NO[::-1] if self.fill is Fill.TICK else tuple(self.choices or ())

    def term(self, value: str) -> str:
        """The key of what a value is called."""
        return self.terms.format(value)

    def read(self, typed: str, today: date) -> Any:
        """The value of what was typed or chosen. A day that nobody can read counts as unknown."""
        if self.fill is Fill.DAY:
            return day_of(typed, today)
        if self.fill is Fill.TICK:
            return typed == "yes"
        return self.choices(typed) if self.choices else typed

    def of_stored(self, value: Any) -> Any:
        """The value of what a column holds."""
        return self.choices(value) if self.choices else value

    def is_unread(self, typed: str, today: date) -> bool:
        """Whether a day was typed that is none."""
        return self.fill is Fill.DAY and bool(typed.strip()) and day_of(typed, today) is None

    def keep(self, value: Any, today: date) -> tuple[Any, Checked | None]:
        """`value` as it would be kept on the branch's day `today`, and what is to be said about it."""
        if self.fill is Fill.DAY:
            return value, check_day(self.name, value, today)
        if self.check is None or (self.optional and not (value or "").strip()):
            return (value, None) if self.check is None else (None, None)
        box = self.check(value or "")
        return box.value or None if self.optional else box.value, box

    def tell(self, value: Any) -> str:
        """A value as an entry of the history holds it: numbers by their ends."""
        if isinstance(value, bool):
            return YES_NO[value]
        text = "" if value is None else str(value)
        return text[-TAIL:] if self.fill is Fill.NUMBER else text


Declared = Mapping[str, Field]
"""A declaration as a dataclass keeps it with an attribute."""


def text(check: Callable[[str], Checked], exported: int = 0, *, optional: bool = False) -> Declared:
    """One line."""
    return {"field": Field(Fill.TEXT, check, exported=exported, optional=optional)}


def branch(check: Callable[[str], Checked], exported: int = 0) -> Declared:
    """The name of a branch."""
    return {"field": Field(Fill.BRANCH, check, exported=exported)}


def number(check: Callable[[str], Checked], exported: int = 0, *, optional: bool = False) -> Declared:
    """A number that belongs to somebody."""
    return {"field": Field(Fill.NUMBER, check, exported=exported, optional=optional)}


def day() -> Declared:
    """A day that may be unknown and is not to come."""
    return {"field": Field(Fill.DAY)}


def tick() -> Declared:
    """Yes or no; no until it is ticked."""
    return {"field": Field(Fill.TICK, terms="cases.known.{}", presumed=lambda _filled, _own_branch: "no")}


def choice(
    choices: type[StrEnum], terms: str, presumed: str | Callable[[Mapping[str, str], str], str], exported: int = 0
) -> Declared:
    """One of several, whose values are named by `cases.<terms>.<value>`."""
    presume = presumed if callable(presumed) else lambda _filled, _own_branch: presumed
    return {"field": Field(Fill.CHOICE, None, choices, f"cases.{terms}.{{}}", presume, exported=exported)}


def _declared(holder: Any) -> tuple[Field, ...]:
    return tuple(replace(one.metadata["field"], name=one.name) for one in fields(holder))


declared: Callable[[Any], tuple[Field, ...]] = cache(_declared)
"""The fields of a dataclass, in their order."""


def day_of(typed: str, today: date) -> date | None:
    """The day that somebody typed as `d/m/yyyy`, or without its year: then the last one. None if it is none."""
    match = _DAY.fullmatch(typed.strip())
    if match is None:
        return None
    day_number, month = int(match[1]), int(match[2])
    try:
        if match[3]:
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, month, day_number) if year >= FIRST_YEAR else None
        this_year = date(today.year, month, day_number)
        return this_year if this_year <= today else date(today.year - 1, month, day_number)
    except ValueError:
        return None


def typed_day(one: date) -> str:
    """A day as an officer would type it."""
    return f"{one.day}/{one.month}/{one.year}"
