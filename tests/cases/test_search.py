"""Home lists, and what the one box for the scanner leads to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from kiosk.cases.follow_up import Told
from kiosk.cases.scan import Scan, ScanKind
from kiosk.cases.search import MOST_LISTED, FoundCases, FoundSlip, Home
from kiosk.cases.states import Move
from kiosk.guide.causes import Cause
from kiosk.ids import code_of
from kiosk.slips.staff_code import StaffCode, sign
from kiosk.staff.refusals import Refusal, Refused
from kiosk.storage.visits import StoredVisits
from tests.cases.office import CLAIM, MORNING, SLIP_KEY, WIB, Office, a_form, answer_to, sure
from tests.storage.records import a_visit

SLIP = StaffCode(code_of(7), (Cause.BLOCKED_KPJ,), MORNING.astimezone(UTC), 17, 3)
SQUARE = sign(SLIP, SLIP_KEY)


def visits_of(office: Office) -> StoredVisits:
    return StoredVisits(office.desk.database)


def issue(office: Office, number: int, at: datetime, **changes: object) -> str:
    """A visit that ended in a slip at this moment; its code."""
    code = code_of(number)
    visit = a_visit(key=UUID(int=number), slip_code=code, slip_issued_at=at, **changes)
    visits_of(office).save(visit)
    return code


def home(office: Office, now: datetime = MORNING) -> Home:
    return sure(office.cases.search.home(replace(office.officer, since=now, touched_at=now), now), Home)


def test_slips_of_today_that_ask_for_the_counter_wait_oldest_first(office: Office) -> None:
    late = issue(office, 1, MORNING - timedelta(minutes=5))
    early = issue(office, 2, MORNING - timedelta(minutes=50))
    issue(office, 3, MORNING - timedelta(days=1))
    issue(office, 4, MORNING, asks_counter=False)
    issue(office, 5, MORNING, branch=18)
    just = issue(office, 6, MORNING)
    waiting = home(office).waiting
    assert [slip.code for slip in waiting.items] == [early, late, just]
    assert waiting.items[0].causes == (Cause.BLOCKED_KPJ, Cause.ACTIVE_CLAIM)
    assert not waiting.more


def test_a_slip_is_taken_by_a_case_or_without_one(office: Office) -> None:
    first, second = issue(office, 1, MORNING), issue(office, 2, MORNING)
    office.log(a_form(slip_code=first))
    office.cases.intake.close_slip(office.officer, second, MORNING)
    assert home(office).waiting.items == ()


def test_waiting_slips_that_never_came_out_are_told(office: Office) -> None:
    out, lost = issue(office, 1, MORNING), issue(office, 2, MORNING)
    office.prints.out = {out, issue(office, 3, MORNING - timedelta(days=1))}
    assert home(office).not_printed == {lost}
    office.cases.intake.close_slip(office.officer, lost, MORNING)
    assert home(office).not_printed == frozenset()


def test_today_begins_at_the_branchs_midnight(office: Office) -> None:
    midnight = datetime(2026, 11, 2, 0, 0, tzinfo=WIB)
    issue(office, 1, midnight - timedelta(seconds=1))
    code = issue(office, 2, midnight)
    assert [slip.code for slip in home(office).waiting.items] == [code]


def test_cases_stand_where_their_due_time_puts_them(office: Office) -> None:
    tomorrow = office.log()
    today = office.log(a_form(details=CLAIM))
    other = office.cases.intake.log(office.colleague, a_form(details=CLAIM), MORNING)
    lists = home(office)
    assert lists.mine.items == (today, tomorrow)
    assert {case.key for case in lists.due_today.items} == {today.key, other.case.key}
    assert lists.overdue.items == ()
    evening = home(office, MORNING.replace(hour=16))
    assert {case.key for case in evening.overdue.items} == {today.key, other.case.key}
    assert evening.due_today.items == ()
    next_week = home(office, MORNING + timedelta(days=7))
    assert [case.key for case in next_week.overdue.items][-1] == tomorrow.key


def test_a_closed_case_stands_in_no_list(office: Office) -> None:
    case = office.log(a_form(details=CLAIM))
    office.cases.follow_up.move(office.officer, case, Move.WITHDRAW, Told(), MORNING)
    lists = home(office)
    assert not (lists.mine.items or lists.due_today.items or lists.overdue.items)


def test_a_long_list_says_that_there_is_more(office: Office) -> None:
    for number in range(MOST_LISTED + 1):
        issue(office, number, MORNING - timedelta(seconds=number))
    waiting = home(office).waiting
    assert (len(waiting.items), waiting.more) == (MOST_LISTED, True)


def test_a_genuine_square_leads_to_its_slip(office: Office) -> None:
    found = office.cases.search.scanned(office.officer, SQUARE + "\r\n", MORNING)
    assert found == FoundSlip(SLIP.code, SLIP, (), (), is_foreign=False)
    assert office.events() == ["slip_scanned"]


def test_a_used_slip_says_when_and_where(office: Office) -> None:
    case = office.log(a_form(slip_code=SLIP.code))
    found = sure(office.cases.search.scanned(office.officer, SQUARE, MORNING), FoundSlip)
    (use,) = found.uses
    assert (use.at, use.station, use.case, found.cases) == (MORNING, 3, case.key, (case,))
    assert office.events()[-1] == "slip_refused"


def test_a_slip_of_another_branch_is_said_so(office: Office) -> None:
    foreign = sign(replace(SLIP, branch=18), SLIP_KEY)
    assert sure(office.cases.search.scanned(office.officer, foreign, MORNING), FoundSlip).is_foreign
    assert office.events() == ["slip_refused"]


def test_a_forged_square_is_refused_and_written_down(office: Office) -> None:
    changed = SQUARE[:-1] + str((int(SQUARE[-1]) + 1) % 10)
    assert office.cases.search.scanned(office.officer, changed, MORNING) == Scan(ScanKind.FORGED)
    assert office.events() == ["slip_refused"]


def test_a_slip_code_leads_to_what_the_station_knows_of_it(office: Office) -> None:
    code = issue(office, 9, MORNING)
    found = sure(office.cases.search.scanned(office.officer, code.lower(), MORNING), FoundSlip)
    assert found.slip == StaffCode(code, (Cause.BLOCKED_KPJ, Cause.ACTIVE_CLAIM), MORNING, 17, 3)
    unknown = sure(office.cases.search.scanned(office.officer, code_of(10), MORNING), FoundSlip)
    assert (unknown.slip, unknown.uses, unknown.is_foreign) == (None, (), False)


def test_a_case_code_leads_to_its_case(office: Office) -> None:
    case = office.log()
    found = office.cases.search.scanned(office.officer, case.code.replace("-", "").lower(), MORNING)
    assert found == case
    missing = office.cases.search.scanned(office.officer, "K-" + code_of(0), MORNING)
    assert missing == Scan(ScanKind.CASE_CODE, "K-" + code_of(0))


def test_a_kpj_leads_to_its_cases_and_the_search_is_written_down_without_it(office: Office) -> None:
    form = a_form()
    case = office.log(form)
    found = office.cases.search.scanned(office.officer, form.kpj, MORNING)
    assert found == FoundCases(form.kpj, (case,))
    assert form.kpj not in repr(found)
    assert office.cases.search.scanned(office.officer, "99999999999", MORNING) == FoundCases("99999999999", ())
    assert office.events() == ["case_logged", "case_searched", "case_searched"]


@pytest.mark.parametrize("text", ["https://example.com", "5" * 90, code_of(1) + code_of(2), "", "é"])
def test_what_leads_nowhere_comes_back_as_its_scan_and_leaves_no_event(office: Office, text: str) -> None:
    assert sure(office.cases.search.scanned(office.officer, text, MORNING), Scan).kind
    assert office.events() == []


def test_by_key_and_history(office: Office) -> None:
    case = office.log()
    assert office.cases.search.by_key(office.officer, case.key, MORNING) == case
    assert office.cases.search.by_key(office.officer, uuid4(), MORNING) is None
    assert office.cases.search.history(office.officer, case.key, MORNING) == office.desk.cases.history(case.key)


def test_who_worked_on_a_case_is_named(office: Office) -> None:
    staff = [office.officer.staff, office.colleague.staff, uuid4()]
    assert office.cases.search.names(office.officer, staff, MORNING) == {
        office.officer.staff: "Petugas Satu",
        office.colleague.staff: "Petugas Dua",
    }


def test_who_may_not_look_finds_nothing(office: Office) -> None:
    case, finding = office.log(), office.cases.search
    for ask in (
        lambda: finding.home(office.admin, MORNING),
        lambda: finding.scanned(office.admin, case.code, MORNING),
        lambda: finding.by_code(office.admin, case.code, MORNING),
        lambda: finding.by_key(office.admin, case.key, MORNING),
        lambda: finding.by_kpj(office.admin, "12345678901", MORNING),
        lambda: finding.history(office.admin, case.key, MORNING),
        lambda: finding.names(office.admin, [office.officer.staff], MORNING),
    ):
        assert answer_to(ask) == Refused(Refusal.NOT_ALLOWED)
