"""Machines with the invented branch on them; PINs cost little and nothing syncs, for speed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from kiosk.assembly import Kiosk
from kiosk.cases.search import Home
from kiosk.demo import ACCOUNTS
from kiosk.settings import Settings
from kiosk.staff.pins import PinKeeper
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import IDLE_SHARED, SignedIn
from kiosk.storage import sqlite
from tests.cases.office import sure
from tests.machine import WIB, machine
from tests.staff.office import CHEAP, PEPPER
from tests.storage.beside import told_by_sqlite

MONDAY = datetime(2026, 11, 23, 10, tzinfo=WIB)
FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=WIB)
SUNDAY = datetime(2026, 11, 29, 13, 20, tzinfo=WIB)

PEOPLE = (ACCOUNTS.supervisor, *ACCOUNTS.officers)
"""Those who work on cases."""


@contextmanager
def branch(data: Path, at: datetime, settings: Settings | None = None) -> Iterator[Kiosk]:
    """A machine without any data on which it is always `at`."""
    kiosk = machine(data, settings, at)
    pragmas = tuple(pragma for pragma in sqlite.PRAGMAS if "synchronous" not in pragma)
    with patch.object(sqlite, "PRAGMAS", (*pragmas, "synchronous = OFF")):
        kiosk.staff = StaffService(kiosk.desk.staff, PinKeeper(PEPPER, CHEAP), kiosk.station.branch, IDLE_SHARED)
        yield kiosk
        kiosk.desk.close()
        kiosk.visits.close()


def signed_in(kiosk: Kiosk, name: str) -> SignedIn:
    """Somebody of the branch, signed in with the PIN that everybody is told."""
    return sure(kiosk.staff.sign_in(name, ACCOUNTS.pin, kiosk.station.number, kiosk.now()), SignedIn)


def home(kiosk: Kiosk, name: str) -> Home:
    """What somebody sees first."""
    return sure(kiosk.cases.search.home(signed_in(kiosk, name), kiosk.now()), Home)


def rows(kiosk: Kiosk, statement: str) -> list[tuple[object, ...]]:
    """What `statement` gives beside the program."""
    return told_by_sqlite(kiosk.data / "kiosk.sqlite", statement)
