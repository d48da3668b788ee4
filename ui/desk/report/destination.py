"""Where somebody puts a file: the folders that are there now, which of them is chosen, and a paper saved in it."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.sessions import SignedIn
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.report.folders import Folder, folders, write_numbered
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

log = logging.getLogger(__name__)

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Destination(DeskPage):
    """The folders to choose from. What is chosen stays chosen while it is there."""

    changed = Signal()
    offered = Signal()
    """Other folders than before; buttons that only changed their colour stay where they are."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._folders: tuple[Folder, ...] = ()
        self.chosen: Folder | None = None

    @Property("QVariantList", notify=offered)
    def folders(self) -> list[Snapshot]:
        """The folders by their paths."""
        words = self._office.words
        return [
            {"id": str(one.path), "title": words.say(f"desk_report.folders.{one.kind}", name=one.path.name)}
            for one in self._folders
        ]

    @Property(str, notify=changed)
    def path(self) -> str:
        """That of the chosen one."""
        return str(self.chosen.path) if self.chosen else ""

    @Slot(str)
    def choose(self, path: str) -> None:
        """Put the file there."""
        self.chosen = next((one for one in self._folders if str(one.path) == path), self.chosen)
        self.changed.emit()

    def find(self) -> None:
        """Look quietly what is there."""
        data = self._office.kiosk.data
        self._office.ask(lambda _session, _now: folders(data), self.offer, quietly=True)

    def offer(self, found: tuple[Folder, ...]) -> None:
        """Let one of these be chosen."""
        self._folders = found
        if self.chosen not in found:
            self.chosen = next(iter(found), None)
        self.offered.emit()
        self.changed.emit()

    def reword(self) -> None:
        """Say everything anew."""
        self.offered.emit()
        super().reword()

    def save(self, stem: str, draw: Callable[[SignedIn, datetime], bytes], saved: str) -> None:
        """Save what `draw` makes as a new PDF, beside the page; `saved` is the key of the sentence with its path."""
        office, folder = self._office, self.chosen
        if folder is None:
            return

        def write(session: SignedIn, now: datetime) -> Path | None:
            drawn = draw(session, now)
            try:
                return write_numbered(folder, stem, "pdf", drawn)
            except OSError as error:
                log.error("%s could not be saved: %s", stem, error.strerror)
                return None

        def told(path: Path | None) -> None:
            if path:
                office.tell(office.words.say(saved, path=path), Tone.GOOD)
            else:
                office.tell(office.words.say("desk_report.export.not_written", path=folder.path), Tone.BAD)

        office.ask(write, told)
