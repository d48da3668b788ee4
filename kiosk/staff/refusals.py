"""What the desk answers when it does not do what was asked; the sentences stand with the other words."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kiosk.staff.pin_rules import Weakness
from kiosk.staff.sessions import SessionEnd


class Refusal(StrEnum):
    """Why something was not done."""

    WRONG = "wrong"
    """Name or PIN, and nobody learns which; also an account that was disabled."""
    WAIT = "wait"
    NEEDS_SUPERVISOR = "needs_supervisor"
    BUSY = "busy"
    """Others changed the same again and again; nothing was done."""
    NOT_ALLOWED = "not_allowed"
    SESSION_ENDED = "session_ended"
    MUST_CHANGE_PIN = "must_change_pin"
    SAME_PERSON = "same_person"
    NEEDS_SECOND = "needs_second"
    """Nobody else has given a PIN for this act, or it was used already or too long ago."""
    SAME_PIN = "same_pin"
    WEAK_PIN = "weak_pin"
    NAME_UNUSABLE = "name_unusable"
    NAME_TAKEN = "name_taken"
    NOT_THE_FIRST = "not_the_first"
    UNKNOWN_ACCOUNT = "unknown_account"
    OWN_ACCOUNT = "own_account"


@dataclass(unsafe_hash=True)  # not frozen: what catches an exception notes its way in it
class Refused(Exception):  # noqa: N818  the office's word
    """A service does not do what was asked; raised once, there, and told once, where the asking began."""

    why: Refusal
    wait: timedelta = timedelta(0)
    """With `WAIT`, and with `WRONG` where the next try has to wait."""
    weakness: Weakness | None = None
    end: SessionEnd | None = None
