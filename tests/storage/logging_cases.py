"""A program that logs cases and moves them on, telling of each on its output; the tests kill it."""

import itertools
import os
import random
import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.cases.case import EntryKind
from kiosk.cases.states import State
from kiosk.cases.store import CaseChange
from kiosk.storage.desk import StoredDesk
from tests.storage.desk_records import KEYS, LONG_BEFORE, entry, event, numbered_case
from tests.storage.opening import open_desk


def act(desk: StoredDesk, number: int) -> None:
    """The act with this number: every case is logged, then moved."""
    new = numbered_case(number // 2)
    if number % 2 == 0:
        desk.cases.add(new, frozenset(), LONG_BEFORE)
        return
    moved = replace(new.case, state=State.IDENTITY_CHECKED, version=2)
    change = CaseChange(moved, (entry(moved, EntryKind.MOVED),), (event(subject=moved.code),))
    assert desk.cases.change(change)


def act_all(desk: StoredDesk, numbers: Iterable[int], output: int) -> None:
    """Do the acts with these numbers; write the number of each to `output` once it is acknowledged."""
    for number in numbers:
        act(desk, number)
        os.write(output, b"%d\n" % number)


def is_kept(desk: StoredDesk, number: int) -> bool:
    """Whether the act with this number is there, whole: the case and its entry."""
    key = numbered_case(number // 2).case.key
    case = desk.cases.load(key)
    return case is not None and case.version > number % 2 and len(desk.cases.history(key)) == case.version


def acknowledged_before_kill(path: Path, first: int) -> list[int]:
    """The numbers that one process acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        act_all(open_desk(path, lambda _: KEYS), itertools.count(first), writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        numbers = [int(acknowledgements.readline()) for _ in range(random.randint(1, 4))]  # noqa: S311
        moment = time.perf_counter() + random.uniform(0, 0.004)  # noqa: S311 - an act takes 2 to 4 ms
        while time.perf_counter() < moment:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return numbers + [int(line) for line in acknowledgements.read().split(b"\n")[:-1]]


def main(path: Path, kills: int) -> None:
    """Print how many acts were acknowledged and how many of them are not there."""
    open_desk(path, lambda _: KEYS).close()
    numbers = [number for kill in range(kills) for number in acknowledged_before_kill(path, kill * 1_000_000)]
    desk = open_desk(path, lambda _: KEYS)
    print(len(numbers), sum(not is_kept(desk, number) for number in numbers))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
