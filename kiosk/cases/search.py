"""Finds cases and slips: the home lists, and whatever a scanner sends, to the page it belongs to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from kiosk.audit.events import Detail, EventKind
from kiosk.cases.case import Case, CaseEntry
from kiosk.cases.doors import Parts
from kiosk.cases.events import happened
from kiosk.cases.scan import Scan, ScanKind, scan_of
from kiosk.cases.store import SlipUse, WaitingSlip
from kiosk.slips.staff_code import StaffCode
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn

MOST_LISTED = 100
"""Rows of a list on the home page; there may be more."""

MOST_OVERDUE = 500
"""Rows of the list of everything overdue; a branch with more has other troubles than a list."""

MOST_ISSUED = 1000
"""Slips of one day that are looked through for those that never came out."""

_EVER = datetime(2000, 1, 1, tzinfo=UTC)

Item = TypeVar("Item")


@dataclass(frozen=True)
class Listed(Generic[Item]):
    """The head of a list, and whether there is more."""

    items: tuple[Item, ...]
    more: bool


@dataclass(frozen=True)
class Home:
    """What an officer sees first. Slips by age; cases by when they are due."""

    waiting: Listed[WaitingSlip]
    not_printed: frozenset[str]
    """The codes of waiting slips that never came out: their visitors come with the code alone."""
    mine: Listed[Case]
    due_today: Listed[Case]
    """Of the whole branch, from now until midnight: nothing is forgotten because somebody is ill."""
    overdue: Listed[Case]


@dataclass(frozen=True)
class FoundSlip:
    """A slip at the counter. `slip` is None if only the code is known: it was issued elsewhere, or long ago."""

    code: str
    slip: StaffCode | None
    uses: tuple[SlipUse, ...]
    """When and where it was used; empty for a fresh one."""
    cases: tuple[Case, ...]
    is_foreign: bool
    """Issued by another branch."""


@dataclass(frozen=True)
class FoundCases:
    """The cases of a KPJ, the newest first; may be none. `kpj` goes into the form of a new one."""

    kpj: str
    cases: tuple[Case, ...]

    def __repr__(self) -> str:
        """Without the number: what is logged by mistake must not tell."""
        return f"FoundCases({len(self.cases)} cases)"


@dataclass(frozen=True)
class Overdue:
    """The overdue cases of the branch, the oldest first, and how those are called who have them in hand."""

    cases: Listed[Case]
    officers: Mapping[UUID, str]


Found = FoundSlip | FoundCases | Case | Scan
"""What the one box of the home page leads to; a Scan where it leads nowhere, for its sentence."""


class CaseSearch:
    """Where cases and slips are found. Every method raises Refused and StorageError."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def home(self, session: SignedIn, now: datetime) -> Home:
        """The lists of the home page."""
        self._parts.permit(session, Act.SEE_HOME, now)
        store, branch = self._parts.store, session.branch
        morning, midnight = self._day(now)
        most = MOST_LISTED + 1
        waiting = _listed(store.waiting(branch, morning, midnight, most))
        codes = frozenset(slip.code for slip in waiting.items)
        return Home(
            waiting,
            codes - self._parts.prints.came_out(codes),
            _listed(store.open_of(session.staff, most)),
            _listed(store.due_between(branch, now, midnight, most)),
            _listed(store.due_between(branch, _EVER, now, most)),
        )

    def overdue(self, session: SignedIn, now: datetime) -> Overdue:
        """What is overdue in the whole branch."""
        self._parts.permit(session, Act.SEE_ALL_CASES, now)
        late = _listed(self._parts.store.due_between(session.branch, _EVER, now, MOST_OVERDUE + 1), MOST_OVERDUE)
        return Overdue(late, self._names(case.assigned_to for case in late.items))

    def not_printed(self, session: SignedIn, now: datetime) -> Listed[StaffCode]:
        """Today's slips of the branch that never came out as far as anybody can know, the newest first."""
        self._parts.permit(session, Act.SEE_HEALTH, now)
        slips = self._parts.store.issued(session.branch, *self._day(now), MOST_ISSUED)
        out = self._parts.prints.came_out([slip.code for slip in slips])
        return _listed(tuple(slip for slip in slips if slip.code not in out))

    def scanned(self, session: SignedIn, delivered: str, now: datetime) -> Found:
        """What the one box of the home page leads to; a Scan where it leads nowhere, for its sentence."""
        self._parts.permit(session, Act.SCAN, now)
        scan = scan_of(delivered, self._parts.known_slip_keys)
        if scan.kind in (ScanKind.STAFF_CODE, ScanKind.SLIP_CODE):
            return self._slip(session, scan, now)
        if scan.kind is ScanKind.CASE_CODE:
            return self.by_code(session, scan.text, now) or scan
        if scan.kind is ScanKind.KPJ:
            return self.by_kpj(session, scan.text, now)
        if scan.kind in (ScanKind.FORGED, ScanKind.UNKNOWN):
            self._refused_slip(session, "", scan.kind, now)
        return scan

    def by_code(self, session: SignedIn, code: str, now: datetime) -> Case | None:
        """The case of this code, as `case_code_of` writes it."""
        self._parts.permit(session, Act.SEE_CASE, now)
        return self._parts.store.of_code(code)

    def by_key(self, session: SignedIn, key: UUID, now: datetime) -> Case | None:
        """The case of this key, as it is now."""
        self._parts.permit(session, Act.SEE_CASE, now)
        return self._parts.store.load(key)

    def by_kpj(self, session: SignedIn, kpj: str, now: datetime) -> FoundCases:
        """The cases of exactly this KPJ; that somebody looked is written down, what was typed is not."""
        self._parts.permit(session, Act.SEE_CASE, now)
        cases = self._parts.store.of_kpj(kpj, MOST_LISTED)
        details = {Detail.COUNT: str(len(cases))}
        self._parts.trail.append([happened(session, EventKind.CASE_SEARCHED, now, details=details)])
        return FoundCases(kpj, cases)

    def history(self, session: SignedIn, key: UUID, now: datetime) -> tuple[CaseEntry, ...]:
        """The history of a case in its order."""
        self._parts.permit(session, Act.SEE_CASE, now)
        return self._parts.store.history(key)

    def names(self, session: SignedIn, staff: Iterable[UUID], now: datetime) -> dict[UUID, str]:
        """How those are called who worked on a case; who has no account here is left out."""
        self._parts.permit(session, Act.SEE_CASE, now)
        return self._names(staff)

    def _day(self, now: datetime) -> tuple[datetime, datetime]:
        """When the branch's day begins and ends."""
        zone = self._parts.timetable.calendar.zone
        morning = datetime.combine(self._parts.today(now), time(), tzinfo=zone)
        return morning, morning + timedelta(days=1)

    def _names(self, staff: Iterable[UUID]) -> dict[UUID, str]:
        accounts = (self._parts.people.account(key) for key in sorted(set(staff)))
        return {account.key: account.name for account in accounts if account is not None}

    def _slip(self, session: SignedIn, scan: Scan, now: datetime) -> FoundSlip:
        store = self._parts.store
        slip = scan.slip or store.slip(scan.text)
        is_foreign = slip is not None and slip.branch != session.branch
        found = FoundSlip(scan.text, slip, store.uses_of(scan.text), store.of_slip(scan.text), is_foreign)
        if found.uses:
            self._refused_slip(session, found.code, "used", now)
        elif is_foreign:
            self._refused_slip(session, found.code, "foreign", now)
        else:
            self._parts.trail.append([happened(session, EventKind.SLIP_SCANNED, now, found.code)])
        return found

    def _refused_slip(self, session: SignedIn, code: str, reason: str, now: datetime) -> None:
        self._parts.trail.append([happened(session, EventKind.SLIP_REFUSED, now, code, {Detail.REASON: reason})])


def _listed(items: tuple[Item, ...], most: int = MOST_LISTED) -> Listed[Item]:
    return Listed(items[:most], len(items) > most)
