"""Who is signed in where, and when that ends: a pure function of two moments."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from kiosk.staff.roles import Act, Role, allowed

IDLE_SHARED = timedelta(minutes=2)
"""On a touch PC that visitors use too (reliability.md, S6)."""

IDLE_DESK = timedelta(minutes=5)
"""On a desk of the officer's own."""

LONGEST = timedelta(hours=12)

SECOND_HOLDS = timedelta(minutes=2)
"""How long a second person's PIN stands for the act it was given for."""


class SessionEnd(StrEnum):
    """Why a session is over."""

    BY_HAND = "by_hand"
    IDLE = "idle"
    TOO_LONG = "too_long"
    ACCOUNT = "account"
    """The account was disabled, or its PIN or role was changed."""
    SCREEN_GONE = "screen_gone"
    """The visitor screen that opened the desk has died."""


@dataclass(frozen=True)
class SignedIn:
    """A session: kept in memory by the desk program, never stored. A page touches it with every act of the user."""

    staff: UUID
    name: str
    role: Role
    branch: int
    station: int
    since: datetime
    touched_at: datetime
    epoch: int
    """That of the account when the session began; another one ends it."""
    must_change_pin: bool

    def may(self, act: Act) -> bool:
        """Whether a page offers `act`; the service asks the account itself when it is done."""
        return allowed(self.role, act)

    def touched(self, now: datetime) -> "SignedIn":
        """The same session after the user did something."""
        return replace(self, touched_at=now)


@dataclass(frozen=True)
class SecondPerson:
    """Somebody else has given a PIN for one act of the person signed in."""

    first: UUID
    second: UUID
    at: datetime

    def holds_for(self, session: SignedIn, now: datetime) -> bool:
        """Whether it can still be used in `session`; a clock that was set back ends it too."""
        return self.first == session.staff and timedelta(0) <= now - self.at <= SECOND_HOLDS


def end_by_time(session: SignedIn, now: datetime, idle_limit: timedelta) -> SessionEnd | None:
    """Why `session` is over at `now`; None while it goes on. A clock set back by more than a limit ends it as well."""
    if abs(now - session.since) >= LONGEST:
        return SessionEnd.TOO_LONG
    return SessionEnd.IDLE if abs(now - session.touched_at) >= idle_limit else None
