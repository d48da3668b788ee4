"""When a session ends: idle, too long, shut out; and how long a second person's word holds."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Act, Role
from kiosk.staff.sessions import IDLE_DESK, IDLE_SHARED, LONGEST, SecondPerson, SessionEnd, SignedIn, end_by_time
from tests.staff.office import MORNING, NAMES, PINS, Office, refused

_SECOND = timedelta(seconds=1)
_SESSION = SignedIn(UUID(int=1), "Petugas Contoh", Role.CS, 7, 2, MORNING, MORNING, 1, False)


@pytest.mark.parametrize(("limit", "minutes"), [(IDLE_SHARED, 2), (IDLE_DESK, 5)])
def test_an_idle_session_ends(limit: timedelta, minutes: int) -> None:
    end = MORNING + timedelta(minutes=minutes)
    assert end_by_time(_SESSION, end - _SECOND, limit) is None
    assert end_by_time(_SESSION, end, limit) is SessionEnd.IDLE
    assert end_by_time(_SESSION.touched(end - _SECOND), end, limit) is None


def test_no_session_lasts_longer_than_12_hours() -> None:
    end = MORNING + LONGEST
    assert end_by_time(_SESSION.touched(end - _SECOND), end - _SECOND, IDLE_DESK) is None
    assert end_by_time(_SESSION.touched(end - _SECOND), end, IDLE_DESK) is SessionEnd.TOO_LONG
    assert timedelta(hours=12) == LONGEST


def test_a_clock_set_back_does_not_keep_a_session_open() -> None:
    assert end_by_time(_SESSION, MORNING - timedelta(seconds=30), IDLE_SHARED) is None
    assert end_by_time(_SESSION, MORNING - timedelta(days=1), IDLE_SHARED) is SessionEnd.TOO_LONG
    assert end_by_time(_SESSION, MORNING - timedelta(minutes=3), IDLE_SHARED) is SessionEnd.IDLE


def test_a_second_person_holds_for_two_minutes_and_one_session() -> None:
    second = SecondPerson(_SESSION.staff, UUID(int=2), MORNING)
    assert second.holds_for(_SESSION, MORNING + timedelta(minutes=2))
    assert not second.holds_for(_SESSION, MORNING + timedelta(minutes=2, seconds=1))
    assert not second.holds_for(_SESSION, MORNING - _SECOND)
    assert not SecondPerson(UUID(int=3), UUID(int=2), MORNING).holds_for(_SESSION, MORNING)


def test_an_idle_session_can_do_nothing_more() -> None:
    office = Office()
    session = office.opened()
    office.passes(minutes=5)
    assert office.service.end_of(session, office.now) is SessionEnd.IDLE
    answer = refused(office.service.permit, session, Act.SEE_HOME, office.now)
    assert answer == Refused(Refusal.SESSION_ENDED, end=SessionEnd.IDLE)
    assert office.kinds()[-1] == "denied"


@pytest.mark.parametrize("how", ["disable", "reset_pin", "change_role", "enable"])
def test_a_session_ends_at_the_next_act_when_its_account_was_changed(how: str) -> None:
    office = Office()
    boss, session = office.opened(), office.session(Role.CS)
    key = session.staff
    if how == "enable":
        office.service.disable(boss, key, office.now)
        office.service.enable(boss, key, office.now)
    elif how == "disable":
        office.service.disable(boss, key, office.now)
    elif how == "reset_pin":
        office.service.reset_pin(boss, key, "830957", office.now)
    else:
        office.service.change_role(boss, key, Role.ADMIN, office.now)
    assert office.service.end_of(session, office.now) is SessionEnd.ACCOUNT
    answer = refused(office.service.permit, session, Act.SEE_HOME, office.now)
    assert answer == Refused(Refusal.SESSION_ENDED, end=SessionEnd.ACCOUNT)
    assert office.service.end_of(boss, office.now) is None


def test_a_session_ends_when_its_account_is_shut_out_behind_the_service() -> None:
    office = Office()
    session = office.opened()
    office.store.rows[session.staff] = replace(office.account(Role.SUPERVISOR), is_active=False)
    assert office.service.end_of(session, office.now) is SessionEnd.ACCOUNT


def test_free_tries_for_somebody_do_not_end_the_session() -> None:
    office = Office()
    boss, session = office.opened(), office.session(Role.CS)
    office.service.release(boss, session.staff, office.now)
    assert office.service.end_of(session, office.now) is None


def test_the_role_of_the_moment_counts_and_not_that_of_the_session() -> None:
    office = Office()
    session = office.session(Role.CS)
    forged = SignedIn(**{**vars(session), "role": Role.SUPERVISOR})
    assert refused(office.service.permit, forged, Act.EXPORT, office.now) == Refused(Refusal.NOT_ALLOWED)


@pytest.mark.parametrize("reason", SessionEnd)
def test_signing_out_is_written_down_with_its_reason(reason: SessionEnd) -> None:
    office = Office()
    session = office.opened()
    office.service.sign_out(session, reason, office.now)
    event = office.store.events()[-1]
    assert (event.kind, event.staff, dict(event.details)) == ("signed_out", session.staff, {"reason": reason.value})
    assert office.kinds()[-1] == "signed_out"


def test_a_session_knows_where_and_when_it_began() -> None:
    office = Office()
    office.session(Role.CS)
    office.passes(hours=1)
    session = office.service.sign_in(NAMES[Role.CS], PINS[Role.CS], 5, office.now)
    assert (session.station, session.branch, session.since, session.touched_at) == (5, 7, office.now, office.now)
    account = office.account(Role.CS)
    assert (session.staff, session.role, account.signed_in_at) == (account.key, Role.CS, office.now)
