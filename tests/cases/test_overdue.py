"""What is overdue in the whole branch, for those who look after all of it."""

from dataclasses import replace
from datetime import timedelta

from kiosk.cases.follow_up import Told
from kiosk.cases.search import Listed, Overdue
from kiosk.cases.states import Move
from kiosk.staff.refusals import Refusal, Refused
from tests.cases.office import CLAIM, MORNING, Office, a_form, answer_to


def overdue(office: Office, days: int) -> Overdue:
    """What a supervisor sees who signs in so many days later."""
    now = MORNING + timedelta(days=days, hours=1)
    session = replace(office.supervisor, since=now, touched_at=now)
    return office.cases.search.overdue(session, now)


def test_all_officers_cases_stand_there_the_oldest_first_with_who_has_them_in_hand(office: Office) -> None:
    tomorrow = office.log()
    today = office.cases.intake.log(office.colleague, a_form(details=CLAIM), MORNING).case
    assert overdue(office, 0).cases.items == ()
    found = overdue(office, 2)
    assert found.cases.items == (today, tomorrow)
    assert not found.cases.more
    assert found.officers == {office.officer.staff: "Petugas Satu", office.colleague.staff: "Petugas Dua"}


def test_what_has_been_ended_is_not_overdue(office: Office) -> None:
    case = office.log(a_form(details=CLAIM))
    office.cases.follow_up.move(office.officer, case, Move.WITHDRAW, Told(), MORNING)
    assert overdue(office, 2) == Overdue(Listed((), more=False), {})


def test_only_who_looks_after_all_cases_sees_them_and_a_denial_is_written_down(office: Office) -> None:
    office.log()
    for session in (office.officer, office.admin):
        answer = answer_to(lambda: office.cases.search.overdue(session, MORNING))  # noqa: B023  called at once
        assert answer == Refused(Refusal.NOT_ALLOWED)
    assert office.events()[-2:] == ["denied", "denied"]
