"""What is kept of every print: so that the desk can tell what came out, what did not, and how the printer has been."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Trouble
from kiosk.visits.visit import Station


class PrintKind(StrEnum):
    """What was printed."""

    SLIP = "slip"
    CASE_SLIP = "case_slip"
    TEST_PAGE = "test_page"
    REPORT = "report"
    """Of a closed day."""


@dataclass(frozen=True)
class Print:
    """One print that was asked for, and how far it came. Nothing of it is personal."""

    key: UUID
    station: Station
    kind: PrintKind
    code: str
    """Of the slip, the case or the report."""
    is_copy: bool
    """Marked *cetak ulang*."""
    printer: str
    """As the printer calls itself."""
    at: datetime
    """When it was asked for."""
    state: DeliveryState
    trouble: Trouble | None = None
    """What held it up last, also if that is over; `OTHER` of a job that the printer gave up without a word."""
    trouble_at: datetime | None = None
    """When that was met; None if nothing was."""
    confirmed: bool | None = None
    """What a person said of a test page: whether it came out as it should; None while nobody has said it."""


class PrintLog(Protocol):
    """Where prints are kept. Every method may raise StorageError."""

    def note(self, one: Print) -> None:
        """Keep `one`, or replace the one with its key; what was `confirmed` stays while `one` says nothing of it."""
        ...

    def last_out(self, station: Station) -> Print | None:
        """The newest print of this station that came out, as far as anybody can know."""
        ...

    def last_fault(self, station: Station) -> Print | None:
        """The print of this station that met trouble last."""
        ...

    def last_test(self, station: Station) -> Print | None:
        """The newest test page of this station."""
        ...

    def last_of(self, codes: Collection[str]) -> Mapping[str, Print]:
        """The newest print of each of these slips or cases that anybody tried to print, at any station."""
        ...

    def came_out(self, codes: Collection[str]) -> frozenset[str]:
        """Those of these slips or cases that came out at least once, at any station of this database."""
        ...
