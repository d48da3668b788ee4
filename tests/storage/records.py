"""Visits for the tests; every field differs from its emptiest value."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from kiosk.guide.causes import Cause
from kiosk.visits.record import VisitEnd, VisitRecord

WIT = timezone(timedelta(hours=9), "WIT")

FULL = VisitRecord(
    key=UUID("6f1c4a52-3a0e-4a4e-9d1c-0c8f2b7a9e10"),
    branch=17,
    station=3,
    began_at=datetime(2026, 11, 2, 1, 2, 3, 456789, tzinfo=UTC),
    ended_at=datetime(2026, 11, 2, 1, 4, 0, tzinfo=UTC),
    end=VisitEnd.SLIP,
    language="en",
    touches=5,
    left_at="slip",
    causes=(Cause.BLOCKED_KPJ, Cause.ACTIVE_CLAIM),
    answers=("start:blocked", "plan:more", "claim:queue_number"),
    slip_code="ABC-DEF-GHJ",
    slip_issued_at=datetime(2026, 11, 2, 1, 3, 30, tzinfo=UTC),
    asks_counter=True,
)


def a_visit(**changes: Any) -> VisitRecord:
    """A full visit, with `changes`."""
    return replace(FULL, **changes)


def numbered_visit(number: int, touches: int = 1) -> VisitRecord:
    """The visit with this number; the same numbers make the same visit in every process."""
    began_at = FULL.began_at + timedelta(seconds=number)
    return a_visit(key=UUID(int=number), began_at=began_at, touches=touches, left_at=f"page{touches}")
