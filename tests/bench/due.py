"""How long it takes to reckon the latest due times that can be set, once the holidays are known."""

import tempfile
import time
from collections.abc import Iterator
from datetime import datetime

from kiosk.assembly import Kiosk
from kiosk.deadlines.due import due
from kiosk.deadlines.rules import parse_rule
from tests.bench.machine import row

LONGEST = ("400 working days", "1000 hours", "60 weeks")
TURNS = 20


def due_lines() -> Iterator[str]:
    """The slowest of the longest rules."""
    with tempfile.TemporaryDirectory() as data:
        kiosk = Kiosk(environment={"KIOSK_DATA_DIR": data})
        taken = max(_slowest(kiosk, rule) for rule in LONGEST)
    yield row("due time by the longest rule", f"{taken * 1000:.1f} ms", "≤ 5 ms")


def _slowest(kiosk: Kiosk, rule: str) -> float:
    """Seconds of the slowest of some turns after the first."""
    known, at = kiosk.timetable, datetime(2026, 1, 2, 10, tzinfo=kiosk.zone)
    taken = []
    for _ in range(TURNS):
        begun = time.perf_counter()
        due(parse_rule(rule), at, known.calendar, known.service)
        taken.append(time.perf_counter() - begun)
    return max(taken[1:])
