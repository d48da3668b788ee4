"""What the reasons of an IPP printer mean in the office."""

from collections.abc import Iterable

from kiosk.prints.printer import Trouble

_BEGINNINGS = {
    "media-empty": Trouble.NO_PAPER,
    "media-needed": Trouble.NO_PAPER,
    "media-jam": Trouble.JAM,
    "cover-open": Trouble.COVER,
    "door-open": Trouble.COVER,
    "interlock-open": Trouble.COVER,
    "offline": Trouble.OFFLINE,
    "shutdown": Trouble.OFFLINE,
    "timed-out": Trouble.OFFLINE,
    "connecting-to-device": Trouble.NOT_FOUND,
    "toner-empty": Trouble.OTHER,
    "marker-supply-empty": Trouble.OTHER,
    "marker-waste-full": Trouble.OTHER,
    "input-tray-missing": Trouble.OTHER,
    "output-tray-missing": Trouble.OTHER,
    "output-area-full": Trouble.OTHER,
    "spool-area-full": Trouble.OTHER,
    "fuser-over-temp": Trouble.OTHER,
    "paused": Trouble.PAUSED,
    "moving-to-paused": Trouble.PAUSED,
    "job-hold-until-specified": Trouble.PAUSED,
    "printer-stopped": Trouble.PAUSED,
}
"""Keywords of RFC 8011, section 5.4.12, without their ending: one printer says `media-empty-warning` where another
says `media-empty-error`, and both have no paper. Listed from what says most to what says least."""

_ENDINGS = ("-error", "-warning", "-report")

_MESSAGES = {
    "waiting for printer to become available": Trouble.NOT_FOUND,
    "unable to locate printer": Trouble.NOT_FOUND,
    "is not connected": Trouble.NOT_FOUND,
    "the printer no longer exists": Trouble.NOT_FOUND,
    "may not exist or is unavailable at this time": Trouble.OFFLINE,
    "is unreachable at this time": Trouble.OFFLINE,
    "is not responding": Trouble.OFFLINE,
}
"""All that the backends of CUPS 2 say of a printer that is unplugged or switched off: its reasons stay `none`, and this
stands in printer-state-message, in the language of the request, which is English."""


def troubles_of(reasons: Iterable[str], message: str = "") -> tuple[Trouble, ...]:
    """The troubles that `reasons` tell of, from the one that says most; unknown errors are OTHER."""
    bare = {_without_ending(reason): reason for reason in reasons}
    found = [trouble for beginning, trouble in _BEGINNINGS.items() if beginning in bare]
    found[:0] = [trouble for words, trouble in _MESSAGES.items() if words in message.lower()]
    if any(reason.endswith("-error") and name not in _BEGINNINGS for name, reason in bare.items()):
        found.append(Trouble.OTHER)
    return tuple(dict.fromkeys(found))


def runs_low(reasons: Iterable[str]) -> bool:
    """Whether the paper is nearly used up."""
    return any(_without_ending(reason) == "media-low" for reason in reasons)


def _without_ending(reason: str) -> str:
    for ending in _ENDINGS:
        reason = reason.removesuffix(ending)
    return reason
