"""How many slips may come out: a child that taps on must not empty the paper tray."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class PrintLimits:
    """At most `per_visit` slips a visit, and `per_span` within any `span` seconds."""

    per_visit: int = 3
    per_span: int = 20
    span: float = 600.0


class Allowance:
    """Counts slips against the limits; times are seconds of a clock that only goes forward."""

    def __init__(self, limits: PrintLimits) -> None:
        self._limits = limits
        self._in_visit = 0
        self._taken: deque[float] = deque()

    def take(self, now: float) -> bool:
        """Count one more slip, if it is allowed."""
        while self._taken and self._taken[0] <= now - self._limits.span:
            self._taken.popleft()
        if self._in_visit >= self._limits.per_visit or len(self._taken) >= self._limits.per_span:
            return False
        self._in_visit += 1
        self._taken.append(now)
        return True

    def end_visit(self) -> None:
        """The next slip is another visitor's."""
        self._in_visit = 0
