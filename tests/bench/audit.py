"""Verifying a long chain: whole, with the wrong key, and with every number moved."""

import time
from collections.abc import Iterator
from dataclasses import replace

from kiosk.audit.chain import AuditEvent, beginning, seal_all
from kiosk.audit.faults import verify
from tests.audit.drafts import BRANCH, KEY, OTHER_KEY, STATION, draft
from tests.bench.machine import row

EVENTS = 100_000


def audit_lines() -> Iterator[str]:
    """Processor time of one look at the whole chain; the worst is that of one in which nothing stands in its place."""
    sealed, latest = seal_all(beginning(BRANCH, STATION), [draft(index) for index in range(EVENTS)], KEY)
    moved = [replace(event, number=number) for number, event in enumerate(sealed[1:], start=1)]
    cases: dict[str, tuple[list[AuditEvent], bytes]] = {
        f"verifying {EVENTS:,} events".replace(",", " "): (list(sealed), KEY),
        "   with the wrong key": (list(sealed), OTHER_KEY),
        "   with every number moved": (moved, KEY),
    }
    for what, (events, key) in cases.items():
        begun = time.process_time()
        faults = verify(events, key, latest)
        seconds = time.process_time() - begun
        if (faults == []) != (events is not moved and key == KEY):
            raise AssertionError("the chain is not judged as it is")
        yield row(what, f"{seconds:.2f} s", "≤ 5 s")
