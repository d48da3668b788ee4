"""What a due rule says, and how people write it in settings. No calendar and no clock: see `due` for its meaning."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kiosk.errors import SettingsError


class DueKind(Enum):
    """How a due time is counted."""

    NOW = "now"
    COUNTER_DAY = "counter day"
    HOURS = "hours"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    SERVICE_HOURS = "service hours"
    BRANCH = "set by branch"


LIMITS = {DueKind.HOURS: 1000, DueKind.WORKING_DAYS: 400, DueKind.WEEKS: 60}
"""The kinds that have an amount, each with its greatest; more than about a year is a slip of the finger."""

ALLOWED = (
    '"now", "counter day", "24 hours", "3 working days", "2-3 weeks", "service hours", "set by branch"'
    f" (at most {LIMITS[DueKind.HOURS]} hours, {LIMITS[DueKind.WORKING_DAYS]} working days,"
    f" {LIMITS[DueKind.WEEKS]} weeks)"
)

_UNIT = {"hour": DueKind.HOURS, "working day": DueKind.WORKING_DAYS, "week": DueKind.WEEKS}
_WORDS = {kind.value: kind for kind in DueKind if kind not in LIMITS}
_AMOUNT = re.compile(r"(?:([0-9]{1,6}) ?[-–] ?)?([0-9]{1,6}) (hour|working day|week)s?")


@dataclass(frozen=True)
class DueRule:
    """When a cause can be expected to be solved: `amount` is the upper value, `least` the lower one of a range or 0.

    Raises ValueError for an amount that is missing, too great or out of place, and for a reversed or empty range.
    """

    kind: DueKind
    amount: int = 0
    least: int = 0

    def __post_init__(self) -> None:
        greatest = LIMITS.get(self.kind)
        if greatest is None:
            if self.amount or self.least:
                raise ValueError(f'"{self.kind.value}" has no amount')
        elif not 1 <= self.amount <= greatest:
            raise ValueError(f"{self.amount} {self.kind.value} is not between 1 and {greatest}")
        elif self.least and not 1 <= self.least < self.amount:
            raise ValueError(f"{self.least} to {self.amount} {self.kind.value} is not a range from less to more")


def parse_rule(text: str) -> DueRule:
    """The rule that `text` describes; upper or lower case and extra spaces do not matter.

    Raises ValueError with the given text and the list of what is allowed.
    """
    words = " ".join(text.lower().split())
    if words in _WORDS:
        return DueRule(_WORDS[words])
    found = _AMOUNT.fullmatch(words)
    if found is None:
        raise ValueError(f"{text!r} is not a due rule. Allowed: {ALLOWED}.")
    least, amount, unit = found.groups()
    if least is not None and int(least) == 0:
        raise ValueError(f"{text!r} is not a due rule: a range can't begin with 0. Allowed: {ALLOWED}.")
    try:
        return DueRule(_UNIT[unit], int(amount), int(least or 0))
    except ValueError as reason:
        raise ValueError(f"{text!r} is not a due rule: {reason}. Allowed: {ALLOWED}.") from reason


def write_rule(rule: DueRule) -> str:
    """The rule as `parse_rule` reads it: `parse_rule(write_rule(rule)) == rule`."""
    if rule.kind not in LIMITS:
        return rule.kind.value
    amount = f"{rule.least}-{rule.amount}" if rule.least else str(rule.amount)
    return f"{amount} {rule.kind.value if rule.amount > 1 else rule.kind.value.removesuffix('s')}"


def read_rules(shipped: Mapping[str, str], own: Mapping[str, str]) -> dict[str, DueRule]:
    """The rule of every outcome: that of the guide, or the branch's own from its settings (`due.<outcome>`).

    Raises SettingsError for one of the branch's that can't be read or that no outcome has.
    """
    rules = {name: parse_rule(text) for name, text in shipped.items()}
    for name, text in own.items():
        if name not in rules:
            raise SettingsError(f"There is no outcome {name} (due.{name}).", f"Known are: {', '.join(rules)}.")
        try:
            rules[name] = parse_rule(text)
        except ValueError as error:
            raise SettingsError(
                f"The setting due.{name} is wrong: {str(error).rstrip('.')}.", "Change it or delete it."
            ) from error
    return rules
