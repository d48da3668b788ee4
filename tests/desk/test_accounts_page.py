"""Who may sign in: made, shut out and let in again by hand, always by somebody else."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.staff.accounts import StaffAccount
from kiosk.staff.lockout import HELP_AT
from kiosk.staff.refusals import Refusal
from kiosk.staff.roles import Role
from kiosk.staff.sessions import SignedIn
from tests.desk.officer import NAME, PIN, Officer
from tests.journeys.visiting import Day
from tests.staff.office import refused
from ui.desk.staff.accounts import StaffAccounts

SOMEBODY = "Contoh Baru"


def account_of(officer: Officer, name: str = SOMEBODY) -> StaffAccount:
    """The account as it is kept."""
    return next(one for one in officer.program.kiosk.desk.staff.accounts() if one.name == name)


def knock(officer: Officer, pin: str, name: str = SOMEBODY) -> SignedIn:
    """Somebody of this name comes to the entrance."""
    kiosk = officer.program.kiosk
    return kiosk.staff.sign_in(name, pin, kiosk.station.number, kiosk.now())


def open_accounts(officer: Officer) -> None:
    officer.touch_word("desk.pages.accounts")
    assert officer.page == "accounts"


def add_by_keys(officer: Officer, name: str = SOMEBODY) -> str:
    """Add an account with keys alone; the PIN that is shown."""
    officer.hit(Qt.Key.Key_F4)
    officer.type_text(name)
    officer.hit(Qt.Key.Key_Return)
    return officer.of(StaffAccounts).pin.replace(" ", "")


def put_pin_away(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_Return)  # the focus is on "written down"
    assert officer.of(StaffAccounts).pin == ""


def choose(officer: Officer, name: str = SOMEBODY) -> None:
    officer.touch(name)
    assert officer.of(StaffAccounts).chosen["name"] == name


def test_an_account_is_made_with_keys_alone_and_its_pin_is_shown_once(officer: Officer) -> None:
    open_accounts(officer)
    pin = add_by_keys(officer)
    assert officer.reads(f"{pin[:3]} {pin[3:]}")
    assert officer.notice == officer.words("desk_accounts.done.added", name=SOMEBODY, role="Petugas CS")
    session = knock(officer, pin)
    assert isinstance(session, SignedIn) and session.must_change_pin
    put_pin_away(officer)
    assert not officer.reads(f"{pin[:3]} {pin[3:]}")
    assert officer.reads(officer.words("desk_accounts.states.temporary"))


def test_a_pin_is_forgotten_when_the_page_is_left(officer: Officer) -> None:
    open_accounts(officer)
    assert add_by_keys(officer)
    officer.screen.open("home")
    officer.idle()
    open_accounts(officer)
    assert officer.of(StaffAccounts).pin == ""


@pytest.mark.parametrize(
    ("name", "why"), [(NAME.upper(), Refusal.NAME_TAKEN), ("   ", Refusal.NAME_UNUSABLE), ("x" * 70, "name_unusable")]
)
def test_a_name_that_can_not_be_taken_is_told_at_its_box_and_stays_there(
    officer: Officer, name: str, why: Refusal
) -> None:
    open_accounts(officer)
    assert add_by_keys(officer, name) == ""
    assert officer.of(StaffAccounts).refusal == officer.words(f"desk.refused.{why}")
    assert officer.reads(officer.of(StaffAccounts).refusal)
    assert officer.focused.property("text") == name
    assert officer.notice == ""


def test_esc_closes_the_form_before_it_leaves_the_page(officer: Officer) -> None:
    open_accounts(officer)
    officer.hit(Qt.Key.Key_F4)
    officer.hit(Qt.Key.Key_Escape)
    assert (officer.page, officer.of(StaffAccounts).adding) == ("accounts", False)


def test_disabling_is_undone_at_the_same_place_and_a_double_click_is_one_act(officer: Officer) -> None:
    open_accounts(officer)
    add_by_keys(officer)
    put_pin_away(officer)
    choose(officer)
    officer.touch_word("desk_accounts.disable")
    assert not account_of(officer).is_active
    assert officer.reads(officer.words("desk_accounts.states.disabled"))
    officer.of(StaffAccounts).toggle()  # the second half of a double click
    officer.idle()
    assert not account_of(officer).is_active
    officer.touch_word("desk_accounts.enable")
    assert account_of(officer).is_active


def test_another_role(officer: Officer) -> None:
    open_accounts(officer)
    add_by_keys(officer)
    put_pin_away(officer)
    choose(officer)
    officer.touch_word("desk.roles.admin")
    assert account_of(officer).role is Role.ADMIN
    assert officer.notice == officer.words("desk_accounts.done.role", name=SOMEBODY, role="Admin")


def test_a_new_pin_is_asked_about_first_and_ends_the_old_one(officer: Officer) -> None:
    open_accounts(officer)
    old = add_by_keys(officer)
    put_pin_away(officer)
    choose(officer)
    officer.touch_word("desk_accounts.reset")
    officer.touch_word("desk_accounts.reset_no")
    assert knock(officer, old).must_change_pin
    officer.touch_word("desk_accounts.reset")
    officer.touch_word("desk_accounts.reset_yes")
    new = officer.of(StaffAccounts).pin.replace(" ", "")
    assert new != old
    assert refused(knock, officer, old).why is Refusal.WRONG
    assert knock(officer, new).must_change_pin


def test_who_used_up_the_tries_is_shown_first_and_released(officer: Officer, day: Day) -> None:
    open_accounts(officer)
    pin = add_by_keys(officer)
    kiosk = officer.program.kiosk
    elsewhere = kiosk.station.number + 1
    for _ in range(HELP_AT):
        while kiosk.staff.wait_left(SOMEBODY, elsewhere, kiosk.now()):
            day.jump(timedelta(minutes=9))
        refused(kiosk.staff.sign_in, SOMEBODY, "000000", elsewhere, kiosk.now())
    session = knock(officer, PIN, NAME)
    assert isinstance(session, SignedIn)
    officer.screen.office.enter(session)  # the waiting took longer than a session lasts
    open_accounts(officer)
    assert officer.of(StaffAccounts).chosen["name"] == SOMEBODY
    assert officer.reads(officer.words("desk_accounts.states.needs_supervisor"))
    officer.touch_word("desk_accounts.release")
    assert officer.words("desk_accounts.release") not in officer.targets()
    assert kiosk.staff.sign_in(SOMEBODY, pin, elsewhere, kiosk.now()).must_change_pin


def test_the_own_account_offers_nothing_but_the_own_pin(officer: Officer) -> None:
    open_accounts(officer)
    assert officer.of(StaffAccounts).chosen["own"]
    assert officer.reads(officer.words("desk_accounts.own"))
    for act in ("disable", "reset", "release"):
        assert officer.words(f"desk_accounts.{act}") not in officer.targets()
    assert officer.words("desk.roles.admin") not in officer.targets()
    officer.touch_word("desk_accounts.own_pin")
    assert officer.page == "own_pin"


def test_what_the_service_refuses_is_told(officer: Officer) -> None:
    open_accounts(officer)
    officer.of(StaffAccounts).toggle()  # the own account: no button does this
    officer.idle()
    assert officer.notice == officer.words("desk.refused.own_account")
    assert account_of(officer, NAME).is_active
