"""Accounts: the first one, new ones, PINs set and changed, shut out and let in, a second person."""

from dataclasses import replace
from uuid import UUID

import pytest

from kiosk.errors import KioskError
from kiosk.staff.accounts import tidy_name
from kiosk.staff.pin_rules import Weakness
from kiosk.staff.pins import Cost, PinKeeper
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Act, Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import IDLE_DESK
from tests.staff.memory import HurriedStaff
from tests.staff.office import (
    BOSS,
    BOSS_PIN,
    BRANCH,
    CHEAP,
    DESK,
    NAMES,
    PEPPER,
    PINS,
    WRONG,
    Office,
    refused,
)

NEW_PIN = "830957"


def test_there_is_no_account_until_the_first_one_is_made() -> None:
    office = Office()
    assert office.service.needs_first_account()
    assert refused(office.service.sign_in, BOSS, BOSS_PIN, DESK, office.now).why is Refusal.WRONG
    account = office.service.first_account(BOSS, BOSS_PIN, DESK, office.now)
    assert (account.role, account.pin_is_temporary, account.is_active) == (Role.SUPERVISOR, False, True)
    assert not office.service.needs_first_account()
    assert refused(office.service.first_account, "Lain", NEW_PIN, DESK, office.now) == Refused(Refusal.NOT_THE_FIRST)
    assert not office.service.sign_in(BOSS, BOSS_PIN, DESK, office.now).must_change_pin
    assert office.kinds() == ["sign_in_failed", "staff_added", "signed_in"]


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "\u202eBos", "x" * 61, "x" * 10_000])
def test_a_name_that_can_not_be_shown_is_refused(name: str) -> None:
    office = Office()
    assert refused(office.service.first_account, name, BOSS_PIN, DESK, office.now) == Refused(Refusal.NAME_UNUSABLE)
    assert refused(office.service.add, office.opened(), name, Role.CS, NEW_PIN, office.now).why is Refusal.NAME_UNUSABLE


@pytest.mark.parametrize("name", ["D'Arcy <b>", "李 小", "=cmd", "Ni Luh \U0001f600", "x" * 60])
def test_an_odd_name_is_a_name(name: str) -> None:
    office = Office()
    assert office.service.add(office.opened(), f"  {name} ", Role.CS, NEW_PIN, office.now).name == name


def test_names_are_tidied_before_they_are_compared() -> None:
    assert tidy_name(" Ａni   Contoh\n") == "Ani Contoh"
    office = Office()
    boss = office.opened()
    office.service.add(boss, "Ani Contoh", Role.CS, NEW_PIN, office.now)
    assert refused(office.service.add, boss, "ＡNI  contoh", Role.CS, NEW_PIN, office.now).why is Refusal.NAME_TAKEN


def test_a_weak_pin_is_refused_wherever_one_is_set() -> None:
    office = Office()
    weak = Refused(Refusal.WEAK_PIN, weakness=Weakness.COUNTED)
    assert refused(office.service.first_account, BOSS, "123456", DESK, office.now) == weak
    boss = office.opened()
    assert refused(office.service.add, boss, "Baru", Role.CS, "123456", office.now) == weak
    assert refused(office.service.change_pin, boss, BOSS_PIN, "123456", office.now) == weak
    session = office.session(Role.CS)
    assert refused(office.service.reset_pin, boss, session.staff, "123456", office.now) == weak


def test_a_new_account_can_do_nothing_before_its_pin_is_changed() -> None:
    office = Office()
    account = office.service.add(office.opened(), "Baru", Role.SUPERVISOR, NEW_PIN, office.now)
    session = office.service.sign_in("baru", NEW_PIN, DESK, office.now)
    assert session.must_change_pin
    for act in set(Act) - {Act.CHANGE_OWN_PIN}:
        assert refused(office.service.permit, session, act, office.now) == Refused(Refusal.MUST_CHANGE_PIN)
    assert refused(office.service.change_pin, session, NEW_PIN, NEW_PIN, office.now) == Refused(Refusal.SAME_PIN)
    after = office.service.change_pin(session, NEW_PIN, "604813", office.passes(seconds=30))
    assert not after.must_change_pin
    assert after.since == session.since
    office.service.permit(after, Act.SEE_HOME, office.now)
    assert refused(office.service.permit, session, Act.SEE_HOME, office.now).why is Refusal.SESSION_ENDED
    assert refused(office.service.sign_in, "Baru", NEW_PIN, DESK, office.now).why is Refusal.WRONG
    office.service.sign_in("Baru", "604813", DESK, office.now)
    assert {"staff_added", "pin_changed", "denied"} <= set(office.kinds())
    assert account.pin_is_temporary


