"""The bar at the top: whoever is in, and the pages that are theirs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from ui.desk.office import Office
from ui.desk.pages import pages_for
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BarAtTop(QObject):
    """Told anew with every page and in every language."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        office.moved.connect(self.changed)
        office.spoken.connect(self.changed)

    @Property("QVariantList", notify=changed)
    def tabs(self) -> list[Snapshot]:
        """The pages for whoever is in, the one from which they came to the page that is shown chosen."""
        office = self._office
        if office.session is None or office.session.must_change_pin:
            return []
        first = office.trail[0].page if office.trail else office.place.page
        return [
            {"id": page, "title": office.words.say(f"desk.pages.{page}"), "chosen": page == first}
            for page in pages_for(office.session.role)
        ]

    @Property(str, notify=changed)
    def who(self) -> str:
        """Who is in, and as what."""
        session = self._office.session
        return "" if session is None else f"{session.name} · {self._office.words.say(f'desk.roles.{session.role}')}"
