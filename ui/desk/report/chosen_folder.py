"""The folder that somebody chose for a file, out of those that there are."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.desk.office import Office
from ui.desk.report.folders import Folder, show_folders
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ChosenFolder(QObject):
    """Where a file is to be put."""

    changed = Signal()
    offered = Signal()
    """Other folders than before; buttons that only changed their colour stay where they are."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._found: tuple[Folder, ...] = ()
        self.chosen: Folder | None = None
        office.spoken.connect(self.offered)

    @Property("QVariantList", notify=offered)
    def all(self) -> list[Snapshot]:
        """The folders to choose from."""
        return show_folders(self._found, self._office.words)

    @Property(str, notify=changed)
    def path(self) -> str:
        """The one that is chosen."""
        return str(self.chosen.path) if self.chosen else ""

    @Slot(str)
    def choose(self, path: str) -> None:
        """Put the file there."""
        self.chosen = next((one for one in self._found if str(one.path) == path), self.chosen)
        self.changed.emit()

    def offer(self, found: tuple[Folder, ...]) -> None:
        """These are there now; what was chosen stays, where it is still there."""
        self._found = found
        if self.chosen not in found:
            self.chosen = found[0]
        self.offered.emit()
        self.changed.emit()

    def forget(self) -> None:
        """Nothing is to be put anywhere any more."""
        self._found, self.chosen = (), None
        self.changed.emit()
