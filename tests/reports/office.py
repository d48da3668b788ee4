"""An office with a report service and a visit log over one database, and facts made up for counting."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from kiosk.cases.case import Case
from kiosk.cases.follow_up import Told
from kiosk.cases.states import Ending, Move
from kiosk.cases.store import Added
from kiosk.guide.causes import Cause
from kiosk.paths import resources_dir
from kiosk.reports.figures import Span
from kiosk.reports.service import ReportParts, ReportService
from kiosk.reports.store import CaseFacts, VisitFacts
from kiosk.staff.sessions import SecondPerson, SignedIn
from kiosk.storage.visits import StoredVisits
from kiosk.texts import load_words
from kiosk.visits.record import VisitEnd
from tests.cases.office import MORNING, WIB, Office, a_form, open_office, sure
from tests.storage.desk_records import KEYS
from tests.storage.opening import open_visits
from tests.storage.records import a_visit

WORDS = {language: load_words(resources_dir() / "words", language) for language in ("id", "en")}
TODAY = Span(MORNING.date(), MORNING.date())


class ReportOffice:
    """The office of the case room, with figures."""

    def __init__(self, office: Office, visits: StoredVisits, zone: ZoneInfo = WIB) -> None:
        self.office = office
        self.visits = visits
        desk = office.desk
        parts = ReportParts(
            desk.reports, desk.audit, office.staff, desk.staff, zone, "Cabang Karangan Contoh", KEYS.chain
        )
        self.parts = parts
        self.reports = ReportService(parts)
        self.boss = office.supervisor

    def second(self, at: datetime = MORNING, first: SignedIn | None = None) -> SecondPerson:
        """The colleague has just confirmed what the supervisor takes away."""
        return SecondPerson((first or self.boss).staff, self.office.colleague.staff, at)

    def log(self, at: datetime = MORNING, **changes: object) -> Case:
        """A case that the officer logs at that moment."""
        return sure(self.office.cases.intake.log(at_work(self.office.officer, at), a_form(**changes), at), Added).case

    def visit(self, count: int = 1, **changes: Any) -> None:
        """So many visits alike; without a slip unless one is given."""
        given = {"end": VisitEnd.LEFT, "slip_code": None, "slip_issued_at": None, "began_at": MORNING} | changes
        given.setdefault("ended_at", given["began_at"] + timedelta(minutes=2))
        for _ in range(count):
            self.visits.save(a_visit(key=uuid4(), **given))

    def finish(self, case: Case, now: datetime, ending: Ending = Ending.WORKS) -> Case:
        """See the identity and end the case at `now`."""
        officer = at_work(self.office.officer, now)
        checked = sure(self.office.cases.follow_up.move(officer, case, Move.CHECK_IDENTITY, Told(), now), Case)
        told = Told(ending=ending)
        return sure(self.office.cases.follow_up.move(officer, checked, Move.FINISH, told, now), Case)


def at_work(session: SignedIn, now: datetime) -> SignedIn:
    """The session of the same person, begun at `now`."""
    return replace(session, since=now, touched_at=now)


@contextmanager
def open_report_office(path: Path, zone: ZoneInfo = WIB) -> Iterator[ReportOffice]:
    """An office whose database is at `path`."""
    with open_office(path) as office:
        visits = open_visits(path)
        yield ReportOffice(office, visits, zone)
        visits.close()


CASE_FACTS = CaseFacts(
    kind="unblock",
    state="received",
    block="kpj",
    cause=Cause.BLOCKED_KPJ.value,
    slip_causes=(),
    station=3,
    created_at=MORNING,
    due_at=MORNING + timedelta(hours=24),
    closed_at=None,
    ending=None,
)


def case_facts(**changes: Any) -> CaseFacts:
    """An unblock received in the morning, due in 24 hours, with `changes`."""
    return CASE_FACTS._replace(**changes)


def done_after(hours: float, **changes: Any) -> CaseFacts:
    """A case that was done so many hours after it was received."""
    return case_facts(state="done", ending="works", closed_at=MORNING + timedelta(hours=hours), **changes)


def visit_facts(**changes: Any) -> VisitFacts:
    """A visit of two minutes and five touches that was left at the welcome page, with `changes`."""
    plain = VisitFacts("left", False, (), "welcome", 5, MORNING, MORNING + timedelta(minutes=2))
    return plain._replace(**changes)
