"""Numbers shown in full for a few seconds, and hidden again whoever looks away."""

from collections.abc import Callable
from math import ceil

from kiosk.cases.follow_up import REVEALED_FOR


class Revealing:
    """The numbers that are shown in full now."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._shown: dict[str, tuple[str, float]] = {}

    def __bool__(self) -> bool:
        """Whether anything is shown in full."""
        return bool(self._shown)

    def show(self, field: str, number: str) -> None:
        """Show a number from now on."""
        self._shown[field] = number, self._monotonic() + REVEALED_FOR.total_seconds()

    def number(self, field: str) -> str:
        """The number in full; empty while it is hidden."""
        return self._shown[field][0] if self.seconds(field) else ""

    def seconds(self, field: str) -> int:
        """Seconds that a number will still be shown, 0 while it is hidden."""
        return max(0, ceil(self._shown[field][1] - self._monotonic())) if field in self._shown else 0

    def look(self) -> None:
        """Forget what has been shown long enough."""
        self._shown = {field: shown for field, shown in self._shown.items() if self.seconds(field)}

    def hide(self) -> None:
        """Hide everything at once."""
        self._shown = {}
