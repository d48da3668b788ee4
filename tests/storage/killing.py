"""Kills a saving process again and again, at a random moment of a save, and counts what was lost.

A process of its own: it forks, which a process with threads must not.
"""

import itertools
import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.storage.opening import open_visits
from tests.storage.saving import kept, save_all


def acknowledged_before_kill(path: Path, first: int) -> list[int]:
    """The numbers that one process acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        save_all(open_visits(path), itertools.count(first), writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        numbers = [int(acknowledgements.readline()) for _ in range(random.randint(1, 4))]  # noqa: S311
        moment = time.perf_counter() + random.uniform(0, 0.002)  # noqa: S311 - a save takes 1 to 2 ms
        while time.perf_counter() < moment:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return numbers + [int(line) for line in acknowledgements.read().split(b"\n")[:-1]]


def main(path: Path, kills: int) -> None:
    """Print how many saves were acknowledged and how many of them are not there."""
    open_visits(path).close()
    numbers = [number for kill in range(kills) for number in acknowledged_before_kill(path, kill * 1_000_000)]
    visits = open_visits(path)
    lost = [number for number in numbers if not kept(visits, number)]
    print(len(numbers), len(lost))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
