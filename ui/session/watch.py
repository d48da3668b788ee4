"""Decides about a watched program: alive, to be started again, or better left for the safe page. A function of time."""

from dataclasses import dataclass, replace

CRASH_WINDOW_SECONDS = 60.0
CRASHES = 3
"""So many crashes within the window are a loop."""

SAFE_SECONDS = 60.0
"""How long the safe page stands before the program is tried again."""

START_SECONDS = 60.0
"""How long a program may take to its first sign of life; a PC after a power cut is slow."""

SILENCE_SECONDS = 15.0
"""A program that was ready and says nothing for so long hangs."""


@dataclass(frozen=True)
class Watch:
    """What is known of the watched program. Seconds are of a clock that nobody sets."""

    crashes: tuple[float, ...] = ()
    started: float = 0.0
    heard: float | None = None

    def start(self, now: float) -> "Watch":
        """The program was started."""
        return replace(self, started=now, heard=None)

    def hear(self, now: float) -> "Watch":
        """The program told that it is alive."""
        return replace(self, heard=now)

    def crash(self, now: float) -> "Watch":
        """The program ended though nobody asked it to."""
        recent = tuple(at for at in self.crashes if now - at < CRASH_WINDOW_SECONDS)
        return replace(self, crashes=(*recent, now))

    def calm(self) -> "Watch":
        """The safe page has stood long enough: what was is forgotten."""
        return Watch()

    def hangs(self, now: float) -> bool:
        """Whether the running program has been silent for too long."""
        if self.heard is None:
            return now - self.started > START_SECONDS
        return now - self.heard > SILENCE_SECONDS

    @property
    def loops(self) -> bool:
        """Whether starting it again would only show one more crash."""
        return len(self.crashes) >= CRASHES
