"""The day's closing: what was done by whom, and a head on paper that covers the closing itself."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from kiosk.audit.anchors import anchor_from, head_text
from kiosk.audit.events import EventDraft, EventKind
from kiosk.audit.faults import verify
from kiosk.cases.case import Case
from kiosk.cases.follow_up import Told
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import Move
from kiosk.guide.causes import Cause
from kiosk.reports.closing import Done, ShiftReport, count_work
from kiosk.reports.store import ActFacts, OpenCases, SlipCounts
from kiosk.visits.record import VisitEnd
from tests.cases.office import CLAIM, MORNING, WIB, path_of, sure
from tests.reports.office import ReportOffice, at_work
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import KEYS

EVENING = MORNING + timedelta(hours=7)
NOTHING = dict.fromkeys(CaseKind, Done())


def closing(place: ReportOffice, now: datetime = EVENING) -> ShiftReport:
    return place.reports.close_day(at_work(place.boss, now), now)


def other_station(place: ReportOffice, station: int, branch: int = 17) -> None:
    draft = EventDraft(uuid4(), branch, station, MORNING, None, EventKind.SIGNED_OUT)
    place.office.desk.audit.append([draft])


def test_work_is_counted_by_officer_and_kind(place: ReportOffice) -> None:
    follow_up, colleague = place.office.cases.follow_up, place.office.colleague
    yesterday = place.log(MORNING - timedelta(days=1))
    place.finish(place.log(), MORNING)
    claim = place.log(details=CLAIM, cause=Cause.ACTIVE_CLAIM)
    sure(follow_up.move(colleague, claim, Move.WITHDRAW, Told(), MORNING), Case)
    moved = sure(follow_up.move(colleague, yesterday, Move.CHECK_IDENTITY, Told(), MORNING), Case)
    follow_up.note(colleague, moved, "catatan", MORNING)
    second, first = closing(place).work
    assert (second.officer, first.officer) == ("Petugas Dua", "Petugas Satu")
    assert first.by_kind == NOTHING | {CaseKind.UNBLOCK: Done(1, 1, 1), CaseKind.CLAIM_CANCELLATION: Done(1, 0, 0)}
    assert second.by_kind == NOTHING | {CaseKind.UNBLOCK: Done(0, 1, 0), CaseKind.CLAIM_CANCELLATION: Done(0, 0, 1)}


def test_the_day_is_that_of_the_branch(place: ReportOffice) -> None:
    midnight = datetime(2026, 11, 2, tzinfo=WIB)
    for moment in (midnight - timedelta(microseconds=1), midnight, midnight + timedelta(days=1)):
        place.log(moment)
    late = midnight + timedelta(hours=23, minutes=59)
    (work,) = closing(place, late).work
    assert work.by_kind[CaseKind.UNBLOCK].logged == 1
    assert closing(place, late).day == midnight.date()


def test_what_is_left_and_the_slips_of_today(place: ReportOffice) -> None:
    place.log()
    place.log(MORNING - timedelta(days=4), slip_code="ABC-DEF-GHJ")
    issued: dict[str, Any] = {"end": VisitEnd.SLIP, "slip_issued_at": MORNING}
    place.visit(slip_code="ABC-DEF-GHJ", **issued)
    place.visit(slip_code="222-222-222", **issued)
    place.visit(slip_code="333-333-333", **issued | {"asks_counter": False})
    place.visit(slip_code="444-444-444", **issued | {"slip_issued_at": MORNING - timedelta(days=1)})
    report = closing(place)
    assert report.open == OpenCases(2, 1)
    assert report.slips == SlipCounts(issued=3, for_counter=2, taken=1)


def test_the_head_covers_the_closing_and_verifies_the_chain(place: ReportOffice) -> None:
    place.log()
    report = closing(place)
    assert place.office.events() == ["case_logged", "day_closed"]
    anchor = anchor_from(report.head)
    assert (anchor.branch, anchor.station, anchor.number) == (17, 3, 2)
    trail = place.office.desk.audit
    *_, last = trail.events_of(17, 3)
    assert (last.subject, dict(last.details)) == ("2026-11-02", {"count": "1"})
    assert verify(trail.events_of(17, 3), KEYS.chain, trail.latest_of(17, 3), None, [anchor]) == []
    assert report.closed_by == "Penyelia"
    assert (report.other_heads, report.doubtful) == ((), ())


def test_every_other_station_of_the_branch_has_its_head_beside(place: ReportOffice) -> None:
    other_station(place, 5)
    other_station(place, 4)
    other_station(place, 4, branch=18)
    latest = [place.office.desk.audit.latest_of(17, station) for station in (4, 5)]
    assert closing(place).other_heads == tuple(head_text(noted.head) for noted in latest if noted)


def test_a_head_that_is_not_genuine_never_comes_on_paper(place: ReportOffice) -> None:
    other_station(place, 4)
    path = path_of(place.office)
    told_by_sqlite(path, "UPDATE audit_heads SET number = 0 WHERE station = 4")
    report = closing(place)
    assert (report.other_heads, report.doubtful) == ((), (4,))


def test_another_branch_in_the_same_database_is_not_counted(place: ReportOffice) -> None:
    place.log()
    assert closing(place).open.open == 1
    elsewhere = at_work(replace(place.boss, branch=18), EVENING)
    report = place.reports.close_day(elsewhere, EVENING)
    assert (report.open, report.work, report.head[:6]) == (OpenCases(0, 0), (), "18.3-1")


def test_an_officer_without_an_account_is_counted_without_a_name() -> None:
    (work,) = count_work([ActFacts("gone", EventKind.CASE_LOGGED, "unblock")], {})
    assert (work.officer, work.by_kind[CaseKind.UNBLOCK]) == ("", Done(logged=1))
