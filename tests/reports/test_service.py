"""Who may see figures and take them away, and what the chain is told of it before anybody has them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.audit.events import EventDraft
from kiosk.cases.kinds import BlockKind, UnblockDetails
from kiosk.errors import StorageError
from kiosk.guide.causes import Cause
from kiosk.reports import service
from kiosk.reports.figures import Span, Spread, percentile
from kiosk.reports.service import ReportService, TooMany
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Role
from kiosk.staff.sessions import SECOND_HOLDS, SecondPerson, SignedIn
from kiosk.visits.record import VisitEnd
from tests.cases.office import MORNING, WIB
from tests.reports.office import TODAY, WORDS, ReportOffice, at_work
from tests.staff.office import refused

Function = Callable[[ReportOffice, SignedIn, SecondPerson | None], object]

SEEN: dict[str, Function] = {
    "figures": lambda place, session, _: place.reports.figures(session, TODAY, MORNING),
    "close_day": lambda place, session, _: place.reports.close_day(session, MORNING),
}
TAKEN: dict[str, Function] = {
    "spreadsheet": lambda place, session, second: place.reports.spreadsheet(
        session, TODAY, WORDS["id"], MORNING, second
    ),
    "paper": lambda place, session, second: place.reports.paper(session, TODAY, WORDS["id"], MORNING, second),
    "export_cases": lambda place, session, second: place.reports.export_cases(
        session, TODAY, WORDS["id"], MORNING, second
    ),
}
TOLD = {"spreadsheet": "report_exported", "paper": "report_exported", "export_cases": "cases_exported"}


def session_of(place: ReportOffice, role: Role) -> SignedIn:
    office = place.office
    return {Role.CS: office.officer, Role.SUPERVISOR: office.supervisor, Role.ADMIN: office.admin}[role]


def last_details(place: ReportOffice) -> dict[str, str]:
    *_, last = place.office.desk.audit.events_of(17, 3)
    return dict(last.details)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("function", SEEN | TAKEN)
def test_only_the_supervisor_may(place: ReportOffice, function: str, role: Role) -> None:
    session = session_of(place, role)
    do, second = (SEEN | TAKEN)[function], place.second(first=session)
    if role is Role.SUPERVISOR:
        do(place, session, second)
        assert "denied" not in place.office.events()
    else:
        assert refused(do, place, session, second) == Refused(Refusal.NOT_ALLOWED)
        assert place.office.events() == ["denied"]


def test_figures_of_a_small_office_are_those_counted_by_hand(place: ReportOffice) -> None:
    office = place.office
    kpj = UnblockDetails(BlockKind.KPJ, False, True, True, True)
    quick = place.log(slip_code="ABC-DEF-GHJ", slip_causes=(Cause.BLOCKED_BIOMETRIC,))
    slow = place.log(MORNING + timedelta(hours=1), details=kpj, cause=Cause.BLOCKED_KPJ)
    left = place.log(MORNING + timedelta(hours=1, minutes=30))
    place.log(MORNING - timedelta(days=1))
    place.finish(quick, MORNING + timedelta(hours=2))
    place.finish(slow, MORNING + timedelta(hours=31))
    place.visit(6, end=VisitEnd.SLIP, slip_code="ABC-DEF-GHJ", causes=(Cause.BLOCKED_KPJ,))
    place.visit(5, left_at="welcome", causes=())
    now = left.due.at or MORNING
    now += timedelta(days=3)
    figures = place.reports.figures(at_work(place.boss, now), TODAY, now)
    assert figures.cases.total == 3
    assert figures.cases.by_block == {"biometric": 2, "kpj": 1, "login": 0}
    assert (figures.cases.by_hour["09"], figures.cases.by_hour["10"]) == (1, 2)
    assert (figures.times.judged, figures.times.on_time, figures.times.past_due) == (2, 1, 1)
    assert figures.times.actual == Spread(16.0, percentile([2.0, 30.0], 0.9))  # done after 2 hours and after 30
    assert figures.times.promised == Spread(24.0, 24.0)
    assert (figures.guide.judged, figures.guide.right) == (1, 1)
    assert (figures.open_now, figures.overdue_now) == (2, 2)
    assert (figures.visits.total, figures.visits.with_slip) == (11, 6)
    assert figures.visits.by_page == {"welcome": 5}
    assert figures.made_at.tzname() == "WIB"
    assert office.events()[-1] == "report_shown"
    assert last_details(place) == {"from": "2026-11-02", "to": "2026-11-02"}


def test_the_day_begins_at_the_midnight_of_the_branch(place: ReportOffice) -> None:
    midnight, tick = datetime(2026, 11, 2, tzinfo=WIB), timedelta(microseconds=1)
    for moment in (midnight - tick, midnight, midnight + timedelta(hours=22), midnight + timedelta(days=1) - tick):
        place.log(moment)
    east = ReportService(replace(place.parts, zone=ZoneInfo("Asia/Jayapura")))  # its midnight is two hours earlier
    for reports, hours in ((place.reports, {"00": 1, "22": 1, "23": 1}), (east, {"01": 1, "02": 1})):
        by_hour = reports.figures(place.boss, TODAY, MORNING).cases.by_hour
        assert {hour: count for hour, count in by_hour.items() if count} == hours
    whole = Span(date(2026, 11, 1), date(2026, 11, 3))
    assert east.figures(place.boss, whole, MORNING).cases.total == 4


def test_a_span_can_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="can't end"):
        Span(date(2026, 11, 2), date(2026, 11, 1))


@pytest.mark.parametrize("function", TAKEN)
def test_a_file_is_told_of_with_its_second_person_before_it_is_given(place: ReportOffice, function: str) -> None:
    place.office.log()
    file = TAKEN[function](place, place.boss, place.second())
    assert isinstance(file, bytes)
    assert place.office.events()[-1] == TOLD[function]
    assert last_details(place) == {
        "from": "2026-11-02",
        "to": "2026-11-02",
        "format": "pdf" if function == "paper" else "xlsx",
        "count": "1",
        "second": str(place.office.colleague.staff),
    }


@pytest.mark.parametrize("function", TAKEN)
def test_without_a_second_person_nothing_leaves(place: ReportOffice, function: str) -> None:
    second = place.second()
    wrong: list[tuple[SecondPerson | None, Refusal]] = [
        (None, Refusal.NEEDS_SECOND),
        (place.second(MORNING - SECOND_HOLDS - timedelta(microseconds=1)), Refusal.NEEDS_SECOND),
        (place.second(MORNING + timedelta(seconds=1)), Refusal.NEEDS_SECOND),
        (replace(second, first=uuid4()), Refusal.NEEDS_SECOND),
        (replace(second, second=place.boss.staff), Refusal.SAME_PERSON),
    ]
    for given_second, why in wrong:
        assert refused(TAKEN[function], place, place.boss, given_second) == Refused(why)
    assert place.office.events() == []


@pytest.mark.parametrize("function", TAKEN)
def test_a_second_person_counts_for_one_file(place: ReportOffice, function: str) -> None:
    second = place.second()
    assert isinstance(TAKEN[function](place, place.boss, second), bytes)
    for other in TAKEN.values():
        assert refused(other, place, place.boss, second) == Refused(Refusal.NEEDS_SECOND)
    assert place.office.events() == [TOLD[function]]
    again = place.second(MORNING - timedelta(seconds=1))
    assert isinstance(TAKEN[function](place, place.boss, again), bytes)


class FullTrail:
    """A chain that can't be written."""

    def append(self, events: Sequence[EventDraft]) -> None:
        raise StorageError("The disk is full.", "Make room.")


@pytest.mark.parametrize("function", SEEN | TAKEN)
def test_what_can_not_be_written_down_is_not_given(
    place: ReportOffice, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place.parts.trail, "append", FullTrail().append)
    with pytest.raises(StorageError, match="disk is full"):
        (SEEN | TAKEN)[function](place, place.boss, place.second())


def test_a_list_that_would_be_too_long_is_not_made(place: ReportOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_LISTED", 2)
    for _ in range(2):
        place.office.log()
    assert isinstance(TAKEN["export_cases"](place, place.boss, place.second()), bytes)
    place.office.log()
    later = place.second(MORNING - timedelta(seconds=1))
    assert TAKEN["export_cases"](place, place.boss, later) == TooMany(2)
    assert place.office.events().count("cases_exported") == 1
