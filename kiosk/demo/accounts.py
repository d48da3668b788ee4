"""Who can sign in to the demo. The PIN is no secret: whoever opens the demo is told it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from kiosk.staff.accounts import StaffAccount
from kiosk.staff.roles import Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import SignedIn

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class DemoAccounts:
    """The names, and the one PIN of them all."""

    supervisor: str
    officers: tuple[str, str]
    admin: str
    pin: str


ACCOUNTS = DemoAccounts("Supervisor Contoh", ("Petugas Contoh Satu", "Petugas Contoh Dua"), "Admin Contoh", "806417")

_FIRST_PIN = "593028"
"""What the supervisor sets; nobody can keep a PIN that somebody else has set."""


def hire(staff: StaffService, stations: tuple[int, int], at: datetime) -> tuple[SignedIn, ...]:
    """Make the accounts; gives the sessions of those who work on cases, one officer at each station."""
    here, beside = stations
    sure(staff.first_account(ACCOUNTS.supervisor, ACCOUNTS.pin, here, at), StaffAccount)
    supervisor = sure(staff.sign_in(ACCOUNTS.supervisor, ACCOUNTS.pin, here, at), SignedIn)
    first, second = ACCOUNTS.officers
    officers = []
    for name, role, station in (
        (first, Role.CS, here),
        (second, Role.CS, beside),
        (ACCOUNTS.admin, Role.ADMIN, here),
    ):
        sure(staff.add(supervisor, name, role, _FIRST_PIN, at), StaffAccount)
        session = sure(staff.sign_in(name, _FIRST_PIN, station, at), SignedIn)
        session = sure(staff.change_pin(session, _FIRST_PIN, ACCOUNTS.pin, at), SignedIn)
        if role is Role.CS:
            officers.append(session)
    return (*officers, supervisor)


def sure(answer: object, kind: type[Kind]) -> Kind:
    """What a service gave. Raises RuntimeError for anything else: then the demo asks for what can't be done."""
    if not isinstance(answer, kind):
        raise RuntimeError(f"the demo got {answer} where it needs {kind.__name__}")
    return answer
