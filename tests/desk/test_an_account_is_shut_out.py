"""Somebody is shut out while they work: the desk ends their session in seconds, and nothing of theirs is left."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.staff.accounts import StaffAccount
from kiosk.staff.pins import Cost, PinKeeper, open_pepper
from kiosk.staff.roles import Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import SessionEnd, SignedIn
from kiosk.storage.desk_keys import keys_in
from tests.desk.officer import KPJ, NAME, PIN, Officer, desk_in
from tests.desk.open_case import log_case, open_case
from tests.journeys.visiting import Day
from tests.storage.opening import open_desk as open_stores
from ui.desk.form.page import CaseForm
from ui.desk.report.page import OfficeReport
from ui.desk.staff.accounts import StaffAccounts

SOON = 5
"""Seconds after which it is over at the latest (reliability.md, S6)."""

OFFICER, OFFICER_PIN = "Dian Contoh", "719305"
FIRST_PIN, NEW_PIN = "640182", "573920"
COLLEAGUE = "Sari Contoh"
TYPED_KPJ, TYPED_NAME = "00000000029", "Contoh Tujuh"


@dataclass
class Elsewhere:
    """The supervisor at another screen of the branch: a service and a connection of their own."""

    service: StaffService
    boss: SignedIn
    now: datetime

    def key_of(self, name: str) -> UUID:
        """The account of this name."""
        return next(one.key for one in self.service.accounts(self.boss, self.now) if one.name == name)

    def add(self, name: str, role: Role, pin: str) -> None:
        """Make an account whose PIN is its own."""
        self.service.add(self.boss, name, role, FIRST_PIN, self.now)
        first = self.service.sign_in(name, FIRST_PIN, 9, self.now)
        self.service.change_pin(first, FIRST_PIN, pin, self.now)

    def disable(self) -> None:
        """Shut the officer at the desk out."""
        self.service.disable(self.boss, self.key_of(OFFICER), self.now)

    def lower(self) -> None:
        """Give them a role that may do less."""
        self.service.change_role(self.boss, self.key_of(OFFICER), Role.CS, self.now)

    def reset(self) -> None:
        """Give them a new PIN."""
        self.service.reset_pin(self.boss, self.key_of(OFFICER), NEW_PIN, self.now)


CHANGES = {"disabled": Elsewhere.disable, "another role": Elsewhere.lower, "a new PIN": Elsewhere.reset}


@pytest.fixture
def officer(application: QGuiApplication, tmp_path: Path, day: Day) -> Iterator[Officer]:
    """A supervisor at a desk whose accounts another supervisor made."""
    data = tmp_path / "data"
    with desk_in(data, day=day) as first:
        first.sign_in()
        boss_at(data, day).add(OFFICER, Role.SUPERVISOR, OFFICER_PIN)
        log_case(first)
    with desk_in(data, day=day) as somebody:
        somebody.sign_in(OFFICER, OFFICER_PIN)
        somebody.go_home()
        yield somebody


@pytest.fixture
def elsewhere(officer: Officer, tmp_path: Path, day: Day) -> Elsewhere:
    """The other supervisor, while the officer works."""
    return boss_at(tmp_path / "data", day)


def boss_at(data: Path, day: Day) -> Elsewhere:
    stores = open_stores(data / "kiosk.sqlite", keys_in(data))
    service = StaffService(stores.staff, PinKeeper(open_pepper(data), Cost(8, 1)), 0, timedelta(hours=1))
    return Elsewhere(service, service.sign_in(NAME, PIN, 9, day.now), day.now)


def stay(officer: Officer, seconds: float) -> None:
    """Let time go by as somebody does who goes on working: the session never grows idle."""
    for _ in range(round(seconds * 4)):
        officer.wait(0.25)
        officer.screen.touched()


def is_out(officer: Officer) -> bool:
    """Whether the desk has asked, and ended the session."""
    officer.settle()
    return officer.screen.office.session is None


def half_a_form(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(TYPED_KPJ)
    officer.hit(Qt.Key.Key_Tab)
    officer.type_text(TYPED_NAME)


def own_pin(officer: Officer) -> None:
    officer.screen.openOwnPin()
    officer.idle()
    officer.type_text(OFFICER_PIN)


def export_panel(officer: Officer) -> None:
    page_of("report")(officer)
    officer.of(OfficeReport).takeAway("xlsx")
    officer.idle()


def new_account(officer: Officer) -> None:
    page_of("accounts")(officer)
    officer.of(StaffAccounts).beginAdding()
    officer.idle()
    officer.type_text(COLLEAGUE)


def a_case(officer: Officer) -> None:
    open_case(officer, officer.cases_of(KPJ)[0])


def code_half_typed(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F3)
    officer.type_text(TYPED_KPJ)


def page_of(name: str) -> Callable[[Officer], None]:
    def show(officer: Officer) -> None:
        officer.screen.open(name)
        officer.idle()

    return show


PLACES: dict[str, Callable[[Officer], None]] = {
    "a form half filled": half_a_form,
    "the own PIN": own_pin,
    "the panel of an export": export_panel,
    "the form of an account": new_account,
    "a case": a_case,
    "a code half typed": code_half_typed,
    **{name: page_of(name) for name in ("home", "overdue", "accounts", "report", "closing", "health")},
}


@pytest.mark.parametrize("place", PLACES)
def test_whatever_is_open_a_disabled_account_is_out_within_seconds(
    officer: Officer, elsewhere: Elsewhere, place: str
) -> None:
    PLACES[place](officer)
    stay(officer, SOON)
    assert officer.screen.office.session is not None
    elsewhere.disable()
    stay(officer, SOON)
    officer.until(lambda: is_out(officer))
    assert (officer.page, officer.screen.office.ended) == ("sign_in", SessionEnd.ACCOUNT)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_of_an_unfinished_form_is_shown_to_the_next_person(
    officer: Officer, elsewhere: Elsewhere, change: str
) -> None:
    half_a_form(officer)
    code_half_typed(officer)
    CHANGES[change](elsewhere)
    stay(officer, SOON)
    officer.until(lambda: is_out(officer))
    officer.idle()
    assert not officer.reads(TYPED_KPJ)
    officer.sign_in(NAME, PIN)
    assert not officer.reads(TYPED_KPJ)
    officer.hit(Qt.Key.Key_F2)
    assert officer.page == "form"
    assert not officer.of(CaseForm).begun
    assert not officer.reads(TYPED_KPJ)
    assert not officer.reads(TYPED_NAME)


def test_the_end_is_written_down_with_its_reason(officer: Officer, elsewhere: Elsewhere) -> None:
    staff = officer.session.staff
    half_a_form(officer)
    elsewhere.disable()
    stay(officer, SOON)
    officer.until(lambda: is_out(officer))
    officer.idle()
    station = officer.program.kiosk.station
    *_, last = officer.program.kiosk.desk.audit.events_of(station.branch, station.number)
    assert (last.kind, last.staff, last.details) == ("signed_out", staff, {"reason": "account"})


def test_being_asked_about_is_no_touch(officer: Officer) -> None:
    before = officer.session.touched_at
    officer.wait(SOON)
    officer.idle()
    assert officer.session.touched_at == before


def test_who_changes_the_own_pin_stays_in(officer: Officer) -> None:
    own_pin(officer)
    for text in ("", NEW_PIN, NEW_PIN):
        officer.type_text(text)
        officer.hit(Qt.Key.Key_Return)
    assert officer.notice == officer.words("desk.own_pin.changed")
    stay(officer, 2 * SOON)
    officer.idle()
    assert officer.screen.office.session is not None


class Slow:
    """The accounts in a database that answers when the test says so."""

    def __init__(self, officer: Officer) -> None:
        self.answers, self.asked = Event(), Event()
        self._store = officer.program.kiosk.desk.staff
        self._read = self._store.account

    def account(self, key: UUID) -> StaffAccount | None:
        """The account, once the database answers."""
        self.asked.set()
        self.answers.wait()
        return self._read(key)


def test_a_database_that_does_not_answer_holds_up_no_page_and_ends_nothing(
    officer: Officer, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(officer)
    half_a_form(officer)
    monkeypatch.setattr(officer.program.kiosk.desk.staff, "account", slow.account)
    elsewhere.disable()
    try:
        stay(officer, 3 * SOON)
        assert slow.asked.wait(SOON)
        officer.type_text("Lagi")
        assert officer.of(CaseForm).values["name"] == f"{TYPED_NAME}Lagi"
        assert officer.screen.office.session is not None
    finally:
        slow.answers.set()
    officer.until(lambda: is_out(officer))


def test_while_a_long_act_is_on_its_way_an_account_is_shut_out_all_the_same(
    officer: Officer, elsewhere: Elsewhere
) -> None:
    goes_on, told = Event(), list[object]()
    assert officer.screen.office.ask(lambda _session, _now: goes_on.wait(), told.append)
    elsewhere.disable()
    try:
        stay(officer, SOON)
        officer.until(lambda: is_out(officer))
    finally:
        goes_on.set()
    officer.idle()
    assert told == []


def test_a_locked_database_ends_no_session(officer: Officer, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "data" / "kiosk.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        stay(officer, 2 * SOON)
        officer.settle()
        other.execute("ROLLBACK")
    stay(officer, SOON)
    officer.idle()
    assert officer.screen.office.session is not None
