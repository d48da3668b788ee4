"""A branch office for the tests: real stores in a file, officers of each role, a calendar; nothing syncs, for speed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from unittest.mock import patch
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.cases.answers import NotDone
from kiosk.cases.case import Case
from kiosk.cases.doors import Parts
from kiosk.cases.form import Form
from kiosk.cases.kinds import BlockKind, CaseKind, ClaimDetails, Details, Handling, Known, UnblockDetails
from kiosk.cases.service import CaseService
from kiosk.deadlines.calendar import BranchCalendar, DayHours
from kiosk.deadlines.due import ServiceHours
from kiosk.deadlines.rules import parse_rule
from kiosk.guide.causes import Cause
from kiosk.slips.keys import SigningKey
from kiosk.staff.accounts import StaffAccount, StaffChange
from kiosk.staff.pins import Cost, PinKeeper
from kiosk.staff.refusals import Refused
from kiosk.staff.roles import Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import SignedIn
from kiosk.storage import sqlite
from kiosk.storage.desk import StoredDesk
from kiosk.visits.plan import Timetable
from tests.storage.desk_records import KEYS
from tests.storage.opening import open_desk

WIB = ZoneInfo("Asia/Jakarta")
SLIP_KEY = SigningKey(b"k" * 32)
MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=WIB)
"""A Monday."""

BLOCKED = UnblockDetails(
    BlockKind.BIOMETRIC, failed_before=False, identity_seen=True, card_seen=True, cause_put_right=True
)
CLAIM = ClaimDetails("Cabang Karangan", MORNING.date() - timedelta(days=3), Known.NO, Handling.HERE)
OF_KIND: Mapping[CaseKind, Details] = MappingProxyType({one.kind: one for one in (BLOCKED, CLAIM)})
"""What is known of a case, by its kind."""

RULES = {
    **dict.fromkeys(("blocked_biometric", "blocked_kpj", "blocked_login"), parse_rule("24 hours")),
    "active_claim": parse_rule("counter day"),
    "active_claim_elsewhere": parse_rule("2-3 weeks"),
}
WEEK = dict.fromkeys(range(5), DayHours(time(8), time(15)))

Value = TypeVar("Value")


class KnownPrints:
    """Prints of which the test says that they came out."""

    def __init__(self) -> None:
        self.out: set[str] = set()

    def came_out(self, codes: Collection[str]) -> frozenset[str]:
        return frozenset(codes) & self.out


class Office:
    """One branch with an officer, a colleague, a supervisor and an administrator at station 3."""

    def __init__(self, desk: StoredDesk) -> None:
        self.desk = desk
        pins = PinKeeper(b"p" * 32, Cost(memory_kib=8, passes=1))
        self.staff = StaffService(desk.staff, pins, 17, timedelta(minutes=5))
        self.timetable = Timetable(RULES, BranchCalendar(WIB, WEEK), ServiceHours())
        self.prints = KnownPrints()
        doors = (lambda: [SLIP_KEY.public], self.timetable, self.prints)
        self.cases = CaseService(Parts(desk.cases, desk.audit, self.staff, desk.staff, *doors))
        self.officer = self.signed_in("Petugas Satu", Role.CS)
        self.colleague = self.signed_in("Petugas Dua", Role.CS)
        self.supervisor = self.signed_in("Penyelia", Role.SUPERVISOR)
        self.admin = self.signed_in("Admin", Role.ADMIN)

    def signed_in(self, name: str, role: Role, station: int = 3) -> SignedIn:
        account = StaffAccount(uuid4(), 1, name, role, "no pin", False, True, 1, MORNING, None)
        assert self.desk.staff.apply(StaffChange((), accounts=(account,)))
        return SignedIn(account.key, name, role, 17, station, MORNING, MORNING, 1, False)

    def log(self, form: Form | None = None, now: datetime = MORNING) -> Case:
        return self.cases.intake.log(self.officer, form or a_form(), now).case

    def events(self) -> list[str]:
        return [event.kind for event in self.desk.audit.events_of(17, 3)]


def a_form(**changes: object) -> Form:
    """A form for an unblock that nothing stands in the way of, with `changes`."""
    number = uuid4().int % 10**10
    form = Form(uuid4(), BLOCKED, Cause.BLOCKED_BIOMETRIC, "Contoh Peserta Karangan", f"1{number:010}")
    return replace(form, **changes)  # type: ignore[arg-type]


def later(session: SignedIn, now: datetime) -> SignedIn:
    """The same session, in use until `now`."""
    return session.touched(now)


def answer_to(ask: Callable[[], object]) -> NotDone | Refused:
    """What the case work answers instead of doing what was asked."""
    with pytest.raises((NotDone, Refused)) as told:
        ask()
    assert isinstance(told.value, NotDone | Refused)
    return told.value


def sure(value: object, kind: type[Value]) -> Value:
    """`value`, which must be of this kind."""
    assert isinstance(value, kind), value
    return value


@contextmanager
def open_office(path: Path) -> Iterator[Office]:
    """An office whose database is at `path`."""
    pragmas = tuple(pragma for pragma in sqlite.PRAGMAS if "synchronous" not in pragma)
    with patch.object(sqlite, "PRAGMAS", (*pragmas, "synchronous = OFF")):
        desk = open_desk(path, lambda _: KEYS, busy_timeout_ms=50)
        yield Office(desk)
        desk.close()


def path_of(office: Office) -> Path:
    """Where the database of this office lies."""
    return Path(office.desk.database.backend.name)


def entry_keys(office: Office, key: UUID) -> list[UUID]:
    """The keys of a case's history."""
    return [entry.key for entry in office.desk.cases.history(key)]
