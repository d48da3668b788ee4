"""How the trial says what it does, waits for what must happen, and ends at the first thing that does not."""

import time
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds after which something that has not happened will not."""

_begun = _before = time.monotonic()


class Failure(Exception):  # noqa: N818 - said aloud: "FAILED: …"
    """What a branch would have met."""


def say(text: str) -> None:
    """Tell what has been tried, with the seconds since the beginning and those of this step."""
    global _before  # noqa: PLW0603 - one program, one clock
    now = time.monotonic()
    print(f"{now - _begun:6.1f} s  {now - _before:+6.1f}  {text}", flush=True)
    _before = now


def expect(fact: bool, otherwise: str) -> None:
    """Raise Failure unless `fact` holds."""
    if not fact:
        raise Failure(otherwise)


def until(happened: Callable[[], bool], what: str, seconds: float = PATIENCE) -> float:
    """Wait for something; how long it took. Raises Failure if it does not happen in time."""
    begun = time.monotonic()
    while not happened():
        if time.monotonic() - begun > seconds:
            raise Failure(f"after {seconds:.0f} s still not: {what}")
        time.sleep(0.1)
    return time.monotonic() - begun
