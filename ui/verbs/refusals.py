"""Says in a sentence why the desk did not do what was asked, and what to do about it."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from kiosk.errors import KioskError
from kiosk.staff.accounts import LONGEST_NAME
from kiosk.staff.pin_rules import LONGEST, SHORTEST_PASSPHRASE, SHORTEST_PIN, Weakness
from kiosk.staff.refusals import Refusal, Refused

_AGAIN = "Try again."

SENTENCES: Mapping[Refusal, tuple[str, str]] = MappingProxyType(
    {
        Refusal.WRONG: ("The name or the PIN is wrong.", _AGAIN),
        Refusal.WAIT: ("There were too many wrong tries.", _AGAIN),
        Refusal.NEEDS_SUPERVISOR: (
            "There were too many wrong tries with this name.",
            "A supervisor or administrator gives a new PIN with `kiosk staff reset-pin`.",
        ),
        Refusal.BUSY: ("Others were changing the same; nothing was done.", _AGAIN),
        Refusal.NOT_ALLOWED: ("Your role does not allow this.", "Ask somebody whose role does."),
        Refusal.SESSION_ENDED: ("You are no longer signed in; nothing was done.", _AGAIN),
        Refusal.MUST_CHANGE_PIN: (
            "Your PIN was set by somebody else.",
            "Sign in at the desk and choose one of your own first.",
        ),
        Refusal.SAME_PERSON: ("The second person must be another one.", "Ask a colleague."),
        Refusal.NEEDS_SECOND: ("A second person must give the PIN for this.", "Ask a colleague, then try again."),
        Refusal.SAME_PIN: ("The new PIN is the old one.", "Choose another."),
        Refusal.WEAK_PIN: (
            "The new PIN is too weak.",
            f"Choose {SHORTEST_PIN} digits or more, or a passphrase of {SHORTEST_PASSPHRASE} signs or more.",
        ),
        Refusal.NAME_UNUSABLE: (
            "This name can't be used.",
            f"Take 1 to {LONGEST_NAME} signs, all of them visible, on one line.",
        ),
        Refusal.NAME_TAKEN: ("There is an account of this name already.", "Choose another name."),
        Refusal.NOT_THE_FIRST: ("Somebody else has just made the first account.", "Sign in with --as NAME."),
        Refusal.UNKNOWN_ACCOUNT: ("There is no account of this name.", "`kiosk staff list` shows all accounts."),
        Refusal.OWN_ACCOUNT: ("Nobody can do this to their own account.", "Ask another supervisor or administrator."),
    }
)

WEAKNESSES: Mapping[Weakness, str] = MappingProxyType(
    {
        Weakness.TOO_SHORT: "it is too short",
        Weakness.TOO_LONG: f"it is longer than {LONGEST} signs",
        Weakness.REPEATED: "it repeats itself",
        Weakness.COUNTED: "it only counts",
        Weakness.KEYBOARD: "it follows a line of keys",
        Weakness.DATE: "it is a date",
        Weakness.NAME: "it is made of the name",
        Weakness.COMMON: "it is one of the first that anybody tries",
    }
)


def told(refused: Refused) -> KioskError:
    """The refusal in a sentence that says what to do."""
    what, remedy = SENTENCES[refused.why]
    if refused.weakness:
        what = f"{what.rstrip('.')}: {WEAKNESSES[refused.weakness]}."
    if refused.wait and refused.why is not Refusal.NEEDS_SUPERVISOR:
        remedy = f"Wait {span_text(refused.wait)}, then try again."
    return KioskError(what, remedy)


def span_text(span: timedelta) -> str:
    """A wait for people, rounded up: in seconds up to two minutes, then in minutes."""
    seconds = -(-span // timedelta(seconds=1))
    if seconds <= 120:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{-(-seconds // 60)} minutes"
