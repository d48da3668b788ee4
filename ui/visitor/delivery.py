"""What becomes of the slip behind its page: first its two codes as pictures, then the paper."""

from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.shared.background import in_background
from ui.shared.properties import Property
from ui.shared.showing import NOTHING, Snapshot
from ui.visitor.journey import Journey
from ui.visitor.snapshots import show_codes

if TYPE_CHECKING:
    from kiosk.slips.sheet import SlipSheet
    from kiosk.slips.slip import Slip

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SlipDelivery(QObject):
    """The slip on its way, as QML sees it. All that is slow happens beside the screen, in order."""

    changed = Signal()
    _coded = Signal(str, dict)
    _delivered = Signal(str, str)

    def __init__(self, journey: Journey, work: Executor, parent: QObject) -> None:
        super().__init__(parent)
        self._journey = journey
        self._work = work
        self._payload = ""
        self._codes = NOTHING
        self._coded.connect(self._note_codes)
        self._delivered.connect(self._note_delivery)

    @Property(str, notify=changed)
    def state(self) -> str:
        """saving, saved or failed; empty before there is a slip."""
        return self._journey.delivery

    @Property("QVariantMap", notify=changed)
    def codes(self) -> Snapshot:
        """The slip's two QR codes as pictures, as soon as they are made."""
        return self._codes

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

    def bring_out(self, slip: "Slip") -> None:
        """Draw the slip and bring it out."""
        self._set_state("saving")

        def deliver() -> None:
            state = "failed"
            try:
                state = str(self._journey.deliver(slip))
            finally:  # the visitor is told even if the fault is ours
                self._delivered.emit(slip.code, state)

        in_background(self._work, deliver)

    @Slot(str, dict)
    def _note_codes(self, payload: str, codes: Snapshot) -> None:
        if payload == self._payload:  # else they are of a slip that is no longer shown
            self._codes = codes
            self.changed.emit()

    @Slot(str, str)
    def _note_delivery(self, code: str, state: str) -> None:
        if self._journey.slip and self._journey.slip.code == code:
            self._set_state(state)

    def _set_state(self, state: str) -> None:
        self._journey.delivery = state
        self.changed.emit()
