"""How numbers and days of a report are said, in the signs of each language."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.reports.figures import Span
from kiosk.texts import Words

HOURS_AS_HOURS = 48
"""From here on hours are said as days of 24 hours."""


class Unit(Enum):
    """What a number counts."""

    COUNT = "count"
    SHARE = "share"
    """0 to 1, said in per cent."""
    HOURS = "hours"
    MINUTES = "minutes"
    TOUCHES = "touches"


@dataclass(frozen=True)
class Number:
    """One number of a report; without an amount it is hidden, or there was nothing to count it from."""

    amount: float | None
    unit: Unit = Unit.COUNT
    is_hidden: bool = False


def say_number(number: Number, words: Words) -> str:
    """A number for people: `1.234`, `87,5 %`, `26,5 jam`, `<5*`, or a dash where there is none."""
    amount, unit = number.amount, number.unit.value
    if amount is None:
        return words.say("reports.hidden" if number.is_hidden else "reports.nothing")
    if number.unit is Unit.COUNT:
        return say_amount(amount, words)
    if number.unit is Unit.SHARE:
        amount *= 100
    if number.unit is Unit.HOURS and abs(amount) >= HOURS_AS_HOURS:
        amount, unit = amount / 24, "days"
    return words.say(f"reports.units.{unit}", number=say_amount(amount, words))


def say_amount(amount: float, words: Words) -> str:
    """A bare number with at most one decimal."""
    text = f"{abs(amount):,.1f}".removesuffix(".0")
    signs = {",": words.say("reports.thousands"), ".": words.say("reports.decimal")}
    minus = "−" if amount < 0 and text != "0" else ""
    return minus + "".join(signs.get(sign, sign) for sign in text)


def say_span(span: Span, words: Words) -> str:
    """`1 November 2026 – 30 November 2026`, or the one day."""
    first, last = say_day(span.first, words), say_day(span.last, words)
    return first if span.first == span.last else f"{first} – {last}"


def say_day(day: date, words: Words) -> str:
    """`2 November 2026`."""
    return f"{day.day} {words.several('dates.months')[day.month - 1]} {day.year}"
