"""The cases of one KPJ."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.fields import TAIL
from kiosk.cases.search import FoundCases
from ui.desk.home import show_case
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.places import Page
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FoundByKpj(DeskPage):
    """The cases of one KPJ, the newest first. Of the number only its end is shown."""

    words_file = "desk_found"
    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._found: FoundCases | None = None
        self._shown_before: FoundCases | None = None

    @Property("QVariantMap", notify=changed)
    def shown(self) -> Snapshot:
        """The end of the number and the cases; empty while none is shown."""
        if self._found is None:
            return NOTHING
        now, words = self._office.kiosk.now(), self._office.words
        return {
            "title": words.say("desk_found.title", end=self._found.kpj[-TAIL:]),
            "rows": [show_case(case, now, words) for case in self._found.cases],
        }

    @Slot()
    def logCase(self) -> None:
        """To the form of a case with this KPJ."""
        if self._found is not None and not self._office.busy:
            self._office.go(Page.FORM, self._found)

    def arrive(self, about: object, /) -> None:
        """Show what was found; who comes back sees how the cases stand now."""
        if not isinstance(about, FoundCases):
            return
        self._found = about
        self.changed.emit()
        if about is self._shown_before:
            self._read_again(about)
        self._shown_before = about

    def leave(self) -> None:
        """The names are forgotten."""
        self._found = None
        self.changed.emit()

    def _read_again(self, about: FoundCases) -> None:
        search = self._office.kiosk.cases.search

        def told(found: FoundCases) -> None:
            if self._found is about:
                self._found = found
                self.changed.emit()

        self._office.ask(lambda who, now: search.by_kpj(who, about.kpj, now), told, quietly=True)
