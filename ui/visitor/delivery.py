"""What becomes of the slip behind its page: its two codes as pictures, and the paper as the printer tells of it."""

from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.shared.background import in_background
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot
from ui.visitor.journey import Journey
from ui.visitor.snapshots import show_codes, show_delivery

if TYPE_CHECKING:
    from kiosk.prints.delivery import Delivery
    from kiosk.slips.sheet import SlipSheet

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SlipDelivery(QObject):
    """The slip on its way, as QML sees it. All that is slow happens beside the screen."""

    changed = Signal()
    progressed = Signal()
    """Something has become of the slip that its visitor has not read yet."""
    _coded = Signal(str, dict)

    def __init__(self, journey: Journey, work: Executor, parent: QObject) -> None:
        super().__init__(parent)
        self._journey = journey
        self._work = work
        self._payload = ""
        self._codes = NOTHING
        self._told: set[Delivery] = set()
        self._coded.connect(self._note_codes)
        journey.clerk.listener = self._follow

    @Property(str, notify=changed)
    def state(self) -> str:
        """A `DeliveryState`; empty before there is a slip."""
        return str(self._journey.delivery.state) if self._journey.delivery else ""

    @Property("QVariantMap", notify=changed)
    def says(self) -> Snapshot:
        """The state in words with its icon and what the visitor does now; nothing before there is a slip."""
        return show_delivery(self._journey.delivery, self._journey.words) if self._journey.delivery else NOTHING

    @Property("QVariantMap", notify=changed)
    def codes(self) -> Snapshot:
        """The slip's two QR codes as pictures, as soon as they are made."""
        return self._codes

    @property
    def is_out(self) -> bool:
        """Whether the paper is known to be out, so that nobody needs the page for long."""
        from kiosk.prints.delivery import DeliveryState

        return self._journey.delivery is not None and self._journey.delivery.state is DeliveryState.DONE

    def show_codes_of(self, sheet: "SlipSheet") -> None:
        """Make the pictures of both codes; the page is there before them."""
        self._payload, self._codes = sheet.phone_qr.payload, NOTHING

        def make() -> None:
            self._coded.emit(sheet.phone_qr.payload, show_codes(sheet))

        in_background(self._work, make)
        self.changed.emit()

    def put_away(self) -> None:
        """Another page: the pictures of the codes are not kept."""
        self._payload, self._codes = "", NOTHING
        self.changed.emit()

    def bring_out(self) -> None:
        """Print the slip that is shown; asked again, it is the same print."""
        if self._journey.slip is None:
            return
        self._told.clear()
        self._journey.print_slip()
        self._tell()

    @Slot(str, dict)
    def _note_codes(self, payload: str, codes: Snapshot) -> None:
        if payload == self._payload:  # else they are of a slip that is no longer shown
            self._codes = codes
            self.changed.emit()

    def _follow(self, _code: str) -> None:
        before = self._journey.delivery
        self._journey.follow_print()
        if before != self._journey.delivery:
            self._tell()

    def _tell(self) -> None:
        """Show it; what is new gets its time on the page, but a printer that goes to and fro does not hold it."""
        self.changed.emit()
        delivery = self._journey.delivery
        if delivery and delivery not in self._told:
            self._told.add(delivery)
            self.progressed.emit()
