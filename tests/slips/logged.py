"""Logged cases of every kind, as the desk hands them over to be printed."""

from datetime import UTC, date
from uuid import UUID

from kiosk.assembly import Kiosk
from kiosk.cases.case import Case, Shown
from kiosk.cases.form import promised
from kiosk.cases.kinds import BlockKind, ClaimDetails, Details, Handling, Known, UnblockDetails
from kiosk.cases.states import State
from kiosk.guide.causes import Cause
from kiosk.ids import code_of
from kiosk.settings import Settings
from kiosk.settings.model import BranchSettings
from tests.machine import MORNING

CODE = f"K-{code_of(20260317 * 1000)}"
NAME = "Penerima Rekaan"
CONTOH = Settings(branch=BranchSettings(name="Kantor Cabang Contoh", address="Jalan Contoh 1, Kota Contoh"))

EVERY_KIND: dict[str, Details] = {
    **{
        str(block): UnblockDetails(
            block, failed_before=False, identity_seen=True, card_seen=True, cause_put_right=False
        )
        for block in BlockKind
    },
    "here": ClaimDetails("Cabang Contoh", date(2026, 3, 10), Known.NO, Handling.HERE),
    "forwarded": ClaimDetails("Cabang Karangan Utara", date(2026, 3, 10), Known.NO, Handling.FORWARDED),
}


def case_of(kiosk: Kiosk, details: Details) -> Case:
    """A case logged on Tuesday morning; its moments are in UTC, as they are stored."""
    return Case(
        key=UUID(int=1),
        code=CODE,
        branch=17,
        station=3,
        details=details,
        state=State.RECEIVED,
        version=1,
        cause=Cause.OTHER,
        slip_code=None,
        slip_causes=(),
        person=Shown(NAME, "9876", "5432"),
        due=promised(details, MORNING, kiosk.timetable),
        created_at=MORNING.astimezone(UTC),
        closed_at=None,
        logged_by=UUID(int=2),
        assigned_to=UUID(int=2),
    )
