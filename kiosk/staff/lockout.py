"""How long somebody must wait after wrong PINs: a pure function of what was counted and what the clocks said.

No end of a wait is stored, only how much of it has been seen to pass: a clock set forward can't skip more of it than
`CREDIT` at a look, and one set back can't stretch it. A page that counts down looks more often than that.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FREE_TRIES = 5
"""Tries that may follow each other at once; the wait begins after the fifth wrong one (vxsuite, `lockout.ts`)."""

FIRST_WAIT = timedelta(seconds=15)
"""After the fifth wrong try; it doubles with each further one."""

HELP_AT = 15
"""Wrong tries after which only a supervisor can give new ones."""

STATION_FREE_TRIES = 20
"""Wrong tries at one station, over all names, before the station itself slows down."""

REST = timedelta(seconds=60)
"""The longest wait of a station as a whole, and how often a supervisor's PIN is looked at in spite of a longer wait."""

CREDIT = timedelta(minutes=10)
"""The most that one look counts as passed, whatever the clock says."""

_NOTHING = timedelta(0)


@dataclass(frozen=True)
class Attempts:
    """What is known about the wrong tries of one name at one station, or of a station over all names."""

    failures: int
    waited: timedelta
    """How much of the wait after the last failure has been seen to pass."""
    rested: timedelta
    """The same since a PIN was last looked at, at most `REST`."""
    seen_at: datetime
    """The moment of the last look, by the clock of that moment."""


def no_attempts(now: datetime) -> Attempts:
    """Nobody has failed."""
    return Attempts(0, _NOTHING, REST, now)


def wait_after(failures: int) -> timedelta | None:
    """How long a name waits after so many wrong tries; None when a supervisor must help."""
    if failures >= HELP_AT:
        return None
    if failures < FREE_TRIES:
        return _NOTHING
    return FIRST_WAIT * (1 << (failures - FREE_TRIES))


def station_wait_after(failures: int) -> timedelta:
    """How long everybody waits at a station after so many wrong tries over all names: never longer than `REST`."""
    if failures < STATION_FREE_TRIES:
        return _NOTHING
    return min(FIRST_WAIT * (1 << min(failures - STATION_FREE_TRIES, HELP_AT)), REST)


LONGEST_WAIT = FIRST_WAIT * 2 ** (HELP_AT - 1 - FREE_TRIES)
"""2 hours and 8 minutes, after 14 wrong tries."""


def look(attempts: Attempts, now: datetime) -> Attempts:
    """The same attempts, with the time that can be believed to have passed until `now`."""
    passed = min(max(now - attempts.seen_at, _NOTHING), CREDIT)
    return replace(
        attempts,
        waited=min(attempts.waited + passed, LONGEST_WAIT),
        rested=min(attempts.rested + passed, REST),
        seen_at=now,
    )


def fail(attempts: Attempts, now: datetime) -> Attempts:
    """One more wrong try."""
    return Attempts(attempts.failures + 1, _NOTHING, _NOTHING, now)


def rest(attempts: Attempts, now: datetime) -> Attempts:
    """A PIN was looked at in spite of the wait, and did not open: the count and the wait stay."""
    return replace(look(attempts, now), rested=_NOTHING)


def left_of(attempts: Attempts) -> timedelta | None:
    """What is left of a name's wait; None when a supervisor must help."""
    wait = wait_after(attempts.failures)
    return None if wait is None else max(wait - attempts.waited, _NOTHING)


def station_left_of(attempts: Attempts) -> timedelta:
    """What is left of a station's wait, at most `REST`."""
    return max(station_wait_after(attempts.failures) - attempts.waited, _NOTHING)
