"""How the machine is: its printer, the slips that did not come out, and the examination."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.health.doctor import MachineDoctor
from ui.desk.health.printer import PrinterHealth
from ui.desk.health.slips import SlipsNotPrinted
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.shared.properties import Property

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MachineHealth(DeskPage):
    """How the machine is, in three parts that go on by themselves while the page shows."""

    words_file = "desk_health"
    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._printer = PrinterHealth(office)
        self._slips = SlipsNotPrinted(office)
        self._doctor = MachineDoctor(office)
        self._parts = (self._printer, self._slips, self._doctor)
        self._printer.judged.connect(self._doctor.examine_anew)

    @Property(PrinterHealth, notify=changed)
    def printer(self) -> PrinterHealth:
        """The printer of this station."""
        return self._printer

    @Property(SlipsNotPrinted, notify=changed)
    def slips(self) -> SlipsNotPrinted:
        """Today's slips that did not come out."""
        return self._slips

    @Property(MachineDoctor, notify=changed)
    def doctor(self) -> MachineDoctor:
        """The doctor's list."""
        return self._doctor

    def arrive(self, about: object, /) -> None:
        """Everything is asked for at once; nothing waits for the slowest."""
        for part in self._parts:
            part.arrive(about)

    def leave(self) -> None:
        """Nothing of it goes on behind another page but a print."""
        for part in self._parts:
            part.leave()

    def look(self) -> None:
        """See what is new, some times a second."""
        for part in self._parts:
            part.look()
