"""A program that saves visits and tells of each on its output; the tests kill it and look at its system calls."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from kiosk.storage.visits import StoredVisits
from kiosk.visits.record import VisitRecord
from tests.storage.opening import open_visits
from tests.storage.records import numbered_visit


def step(number: int) -> VisitRecord:
    """The save with this number: every visit is saved twice, the second time with more touches."""
    return numbered_visit(number // 2, touches=number)


def save_all(visits: StoredVisits, numbers: Iterable[int], output: int) -> None:
    """Do the saves with these numbers; write the number of each to `output` once it is acknowledged."""
    for number in numbers:
        visits.save(step(number))
        os.write(output, b"%d\n" % number)


def kept(visits: StoredVisits, number: int) -> bool:
    """Whether the save with this number is there, whole, or the later one of the same visit."""
    found = visits.load(UUID(int=number // 2))
    return found in (step(number), step(number | 1))


if __name__ == "__main__":
    save_all(open_visits(Path(sys.argv[1])), range(int(sys.argv[2])), sys.stdout.fileno())
