"""Events for tests: a station's ordinary day, with nothing in it that is real."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from kiosk.audit.events import Detail, EventDraft, EventKind

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
BRANCH, STATION = 7, 2
MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
STAFF = UUID(int=77)

_KINDS = tuple(EventKind)


def draft(index: int, station: int = STATION) -> EventDraft:
    """The event of this index: kind, time and words follow from it."""
    return EventDraft(
        key=UUID(int=index + 1000 * station),
        branch=BRANCH,
        station=station,
        at=MORNING + timedelta(seconds=index),
        staff=STAFF if index % 3 else None,
        kind=_KINDS[index % len(_KINDS)],
        subject=f"K-{index}",
        details={Detail.COUNT: str(index), Detail.REASON: "idle"},
    )
