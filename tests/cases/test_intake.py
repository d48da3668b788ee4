"""Logging a case: once, with what stands in its way told first, and refused kindly."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cases.answers import InTheWay, Unacceptable
from kiosk.cases.case import Case, EntryKind
from kiosk.cases.checks import Box, BoxFault, cleaned
from kiosk.cases.follow_up import Told
from kiosk.cases.form import Form, check_form, promised
from kiosk.cases.intake import RECENT
from kiosk.cases.kinds import BlockKind, Handling, UnblockDetails, begun_by
from kiosk.cases.states import Move, State
from kiosk.cases.store import Added, SlipUse, Standing
from kiosk.errors import StorageError
from kiosk.guide.causes import Cause
from kiosk.staff.refusals import Refusal as StaffRefusal
from kiosk.staff.refusals import Refused
from tests.cases.office import BLOCKED, CLAIM, MORNING, WIB, Office, a_form, answer_to, later, path_of, sure
from tests.storage.beside import told_by_sqlite

SLIP = "ABC-DEF-GHJ"
TOMORROW = MORNING.date() + timedelta(days=1)


def test_what_was_logged_is_there_with_its_first_entry_and_event(office: Office) -> None:
    form = a_form(slip_code=SLIP, slip_causes=(Cause.BLOCKED_BIOMETRIC,), phone="+62 800-0000-1234")
    case = office.log(form)
    assert office.desk.cases.load(form.key) == case
    assert (case.state, case.version, case.assigned_to) == (State.RECEIVED, 1, office.officer.staff)
    assert case.person is not None
    assert (case.person.name, case.person.kpj_end, case.person.phone_end) == (form.name, form.kpj[-4:], "1234")
    assert case.guide_was_right
    assert [entry.kind for entry in office.desk.cases.history(case.key)] == [EntryKind.LOGGED]
    assert office.events() == ["case_logged"]


@pytest.mark.parametrize("details", [BLOCKED, CLAIM, replace(CLAIM, attempted_on=None, handling=Handling.FORWARDED)])
def test_both_kinds_come_back_as_they_were_logged(office: Office, details: object) -> None:
    case = office.log(a_form(details=details, cause=Cause.OTHER))
    assert sure(office.desk.cases.load(case.key), Case).details == details
    assert case.guide_was_right is None


def test_a_second_click_is_the_same_case(office: Office) -> None:
    form = a_form(slip_code=SLIP)
    first = office.cases.intake.log(office.officer, form, MORNING)
    second = office.cases.intake.log(office.officer, form, MORNING + timedelta(seconds=1))
    assert isinstance(first, Added)
    assert second == Added(first.case, again=True)
    assert office.events() == ["case_logged"]
    assert len(office.desk.cases.uses_of(SLIP)) == 1


def test_eight_clicks_at_once_are_one_case(office: Office) -> None:
    form = a_form(slip_code=SLIP)
    with ThreadPoolExecutor(8) as hands:
        answers = list(hands.map(lambda _: _patiently(office, form), range(8)))
    assert sum(not answer.again for answer in answers) == 1
    assert len({answer.case.code for answer in answers}) == 1
    assert office.events() == ["case_logged"]


def _patiently(office: Office, form: Form) -> Added:
    for _ in range(50):
        try:
            return sure(office.cases.intake.log(office.officer, form, MORNING), Added)
        except StorageError:  # this office waits 50 ms only
            continue
    raise AssertionError("never had its turn")


def test_a_used_slip_is_told_with_when_and_where_and_may_be_used_again_on_purpose(office: Office) -> None:
    first = office.log(a_form(slip_code=SLIP))
    form = a_form(slip_code=SLIP, details=CLAIM, cause=Cause.ACTIVE_CLAIM)
    later_on = MORNING + timedelta(minutes=3)
    told = sure(answer_to(lambda: office.cases.intake.log(office.colleague, form, later_on)), InTheWay).standing
    (use,) = told.uses
    assert (use.at, use.branch, use.station, use.case) == (MORNING, 17, 3, first.key)
    assert office.desk.cases.load(form.key) is None
    answer = office.cases.intake.log(office.colleague, form, MORNING + timedelta(minutes=4), told.keys)
    assert isinstance(answer, Added)
    assert [case.key for case in office.desk.cases.of_slip(SLIP)] == [form.key, first.key]


def test_an_open_case_of_the_same_kpj_is_told_before_and_while_saving(office: Office) -> None:
    first = office.log()
    kpj = sure(office.desk.cases.person(first.key), object).kpj  # type: ignore[attr-defined]
    form = a_form(kpj=f" {kpj[:4]}-{kpj[4:]} ")
    shown = sure(office.cases.intake.standing(office.officer, form, MORNING), Standing)
    assert shown == Standing((first,))
    assert answer_to(lambda: office.cases.intake.log(office.officer, form, MORNING)) == InTheWay(shown)
    assert isinstance(office.cases.intake.log(office.officer, form, MORNING, shown.keys), Added)
    assert office.events() == ["case_logged", "case_searched", "case_logged"]


def test_one_that_appears_between_looking_and_saving_is_told(office: Office) -> None:
    form = a_form()
    seen = sure(office.cases.intake.standing(office.officer, form, MORNING), Standing)
    assert seen == Standing()
    first = sure(office.cases.intake.log(office.colleague, replace(form, key=uuid4()), MORNING), Added)
    told = answer_to(lambda: office.cases.intake.log(office.officer, form, MORNING, seen.keys))
    assert told == InTheWay(Standing((first.case,)))


def test_a_case_closed_recently_is_told_and_one_closed_long_ago_is_not(office: Office) -> None:
    form = a_form()
    case = office.log(form)
    closed = sure(office.cases.follow_up.move(office.officer, case, Move.WITHDRAW, Told(), MORNING), Case)
    again = replace(form, key=uuid4())
    just_before, after = MORNING + RECENT, MORNING + RECENT + timedelta(seconds=1)
    officer = replace(office.officer, since=just_before)
    told = answer_to(lambda: office.cases.intake.log(later(officer, just_before), again, just_before))
    assert told == InTheWay(Standing((closed,)))
    assert isinstance(office.cases.intake.log(later(officer, after), again, after), Added)


def test_two_without_a_kpj_are_not_taken_for_the_same_person(office: Office) -> None:
    office.log(a_form(kpj=""))
    assert isinstance(office.cases.intake.log(office.officer, a_form(kpj=" "), MORNING), Added)


HOSTILE = [
    "O'Karangan",
    '"Contoh" Peserta',
    "'; DROP TABLE cases; --",
    "<img src='file:///etc/hostname'>",
    "A & B <PT>",
    "=cmd|' /C calc'!A0",
    "{0.__class__} %s %n",
    "Peserta 😀 👩‍👩‍👧",
    "\u202eatreseP",
    "Contoh\nPeserta\r\nDua",
    "محمد الاختبار",
    "测试",
    "a" * 100,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_kept_as_text_and_nothing_else_happens(office: Office, name: str) -> None:
    case = office.log(a_form(name=name))
    stored = sure(office.desk.cases.load(case.key), Case)
    assert stored.person is not None
    assert stored.person.name == cleaned(name)
    assert "Karangan" not in repr(stored)


@pytest.mark.parametrize(
    ("changes", "box", "why"),
    [
        ({"name": "a" * 10_000}, Box.NAME, BoxFault.TOO_LONG),
        ({"name": "\u200f\n"}, Box.NAME, BoxFault.MISSING),
        ({"name": "Contoh 3171234567890123"}, Box.NAME, BoxFault.LONG_NUMBER),
        ({"kpj": "1" * 10_000}, Box.KPJ, BoxFault.TOO_LONG),
        ({"phone": "1" * 16}, Box.PHONE, BoxFault.TOO_LONG),
        ({"details": replace(CLAIM, named_branch="")}, Box.BRANCH, BoxFault.MISSING),
        (
            {"details": replace(CLAIM, attempted_on=TOMORROW)},
            "attempted_on",
            BoxFault.IN_THE_FUTURE,
        ),
    ],
)
def test_what_may_not_be_kept_is_refused_with_its_box_and_nothing_is_kept(
    office: Office, changes: dict[str, object], box: Box, why: BoxFault
) -> None:
    answer = sure(answer_to(lambda: office.cases.intake.log(office.officer, a_form(**changes), MORNING)), Unacceptable)
    assert [(one.box, one.refusal) for one in answer.boxes] == [(box, why)]
    assert office.events() == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=30), st.text(max_size=20))
def test_whatever_is_typed_is_kept_or_refused(office: Office, name: str, kpj: str, phone: str) -> None:
    form = a_form(name=name, kpj=kpj, phone=phone)
    try:
        office.cases.intake.log(office.officer, form, MORNING)
    except (Unacceptable, InTheWay):
        assert office.desk.cases.person(form.key) is None
    else:
        assert office.desk.cases.person(form.key) == check_form(form, MORNING.date()).person


def test_a_day_of_the_attempt_is_judged_by_the_branchs_own_midnight(office: Office) -> None:
    past_midnight = datetime(2026, 11, 3, 0, 30, tzinfo=WIB)  # still the 2nd in UTC
    form = a_form(details=replace(CLAIM, attempted_on=past_midnight.date()))
    officer = replace(office.officer, since=past_midnight, touched_at=past_midnight)
    assert isinstance(office.cases.intake.log(officer, form, past_midnight), Added)


def test_the_due_time_is_promised_by_the_branchs_rule(office: Office) -> None:
    assert promised(BLOCKED, MORNING, office.timetable).at == MORNING + timedelta(days=1)
    assert promised(CLAIM, MORNING, office.timetable).at == MORNING.replace(hour=15)
    forwarded = replace(CLAIM, handling=Handling.FORWARDED)
    friday = datetime(2026, 11, 20, 15, tzinfo=WIB)  # three weeks after the attempt, 30 October
    assert promised(forwarded, MORNING, office.timetable).at == friday
    unknown = replace(forwarded, attempted_on=None)
    assert promised(unknown, MORNING, office.timetable).at == datetime(2026, 11, 23, 15, tzinfo=WIB)
    assert office.log(a_form(details=forwarded)).due == promised(forwarded, MORNING, office.timetable)


def test_every_block_has_its_cause_and_every_case_its_rule() -> None:
    for block in BlockKind:
        details = UnblockDetails(block, False, True, True, True)
        assert begun_by([details.cause]) == (details.kind, {"block": block})
        assert details.outcome == details.cause
    assert begun_by([Cause.ACTIVE_CLAIM]) == (CLAIM.kind, {})
    assert begun_by([Cause.APP_TROUBLE]) == (None, {})


def test_a_slip_that_needs_no_case_is_taken_once(office: Office) -> None:
    use = sure(office.cases.intake.close_slip(office.officer, SLIP, MORNING), SlipUse)
    assert use.case is None
    again = office.cases.intake.close_slip(office.colleague, SLIP, MORNING + timedelta(minutes=1))
    assert again == use
    assert office.events() == ["slip_closed"]


def test_a_slip_that_is_printed_again_stands_in_the_chain_by_its_code(office: Office) -> None:
    for session in (office.officer, office.supervisor):
        office.cases.intake.slip_printed(session, SLIP, MORNING)
    refused = answer_to(lambda: office.cases.intake.slip_printed(office.admin, SLIP, MORNING))
    assert refused == Refused(StaffRefusal.NOT_ALLOWED)
    printed = [event for event in office.desk.audit.events_of(17, 3) if event.kind == "slip_printed"]
    assert [(one.subject, one.details, one.staff) for one in printed] == [
        (SLIP, {"copy": "again"}, office.officer.staff),
        (SLIP, {"copy": "again"}, office.supervisor.staff),
    ]
    assert office.events()[-1] == "denied"


def test_who_may_not_log_is_refused_and_it_is_written_down(office: Office) -> None:
    form = a_form()
    intake, after = office.cases.intake, MORNING + timedelta(minutes=6)
    for ask in (
        lambda: intake.log(office.admin, form, MORNING),
        lambda: intake.standing(office.admin, form, MORNING),
        lambda: intake.close_slip(office.admin, SLIP, MORNING),
    ):
        assert answer_to(ask) == Refused(StaffRefusal.NOT_ALLOWED)
    assert office.events() == ["denied"] * 3
    idle = sure(answer_to(lambda: intake.log(office.officer, form, after)), Refused)
    assert idle.why is StaffRefusal.SESSION_ENDED
    assert office.desk.cases.load(form.key) is None


def test_the_chain_holds_nothing_that_was_typed(office: Office, tmp_path: object) -> None:
    form = a_form(phone="080000001234", slip_code=SLIP)
    office.log(form)
    rows = str(told_by_sqlite(path_of(office), "SELECT * FROM audit_events"))
    assert SLIP in rows
    for typed in (form.name, form.kpj, form.phone):
        assert typed not in rows
