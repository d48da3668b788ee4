"""What becomes of the slip behind its page: its two codes as pictures, and the paper as the printer tells of it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from ui.shared.background import in_background
from ui.shared.properties import Property
from ui.shared.silence import SILENT_SECONDS
from ui.shared.snapshot import NOTHING, Snapshot
from ui.visitor.journey import Journey
from ui.visitor.snapshots import show_codes, show_delivery
from ui.visitor.workers import Workers

if TYPE_CHECKING:
    from kiosk.prints.delivery import Delivery
    from kiosk.slips.sheet import SlipSheet

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_SECONDS = 1.0
SWEEP_AGAIN_SECONDS = 30.0
"""After how long a printer that did not let go of what an earlier life left there is asked again."""

log = logging.getLogger(__name__)


@QmlElement
class SlipDelivery(QObject):
    """The slip on its way, as QML sees it. All that is slow happens beside the screen."""

    changed = Signal()
    progressed = Signal()
    """Something has become of the slip that its visitor has not read yet."""
    _coded = Signal(str, dict)
    _stepped = Signal(bool)
    _swept = Signal(bool)

    def __init__(self, journey: Journey, workers: Workers, monotonic: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._journey = journey
        self._workers = workers
        self._monotonic = monotonic
        self._payload = ""
        self._codes = NOTHING
        self._under_way = 0
        """How many steps the printer's worker has not ended."""
        self._looked_at = self._sweep_at = float("-inf")
        self._told: set[Delivery] = set()
        self._coded.connect(self._note_codes)
        self._stepped.connect(self._note_step)
        self._swept.connect(self._note_sweep)

    @Property(str, notify=changed)
    def state(self) -> str:
        """A `DeliveryState`; empty before there is a slip."""
        return str(self._journey.delivery.state) if self._journey.delivery else ""

    @Property("QVariantMap", notify=changed)
    def says(self) -> Snapshot:
        """The state in words with its icon and what the visitor does now; nothing before there is a slip."""
        words = self._journey.kiosk.words(self._journey.language)
        return show_delivery(self._journey.delivery, words) if self._journey.delivery else NOTHING

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

        in_background(self._workers.work, make)
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
        self._step()

    def look(self) -> None:
        """Ask the printer from time to time how far it is, or to drop what a killed program left there."""
        now = self._monotonic()
        if self._under_way:
            if now - self._looked_at >= SILENT_SECONDS and self._journey.miss_answer():
                self._tell()
            return
        if now - self._looked_at < LOOK_EVERY_SECONDS:
            return
        self._looked_at = now
        if self._journey.has_prints:
            self._step()
        elif now >= self._sweep_at:
            self._sweep_at = now + SWEEP_AGAIN_SECONDS
            self._sweep()

    def close(self) -> None:
        """The program ends: finish the step that was begun, then take back what would come out for nobody."""
        if self._journey.has_prints:
            outbox = self._journey.outbox

            def end() -> None:
                outbox.end_visit()
                outbox.step()

            in_background(self._workers.printing, end)

    def _step(self) -> None:
        if not self._journey.has_prints:
            return
        outbox = self._journey.outbox
        self._under_way += 1
        self._looked_at = self._monotonic()

        def step() -> None:
            is_whole = False
            try:
                outbox.step()
                is_whole = True
            finally:  # the visitor is told even if the fault is ours
                self._stepped.emit(is_whole)

        in_background(self._workers.printing, step)

    def _sweep(self) -> None:
        try:
            outbox = self._journey.outbox
        except KioskError as problem:
            log.error("nothing can be printed: %s", problem)
            return
        self._under_way += 1

        def sweep() -> None:
            is_clear = False
            try:
                is_clear = outbox.sweep()
            finally:  # the next look goes on even if the fault is ours
                self._swept.emit(is_clear)

        in_background(self._workers.printing, sweep)

    @Slot(str, dict)
    def _note_codes(self, payload: str, codes: Snapshot) -> None:
        if payload == self._payload:  # else they are of a slip that is no longer shown
            self._codes = codes
            self.changed.emit()

    @Slot(bool)
    def _note_step(self, is_whole: bool) -> None:
        self._under_way -= 1
        before = self._journey.delivery
        self._journey.follow_print(is_whole=is_whole)
        if before != self._journey.delivery:
            self._tell()

    @Slot(bool)
    def _note_sweep(self, is_clear: bool) -> None:
        self._under_way -= 1
        if is_clear:
            self._sweep_at = float("inf")

    def _tell(self) -> None:
        """Show it; what is new gets its time on the page, but a printer that goes to and fro does not hold it."""
        self.changed.emit()
        delivery = self._journey.delivery
        if delivery and delivery not in self._told:
            self._told.add(delivery)
            self.progressed.emit()
