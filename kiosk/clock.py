"""Where the present moment comes from, so that everything else takes time as an argument."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, timezone-aware."""


def system_clock() -> datetime:
    """The machine's present moment in UTC."""
    return datetime.now(UTC)
