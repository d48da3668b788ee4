"""A station that is ready to open: named, with a supervisor, a slip, and some days at the desk behind it."""

import shutil
from pathlib import Path

from kiosk.staff.roles import Role
from tests.machine import machine
from tests.staff.office import BOSS, BOSS_PIN
from tests.storage.records import numbered_visit
from tests.verbs.desk import hire

SETTINGS = """\
[branch]
name = "Kantor Cabang Contoh"
address = "Jalan Contoh 1, Kota Contoh"

[screen]
diagonal = 21.5

[printing]
printer = "folder"
"""

FEW_EVENTS = 4


def build(data: Path) -> None:
    """Make the station's data folder."""
    hire(data, Role.SUPERVISOR)
    (data / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    kiosk = machine(data)
    for _ in range(FEW_EVENTS - 1):
        kiosk.staff.sign_in(BOSS, BOSS_PIN, 1, kiosk.now())
    _ = kiosk.signing_key
    for number in range(50):
        kiosk.visits.save(numbered_visit(number))
    kiosk.visits.close()
    kiosk.desk.close()


def copy(built: Path, data: Path) -> Path:
    """A copy to be spoilt, closed to others as the first one is."""
    shutil.copytree(built, data)
    return data