def test_a_wrong_old_pin_changes_nothing_and_counts() -> None:
    office = Office()
    session = office.session(Role.CS)
    for _ in range(5):
        answer = refused(office.service.change_pin, session, WRONG, NEW_PIN, office.now)
    assert answer.why is Refusal.WRONG
    assert refused(office.service.change_pin, session, PINS[Role.CS], NEW_PIN, office.now).why is Refusal.WAIT
    assert "pin_changed" not in office.kinds()[-6:]


def test_a_reset_pin_is_temporary_and_gives_free_tries() -> None:
    office = Office()
    boss, session = office.opened(), office.session(Role.CS)
    for _ in range(6):
        refused(office.service.sign_in, NAMES[Role.CS], WRONG, DESK, office.now)
    office.service.reset_pin(boss, session.staff, NEW_PIN, office.now)
    assert office.service.sign_in(NAMES[Role.CS], NEW_PIN, DESK, office.now).must_change_pin
    assert refused(office.service.sign_in, NAMES[Role.CS], PINS[Role.CS], DESK, office.now).why is Refusal.WRONG
    assert "pin_reset" in office.kinds()


def test_a_disabled_account_gets_in_again_once_it_is_enabled() -> None:
    office = Office()
    boss, session = office.opened(), office.session(Role.CS)
    assert not office.service.disable(boss, session.staff, office.now).is_active
    assert refused(office.service.sign_in, NAMES[Role.CS], PINS[Role.CS], DESK, office.now).why is Refusal.WRONG
    office.service.enable(boss, session.staff, office.now)
    office.service.sign_in(NAMES[Role.CS], PINS[Role.CS], DESK, office.now)
    kinds = office.kinds()
    assert kinds.index("staff_disabled") < kinds.index("staff_enabled")


def test_nobody_acts_on_the_own_account_so_somebody_always_remains() -> None:
    office = Office()
    boss = office.opened()
    own = Refused(Refusal.OWN_ACCOUNT)
    service, now = office.service, office.now
    assert refused(service.disable, boss, boss.staff, now) == own
    assert refused(service.change_role, boss, boss.staff, Role.CS, now) == own
    assert refused(service.reset_pin, boss, boss.staff, NEW_PIN, now) == own
    assert refused(service.release, boss, boss.staff, now) == own
    assert office.account(Role.SUPERVISOR).is_active


def test_two_supervisors_who_shut_each_other_out_leave_one() -> None:
    office = Office()
    boss = office.opened()
    office.session(Role.ADMIN)
    other = office.session(Role.ADMIN)
    office.service.disable(boss, other.staff, office.now)
    answer = refused(office.service.disable, other, boss.staff, office.now)
    assert answer.why is Refusal.SESSION_ENDED
    assert [account.is_active for account in office.store.accounts()].count(True) == 1


def test_who_is_shut_out_at_that_very_moment_shuts_nobody_out_any_more() -> None:
    office = Office()
    boss, admin, officer = office.opened(), office.session(Role.ADMIN), office.session(Role.CS)
    assert isinstance(office.store, HurriedStaff)
    office.store.meanwhile = lambda: office.service.disable(boss, admin.staff, office.now)
    answer = refused(office.service.disable, admin, officer.staff, office.now)
    assert answer.why is Refusal.SESSION_ENDED
    assert office.account(Role.CS).is_active
    assert not office.account(Role.ADMIN).is_active


