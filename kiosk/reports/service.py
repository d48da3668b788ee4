"""What a supervisor does with figures: see them, take them away with a second person's PIN, close the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.audit.anchors import head_text
from kiosk.audit.chain import SealedHead
from kiosk.audit.events import Detail, EventKind
from kiosk.audit.log import AuditTrail
from kiosk.cases.doors import Gate
from kiosk.cases.events import happened
from kiosk.reports.closing import DaySoFar, ShiftReport, count_work
from kiosk.reports.confirmations import Confirmations
from kiosk.reports.figures import ReportFigures, Span
from kiosk.reports.store import ReportStore
from kiosk.reports.tally import CaseTally, count_visits
from kiosk.reports.wording import WordedReport, word_report
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SecondPerson, SignedIn
from kiosk.texts import Words

MOST_LISTED = 20_000
"""Cases of one list: a year of a busy branch, and what a spreadsheet in memory can be."""


class Names(Protocol):
    """Who works, or worked, at the desk."""

    def accounts(self) -> tuple[StaffAccount, ...]:
        """All accounts. Raises StorageError."""
        ...


@dataclass(frozen=True)
class ReportParts:
    """What the service works with."""

    store: ReportStore
    trail: AuditTrail
    gate: Gate
    names: Names
    zone: ZoneInfo
    branch_name: str
    chain_key: bytes

    def __repr__(self) -> str:
        """Without the key."""
        return f"ReportParts({self.branch_name!r})"


@dataclass(frozen=True)
class TooMany:
    """The span holds more cases than one list may; nothing was made. The second person has to confirm again."""

    limit: int


class ReportService:
    """Figures, files and the closing of the day for the branch of whoever is signed in.

    Every method asks first whether the role allows it, writes down what it gives before it gives it, and raises
    Refused or StorageError if that can't be. Files may take seconds: call them beside the screen. Threads may share it.
    """

    def __init__(self, parts: ReportParts) -> None:
        self._parts = parts
        self._confirmations = Confirmations()

    def figures(self, session: SignedIn, span: Span, now: datetime) -> ReportFigures:
        """Everything about `span`, to be shown."""
        self._parts.gate.permit(session, Act.SEE_REPORT, now)
        figures = self._figures(session, span, now)
        self._tell(session, EventKind.REPORT_SHOWN, now, _days(span))
        return figures

    def spreadsheet(
        self, session: SignedIn, span: Span, words: Words, now: datetime, second: SecondPerson | None
    ) -> bytes:
        """The report as XLSX; `second` is used up."""

        def draw(report: WordedReport) -> bytes:
            from kiosk.reports.spreadsheet import report_sheets

            return report_sheets(report, words, now)

        return self._export(session, span, words, now, second, "xlsx", draw)

    def paper(self, session: SignedIn, span: Span, words: Words, now: datetime, second: SecondPerson | None) -> bytes:
        """The report as PDF on A4; `second` is used up."""

        def draw(report: WordedReport) -> bytes:
            from kiosk.reports.paper import report_paper

            return report_paper(report, words, self._parts.branch_name)

        return self._export(session, span, words, now, second, "pdf", draw)

    def export_cases(
        self, session: SignedIn, span: Span, words: Words, now: datetime, second: SecondPerson | None
    ) -> bytes | TooMany:
        """The cases received in `span` as XLSX, with names and KPJ and without phone numbers; `second` is used up."""
        from kiosk.reports.case_list import case_sheet

        confirmed = self._confirmed(session, now, second)
        parts = self._parts
        named = list(islice(parts.store.named_cases(session.branch, *span.bounds(parts.zone)), MOST_LISTED + 1))
        if len(named) > MOST_LISTED:
            return TooMany(MOST_LISTED)
        file = case_sheet(named, self._names(), parts.zone, words, now)
        details = {**_days(span), **_file("xlsx", len(named), confirmed)}
        self._tell(session, EventKind.CASES_EXPORTED, now, details)
        return file

    def day(self, session: SignedIn, now: datetime) -> DaySoFar:
        """Today up to now; nothing is closed by it."""
        self._parts.gate.permit(session, Act.CLOSE_DAY, now)
        return self._day(session, now)

    def close_day(self, session: SignedIn, now: datetime) -> ShiftReport:
        """The day as it is at its closing. The closing is written down first, so that the head covers it."""
        self._parts.gate.permit(session, Act.CLOSE_DAY, now)
        parts, branch = self._parts, session.branch
        local, day = now.astimezone(parts.zone), self._day(session, now)
        details = {Detail.COUNT: str(day.open.open)}
        parts.trail.append([happened(session, EventKind.DAY_CLOSED, now, local.date().isoformat(), details)])
        heads = {session.station: self._genuine_head(branch, session.station)}
        for place in parts.trail.stations():
            if place[0] == branch and place[1] != session.station:
                heads[place[1]] = self._genuine_head(*place)
        return ShiftReport(
            branch_name=parts.branch_name,
            branch=branch,
            station=session.station,
            closed_at=local,
            closed_by=session.name,
            work=day.work,
            open=day.open,
            slips=day.slips,
            head=heads[session.station],
            other_heads=tuple(head for station, head in heads.items() if head and station != session.station),
            doubtful=tuple(station for station, head in heads.items() if not head),
        )

    def _day(self, session: SignedIn, now: datetime) -> DaySoFar:
        store, branch, zone = self._parts.store, session.branch, self._parts.zone
        start = datetime.combine(now.astimezone(zone).date(), time(), tzinfo=zone)
        bounds = start, start + timedelta(days=1)
        work = count_work(store.acts(branch, *bounds), self._names())
        return DaySoFar(work, store.open_cases(branch, now), store.slips(branch, *bounds))

    def _export(
        self,
        session: SignedIn,
        span: Span,
        words: Words,
        now: datetime,
        second: SecondPerson | None,
        form: str,
        draw: Callable[[WordedReport], bytes],
    ) -> bytes:
        confirmed = self._confirmed(session, now, second)
        figures = self._figures(session, span, now)
        file = draw(word_report(figures, words))
        details = {**_days(span), **_file(form, figures.cases.total, confirmed)}
        self._tell(session, EventKind.REPORT_EXPORTED, now, details)
        return file

    def _figures(self, session: SignedIn, span: Span, now: datetime) -> ReportFigures:
        store, zone = self._parts.store, self._parts.zone
        bounds = span.bounds(zone)
        tally = CaseTally(zone, now)
        for case in store.cases(session.branch, *bounds):
            tally.add(case)
        visits = count_visits(store.visits(session.branch, *bounds))
        left = store.open_cases(session.branch, now)
        made_at = now.astimezone(zone)
        return ReportFigures(
            span, made_at, tally.cases(), tally.times(), tally.guide(), visits, left.open, left.overdue
        )

    def _confirmed(self, session: SignedIn, now: datetime, second: SecondPerson | None) -> SecondPerson:
        self._parts.gate.permit(session, Act.EXPORT, now)
        return self._confirmations.use(session, second, now)

    def _tell(self, session: SignedIn, kind: EventKind, now: datetime, details: Mapping[Detail, str]) -> None:
        self._parts.trail.append([happened(session, kind, now, details=details)])

    def _names(self) -> Mapping[str, str]:
        return {str(account.key): account.name for account in self._parts.names.accounts()}

    def _genuine_head(self, branch: int, station: int) -> str:
        """The noted head for paper; empty if there is none that the holder of the key wrote."""
        noted: SealedHead | None = self._parts.trail.latest_of(branch, station)
        return head_text(noted.head) if noted is not None and noted.is_genuine(self._parts.chain_key) else ""


def _days(span: Span) -> dict[Detail, str]:
    return {Detail.FROM: span.first.isoformat(), Detail.TO: span.last.isoformat()}


def _file(form: str, cases: int, second: SecondPerson) -> dict[Detail, str]:
    return {Detail.FORMAT: form, Detail.COUNT: str(cases), Detail.SECOND: str(second.second)}
