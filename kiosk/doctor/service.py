"""What somebody who is signed in does about the health of the machine: each act is asked for here, and nowhere else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.cases.doors import Gate
from kiosk.cases.search import CaseSearch, Listed
from kiosk.doctor.check import Result
from kiosk.doctor.machine import Machine
from kiosk.prints.log import Print, PrintLog
from kiosk.slips.staff_code import StaffCode
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn
from kiosk.visits.record import VisitRecord
from kiosk.visits.visit import Station

UNDER_WAY = timedelta(minutes=2)
"""A print that began within it may still come out; one that is older and has no end was broken off."""


class Visits(Protocol):
    """What is kept of visits."""

    def of_slip(self, code: str) -> VisitRecord | None:
        """The visit that took this slip. Raises StorageError."""
        ...


@dataclass(frozen=True)
class HealthParts:
    """What the service works with."""

    gate: Gate
    search: CaseSearch
    prints: PrintLog
    visits: Callable[[], Visits]
    station: Station
    zone: ZoneInfo
    machine: Callable[[], Machine]


@dataclass(frozen=True)
class Past:
    """What is kept of the prints of this station: what came out, what went wrong, and the test page, each the last."""

    out: Print | None = None
    fault: Print | None = None
    test: Print | None = None


@dataclass(frozen=True)
class NotPrinted:
    """Slips that never came out, and the last print of each that there is a record of."""

    slips: Listed[StaffCode]
    prints: Mapping[str, Print]


@dataclass(frozen=True)
class Lacking:
    """A slip that nobody holds on paper, and its last print if there is a record of one."""

    last: Print | None


class HealthService:
    """How the machine is and has been. Every method may raise Refused and StorageError.

    Not asked here is what must work while the database does not: looking at the printer, and the examination itself.
    """

    def __init__(self, parts: HealthParts) -> None:
        self._parts = parts

    def past(self, session: SignedIn, now: datetime) -> Past:
        """How the printer of this station has been."""
        self._parts.gate.permit(session, Act.SEE_HEALTH, now)
        return self._past()

    def begin_test(self, session: SignedIn, now: datetime) -> datetime:
        """A test page may be printed: its moment."""
        self._parts.gate.permit(session, Act.TEST_PRINTER, now)
        return now

    def judge(self, session: SignedIn, test: Print, whole: bool, now: datetime) -> Past:
        """Keep whether the page of `test` came out whole."""
        self._parts.gate.permit(session, Act.TEST_PRINTER, now)
        self._parts.prints.note(replace(test, confirmed=whole))
        return self._past()

    def not_printed(self, session: SignedIn, now: datetime) -> NotPrinted:
        """Today's slips of the branch that never came out, without those that are coming out just now."""
        listed = self._parts.search.not_printed(session, now)
        prints = self._parts.prints.last_of([slip.code for slip in listed.items])
        slips = tuple(slip for slip in listed.items if not _is_under_way(prints.get(slip.code), now))
        return NotPrinted(Listed(slips, listed.more), prints)

    def lacking(self, session: SignedIn, slip: StaffCode, now: datetime) -> Lacking | None:
        """What is known if this slip is one of those; None if it came out, may do so yet, or is none of today here."""
        parts = self._parts
        parts.gate.permit(session, Act.SCAN, now)
        is_ours = slip.branch == session.branch and parts.visits().of_slip(slip.code) is not None
        is_of_today = slip.issued.astimezone(parts.zone).date() == now.astimezone(parts.zone).date()
        if not is_ours or not is_of_today or parts.prints.came_out([slip.code]):
            return None
        last = parts.prints.last_of([slip.code]).get(slip.code)
        return None if _is_under_way(last, now) else Lacking(last)

    def report(
        self, session: SignedIn, results: Sequence[Result], language: str, examined: datetime, now: datetime
    ) -> bytes:
        """The readiness report of what was `examined` then, as PDF to be signed."""
        from kiosk.doctor.readiness import readiness_report

        self._parts.gate.permit(session, Act.REPORT_READINESS, now)
        return readiness_report(self._parts.machine(), results, language, examined)

    def _past(self) -> Past:
        prints, here = self._parts.prints, self._parts.station
        return Past(prints.last_out(here), prints.last_fault(here), prints.last_test(here))


def _is_under_way(one: Print | None, now: datetime) -> bool:
    """Whether a print may still come out by itself any moment."""
    return one is not None and one.state.is_going_on and now - one.at < UNDER_WAY
