"""When a screen that nobody touches warns, and when it forgets: a function of two moments."""

from dataclasses import dataclass
from math import ceil

from kiosk.settings.model import ScreenSettings


@dataclass(frozen=True)
class Patience:
    """How long a page waits, in seconds: in silence first, then with a countdown."""

    silent: float
    warning: float

    def seconds_left(self, idle: float) -> int | None:
        """Seconds still to count down after `idle` seconds without a touch; None while silent, 0 when it is over."""
        left = self.silent + self.warning - idle
        if left <= 0:
            return 0
        return ceil(left) if left <= self.warning else None


LONGER_SECONDS = 60
"""How long the slip's page stays for those who ask for more time, or who must photograph it."""


def patience(settings: ScreenSettings, *, slip_shown: bool, longer: bool = False) -> Patience:
    """The slip's page counts down at once; every other page after a while."""
    if slip_shown:
        return Patience(0, max(settings.after_slip_seconds, LONGER_SECONDS if longer else 0))
    return Patience(settings.idle_seconds, settings.warning_seconds)
