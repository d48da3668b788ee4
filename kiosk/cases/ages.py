"""How late a case is, in the steps by which a supervisor looks at it: a pure function of two moments."""

from datetime import datetime, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)


class Age(StrEnum):
    """How long a case has been overdue; the oldest first."""

    OVER_A_WEEK = "over_a_week"
    WEEK = "week"
    """4–7 days."""
    DAYS = "days"
    """2–3 days."""
    ONE_DAY = "one_day"
    """Up to 24 hours."""


def age_of(due_at: datetime, now: datetime) -> Age:
    """The age of what was due at `due_at`; a day that has begun counts as one."""
    days = -((due_at - now) // _ONE_DAY)
    if days > 7:
        return Age.OVER_A_WEEK
    if days > 3:
        return Age.WEEK
    return Age.DAYS if days > 1 else Age.ONE_DAY
