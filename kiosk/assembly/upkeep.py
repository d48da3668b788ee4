"""What branch IT does to the data of a machine, each written down in the chain without anybody signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.audit.events import EventDraft, EventKind
from kiosk.ids import new_key
from kiosk.visits.visit import Station

if TYPE_CHECKING:
    from kiosk.assembly.branch_keys import TakenIn
    from kiosk.audit.log import AuditTrail
    from kiosk.storage.database import Database


@dataclass(frozen=True)
class Upkeep:
    """Copies, restores, and carries keys of the data folder. Every act raises KioskError."""

    data: Path
    database: "Database"
    station: Station
    now: Callable[[], datetime]
    trail: "Callable[[], AuditTrail]"
    """Asked for after the act: a database that was put back is opened anew."""

    def back_up(self, to: Path) -> None:
        """Copy the database to the new file `to`."""
        self.database.backend.back_up(to)
        self.write_down(EventKind.BACKUP_MADE)

    def put_back(self, backup: Path) -> Path | None:
        """Make a copy of the database the database; where the one before is kept."""
        kept = self.database.put_back(backup, self.now())
        self.write_down(EventKind.BACKUP_RESTORED)
        return kept

    def export_keys(self, passphrase: str) -> bytes:
        """The keys of this branch for its other stations, sealed."""
        from kiosk.assembly.branch_keys import export_keys

        sealed = export_keys(self.data, self.database, passphrase)
        self.write_down(EventKind.KEYS_EXPORTED)
        return sealed

    def import_keys(self, file: Path, passphrase: str) -> "TakenIn":
        """Take in the keys that another station has exported."""
        from kiosk.assembly.branch_keys import import_keys

        taken = import_keys(self.data, self.database, file, passphrase)
        self.write_down(EventKind.KEY_CHANGED)
        return taken

    def write_down(self, what: EventKind) -> None:
        """Note in the chain what was done at the machine."""
        here = self.station
        self.trail().append([EventDraft(new_key(), here.branch, here.number, self.now(), None, what, "", {})])
