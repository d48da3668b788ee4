"""What every page model of the desk is: it arrives with what it is about, and forgets it when it is left."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.office import Office
from ui.desk.places import Page
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot, fixed_words


class DeskPage(QObject):
    """A page as QML sees it. A subclass declares `changed = Signal()` and its properties with `notify=changed`."""

    words_file = ""
    """The file of the page's fixed words."""
    worded = Signal()
    changed: Any  # Qt knows no notification through a signal of the class above

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        office.spoken.connect(self.worded)
        office.spoken.connect(self.reword)
        office.finished.connect(self.forget)

    @Property("QVariantMap", notify=worded)
    def words(self) -> Snapshot:
        """The fixed words of the page."""
        return fixed_words(self._office.words, self.words_file)

    @Slot(str)
    def openCase(self, key: str) -> None:
        """To the page of a case."""
        if not self._office.busy:
            self._office.go(Page.CASE, key)

    def arrive(self, about: object, /) -> None:
        """The page is shown, about this."""

    def leave(self) -> None:
        """Another page is shown: forget what belongs to a person."""

    def forget(self) -> None:
        """The session is over: nothing of it is left for whoever comes next."""
        self.leave()

    def put_aside(self) -> bool:
        """Close what lies over the page, if anything does: then whoever wants to go back stays here."""
        return False

    def look(self) -> None:
        """Some times a second while the page shows: see what goes on by itself."""

    def reword(self) -> None:
        """The language has changed: say everything anew."""
        self.changed.emit()