def test_an_unknown_account_is_said_to_be_unknown() -> None:
    office = Office()
    assert refused(office.service.disable, office.opened(), UUID(int=5), office.now) == Refused(Refusal.UNKNOWN_ACCOUNT)


def test_every_change_is_decided_anew_when_somebody_was_faster() -> None:
    office = Office()
    boss, session = office.opened(), office.session(Role.CS)
    assert isinstance(office.store, HurriedStaff)
    office.store.times = 3
    office.service.disable(boss, session.staff, office.now)
    office.store.times = 3
    office.service.add(boss, "Baru", Role.CS, NEW_PIN, office.now)
    office.store.times = 99
    assert refused(office.service.enable, boss, session.staff, office.now) == Refused(Refusal.BUSY)
    assert refused(office.service.add, boss, "Lagi", Role.CS, NEW_PIN, office.now) == Refused(Refusal.BUSY)


def test_accounts_are_listed_by_name() -> None:
    office = Office()
    boss = office.opened()
    office.session(Role.CS)
    office.session(Role.ADMIN)
    listed = office.service.accounts(boss, office.now)
    assert [account.name for account in listed] == ["Pengawas Contoh", "Petugas Contoh", "Teknisi Contoh"]


def test_a_second_person_is_somebody_else_with_a_right_pin() -> None:
    office = Office()
    boss, session = office.opened(), office.session(Role.CS)
    second = office.service.second_person(boss, NAMES[Role.CS], PINS[Role.CS], office.now)
    assert (second.first, second.second) == (boss.staff, session.staff)
    assert second.holds_for(boss, office.now)
    event = office.store.events()[-1]
    assert (event.kind, event.staff, event.subject) == ("second_confirmed", session.staff, str(boss.staff))
    assert refused(office.service.second_person, boss, BOSS, BOSS_PIN, office.now) == Refused(Refusal.SAME_PERSON)
    assert refused(office.service.second_person, boss, NAMES[Role.CS], WRONG, office.now) == Refused(Refusal.WRONG)
    assert office.kinds()[-1] == "second_failed"
    assert office.service.end_of(session, office.now) is None


def test_a_second_person_whose_pin_somebody_else_has_set_is_none() -> None:
    office = Office()
    boss = office.opened()
    office.service.add(boss, "Baru", Role.CS, NEW_PIN, office.now)
    assert refused(office.service.second_person, boss, "Baru", NEW_PIN, office.now) == Refused(Refusal.MUST_CHANGE_PIN)


def test_an_older_cheaper_pin_is_sealed_anew_at_the_next_sign_in() -> None:
    office = Office()
    boss = office.opened()
    dearer = PinKeeper(PEPPER, Cost(memory_kib=128, passes=1))
    service = StaffService(office.store, dearer, BRANCH, IDLE_DESK)
    session = service.sign_in(BOSS, BOSS_PIN, DESK, office.now)
    assert not dearer.is_outdated(office.account(Role.SUPERVISOR).pin)
    assert service.end_of(boss, office.now) is None
    assert session.epoch == boss.epoch


def test_a_lost_pepper_is_told_and_nobody_is_counted_wrong() -> None:
    office = Office()
    office.opened()
    service = StaffService(office.store, PinKeeper(bytes(32), CHEAP), BRANCH, IDLE_DESK)
    with pytest.raises(KioskError, match="pepper"):
        service.sign_in(BOSS, BOSS_PIN, DESK, office.now)
    assert office.store.tries == {}


def test_a_pin_put_into_another_row_opens_nothing() -> None:
    office = Office()
    office.session(Role.CS)
    boss = office.account(Role.SUPERVISOR)
    office.store.rows[boss.key] = replace(boss, pin=office.account(Role.CS).pin)
    assert refused(office.service.sign_in, BOSS, PINS[Role.CS], DESK, office.now).why is Refusal.WRONG


def test_no_pin_stands_anywhere_in_what_is_stored() -> None:
    office = Office()
    office.session(Role.CS)
    office.session(Role.ADMIN)
    stored = repr((office.store.rows, office.store.tries, office.store.events()))
    assert not [pin for pin in PINS.values() if pin in stored]
