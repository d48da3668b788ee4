"""Prints for the tests; every field differs from its emptiest value."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Trouble
from kiosk.visits.visit import Station

HERE = Station(17, 3)
FULL = Print(
    key=UUID("0d9c6f6e-5a43-4d5e-8f0e-2b6f1f0c7a11"),
    station=HERE,
    kind=PrintKind.TEST_PAGE,
    code="222-222-222",
    is_copy=True,
    printer="Printer Contoh",
    at=datetime(2026, 11, 2, 1, 2, 3, 456789, tzinfo=UTC),
    state=DeliveryState.DONE,
    trouble=Trouble.NO_PAPER,
    trouble_at=datetime(2026, 11, 2, 1, 3, 0, tzinfo=UTC),
    confirmed=True,
)


def a_print(**changes: Any) -> Print:
    """A full print, with `changes`."""
    return replace(FULL, **changes)
