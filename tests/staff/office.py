"""A branch's staff for tests: invented names, PINs that no rule refuses, and a clock that is an argument."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.audit.faults import verify
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.pins import Cost, PinKeeper
from kiosk.staff.refusals import Refused
from kiosk.staff.roles import Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import IDLE_DESK, SignedIn
from tests.audit.memory import MemoryTrail
from tests.staff.memory import HurriedStaff, MemoryStaff

BRANCH = 7
KIOSK, DESK = 1, 2
MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
KEY = bytes(range(32))
PEPPER = bytes(range(32, 64))
CHEAP = Cost(memory_kib=64, passes=1)

BOSS, BOSS_PIN = "Pengawas Contoh", "739164"
PINS = {Role.CS: "582047", Role.SUPERVISOR: BOSS_PIN, Role.ADMIN: "604813"}
NAMES = {Role.CS: "Petugas Contoh", Role.SUPERVISOR: BOSS, Role.ADMIN: "Teknisi Contoh"}
FIRST_PINS = {Role.CS: "915306", Role.ADMIN: "271946"}
WRONG = "482615"


@dataclass
class Office:
    """One database and the services that start over it."""

    store: MemoryStaff = field(default_factory=lambda: HurriedStaff(MemoryTrail(KEY)))
    now: datetime = MORNING

    @property
    def service(self) -> StaffService:
        """A service that was started this moment: nothing but the store is remembered."""
        return StaffService(self.store, PinKeeper(PEPPER, CHEAP), BRANCH, IDLE_DESK)

    def passes(self, **span: float) -> datetime:
        """Let time go by."""
        self.now += timedelta(**span)
        return self.now

    def opened(self) -> SignedIn:
        """The session of the supervisor who made the first account."""
        if not self.store.rows:
            self.service.first_account(BOSS, BOSS_PIN, DESK, self.now)
        return self.session(Role.SUPERVISOR)

    def session(self, role: Role, station: int = DESK) -> SignedIn:
        """A fresh session of somebody with this role, whose own PIN is set."""
        if role is not Role.SUPERVISOR and not any(account.role is role for account in self.store.accounts()):
            self._hire(role)
        return self.service.sign_in(NAMES[role], PINS[role], station, self.now)

    def account(self, role: Role) -> StaffAccount:
        """The account of this role as it is stored."""
        return next(account for account in self.store.accounts() if account.role is role)

    def kinds(self) -> list[str]:
        """The kinds of all events, in their order; every chain must be whole."""
        for place in self.store.trail.stations():
            events = self.store.trail.events_of(*place)
            assert verify(events, KEY, self.store.trail.latest_of(*place)) == []
        return [event.kind for event in self.store.events()]

    def _hire(self, role: Role) -> None:
        boss = self.opened()
        self.service.add(boss, NAMES[role], role, FIRST_PINS[role], self.now)
        first = self.service.sign_in(NAMES[role], FIRST_PINS[role], DESK, self.now)
        self.service.change_pin(first, FIRST_PINS[role], PINS[role], self.now)


def refused(act: Callable[..., object], *given: object) -> Refused:
    """The refusal that `act` of what is `given` meets."""
    with pytest.raises(Refused) as raised:
        act(*given)
    return raised.value
