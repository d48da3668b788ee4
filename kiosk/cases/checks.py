"""What an officer may type into a case: cleaned, warned about where it is odd, refused kindly where it may not be kept.

No NIK is kept anywhere (design.md, section 7), so no box takes a number that could be one. A refusal and a doubt are
values; their sentences stand in `resources/words/*/cases.yaml`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

LIMITS: Mapping[str, int] = MappingProxyType({"name": 100, "branch": 100, "note": 280, "phone": 15, "kpj": 20})
"""The most characters each box takes after cleaning (reliability.md, U9); `words.say(…, **LIMITS)` fills them in."""

KPJ_DIGITS = (10, 11)
OLD_CARD_DIGITS = 16
SHORTEST_PHONE = 8
LONG_AGO = timedelta(days=366)

_LONGEST_TYPED = 2000
"""Characters that are looked at; more is no typing but a spilled clipboard."""


class BoxFault(StrEnum):
    """Why something may not be kept."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    LONG_NUMBER = "long_number"
    """Six digits in a row and more: it could be a NIK, a KPJ or a phone number, and none belongs into this box."""
    NOT_A_PHONE = "not_a_phone"
    IN_THE_FUTURE = "in_the_future"


class Doubt(StrEnum):
    """What is odd and kept all the same, once the officer has seen the warning."""

    KPJ_MISSING = "kpj_missing"
    KPJ_LENGTH = "kpj_length"
    KPJ_SIGNS = "kpj_signs"
    KPJ_OLD_CARD = "kpj_old_card"
    PHONE_SHORT = "phone_short"
    LONG_AGO = "long_ago"


class Box(StrEnum):
    """Where something was typed; what is a field of a case has its name."""

    NAME = "name"
    KPJ = "kpj"
    PHONE = "phone"
    BRANCH = "named_branch"
    RECIPIENT = "recipient"
    NOTE = "note"
    REASON = "reason"


@dataclass(frozen=True)
class Checked:
    """What was typed into one box, as it would be kept."""

    box: str
    value: str
    refusal: BoxFault | None = None
    doubt: Doubt | None = None

    @property
    def word_key(self) -> str:
        """The key of the sentence to show, or an empty text if all is well."""
        if self.refusal:
            return f"cases.refused.{self.box}.{self.refusal}"
        return f"cases.doubt.{self.doubt}" if self.doubt else ""


def cleaned(text: str) -> str:
    """`text` in one line, composed, without signs that nobody sees: control signs, direction marks, lone surrogates."""
    seen = (" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", text[: _LONGEST_TYPED + 1]))
    return " ".join("".join(sign for sign in seen if unicodedata.category(sign) not in _UNSEEN).split())


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_DIGITS_IN_A_ROW = re.compile(r"\d{6}")
# groups of three and more, nine digits at least: how people write a phone number, a KPJ or a NIK, but never a date
_DIGITS_IN_GROUPS = re.compile(r"\d{3,}(?:[ .\-/]\d{3,}){2,}")
_NIK_SPACED = re.compile(r"(?:\d\W?){16}")
_SEPARATORS = re.compile(r"[\s.\-‐-―/]+")
_PHONE_SEPARATORS = re.compile(r"[\s.\-‐-―/()]+")


def holds_long_number(text: str) -> bool:
    """Whether `text` holds six digits in a row, nine in groups or sixteen in any writing, of any script."""
    folded = unicodedata.normalize("NFKC", text)
    return any(rule.search(folded) for rule in (_DIGITS_IN_A_ROW, _DIGITS_IN_GROUPS, _NIK_SPACED))


def check_name(typed: str) -> Checked:
    """A participant's name: 1 to 100 characters of any script."""
    return check_line(Box.NAME, typed, LIMITS["name"])


def check_branch(typed: str) -> Checked:
    """The branch that the pop-up names."""
    return check_line(Box.BRANCH, typed, LIMITS["branch"])


def check_recipient(typed: str) -> Checked:
    """To whom a request was sent."""
    return check_line(Box.RECIPIENT, typed, LIMITS["branch"])


def check_note(typed: str) -> Checked:
    """A note: at most 280 characters, no long numbers."""
    return check_line(Box.NOTE, typed, LIMITS["note"])


def check_reason(typed: str) -> Checked:
    """Why something is rejected, corrected, opened again or shown: as a note."""
    return check_line(Box.REASON, typed, LIMITS["note"])


def check_kpj(typed: str) -> Checked:
    """The participant's number: 10–11 digits (knowledge.md, section 6); what else a card may show is only doubted."""
    value = _SEPARATORS.sub("", cleaned(unicodedata.normalize("NFKC", typed[: _LONGEST_TYPED + 1]))).upper()
    if len(value) > LIMITS["kpj"]:
        return Checked(Box.KPJ, value[: LIMITS["kpj"]], refusal=BoxFault.TOO_LONG)
    return Checked(Box.KPJ, value, doubt=_doubt_of_kpj(value))


def _doubt_of_kpj(value: str) -> Doubt | None:
    if not value:
        return Doubt.KPJ_MISSING
    if not (value.isascii() and value.isdigit()):
        return Doubt.KPJ_SIGNS
    if len(value) == OLD_CARD_DIGITS:
        return Doubt.KPJ_OLD_CARD
    return None if len(value) in KPJ_DIGITS else Doubt.KPJ_LENGTH


def check_phone(typed: str) -> Checked:
    """A number for a call-back, at most 15 digits (ITU-T E.164); empty where none is wanted. +62 becomes 0."""
    value = _PHONE_SEPARATORS.sub("", cleaned(unicodedata.normalize("NFKC", typed[: _LONGEST_TYPED + 1])))
    digits = value.removeprefix("+")
    if not value:
        return Checked(Box.PHONE, "")
    if not (digits.isascii() and digits.isdigit()):
        return Checked(Box.PHONE, value[: LIMITS["phone"]], refusal=BoxFault.NOT_A_PHONE)
    if len(digits) > LIMITS["phone"]:
        return Checked(Box.PHONE, value[: LIMITS["phone"]], refusal=BoxFault.TOO_LONG)
    at_home = "0" + digits[2:] if digits.startswith("62") else digits
    return Checked(Box.PHONE, at_home, doubt=Doubt.PHONE_SHORT if len(at_home) < SHORTEST_PHONE else None)


def check_day(box: str, day: date | None, today: date) -> Checked:
    """A day on which something happened; unknown is allowed, tomorrow is not."""
    if day is None:
        return Checked(box, "")
    if day > today:
        return Checked(box, day.isoformat(), refusal=BoxFault.IN_THE_FUTURE)
    return Checked(box, day.isoformat(), doubt=Doubt.LONG_AGO if today - day > LONG_AGO else None)


def check_line(box: str, typed: str, most: int) -> Checked:
    """One line of text without long numbers, which has to be there."""
    value = cleaned(typed)
    if len(typed) > _LONGEST_TYPED or len(value) > most:
        return Checked(box, value[:most], refusal=BoxFault.TOO_LONG)
    if not value:
        return Checked(box, value, refusal=BoxFault.MISSING)
    return Checked(box, value, refusal=BoxFault.LONG_NUMBER if holds_long_number(value) else None)
