"""The doors through which the services of this room reach the rest of the house."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from kiosk.audit.log import AuditTrail
from kiosk.cases.scan import Known
from kiosk.cases.store import CaseStore
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn
from kiosk.visits.plan import Timetable


class Gate(Protocol):
    """The door to the room that knows who may do what."""

    def permit(self, session: SignedIn, act: Act, now: datetime, subject: str = "") -> None:
        """Raises Refused, which is written down, unless the session goes on and may do this; and StorageError."""
        ...


class People(Protocol):
    """Whom a case can be given to."""

    def account(self, key: UUID) -> StaffAccount | None:
        """The account of this key. Raises StorageError."""
        ...


class Prints(Protocol):
    """The door to the room that knows what became of every print."""

    def came_out(self, codes: Collection[str]) -> frozenset[str]:
        """Those of these slips that came out at least once, as far as anybody can know. Raises StorageError."""
        ...


@dataclass(frozen=True)
class Parts:
    """What the services of this room work with."""

    store: CaseStore
    trail: AuditTrail
    gate: Gate
    people: People
    known_slip_keys: Known
    timetable: Timetable
    prints: Prints

    def permit(self, session: SignedIn, act: Act, now: datetime, subject: str = "") -> None:
        """Ask whether `act` may be done; every service asks this first. Raises Refused, and StorageError."""
        self.gate.permit(session, act, now, subject)

    def today(self, now: datetime) -> date:
        """The branch's day. Raises ValueError for a moment without a time zone."""
        return self.timetable.calendar.local(now).date()
