"""The desk's way to the printer: a thread of its own, so that a printer that does not answer holds up no case."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.log import PrintKind
from ui.shared.background import in_background
from ui.shared.silence import SILENT_SECONDS, while_silent

if TYPE_CHECKING:
    from kiosk.printing.printers import Printers
    from kiosk.prints.outbox import Outbox

log = logging.getLogger(__name__)

OUT = frozenset({DeliveryState.DONE, DeliveryState.SENT, DeliveryState.SAVED})
"""After these there is a paper or a file, as far as anybody can know."""

LOOK_EVERY_SECONDS = 1.0
LAST_LOOKS = 10
"""How often a printer that is at work is looked at after the desk was closed: a laser needs some seconds for a page."""
SWEEP_AGAIN_SECONDS = 30.0
"""After how long a printer that did not let go of what an earlier life of the desk left there is asked again."""


@dataclass(frozen=True)
class PrintJob:
    """Something to be printed: its code, how to draw it, and what to do, beside the page, once it is out.

    `draw` and `came_out` may raise KioskError.
    """

    code: str
    draw: Callable[[], bytes]
    came_out: Callable[[], None]
    kind: PrintKind = PrintKind.CASE_SLIP
    is_copy: bool = False


class DeskPrinting(QObject):
    """One job after another; what became of each is told by `moved` and stays to be asked for."""

    moved = Signal(str)
    """The job of this code is further on."""
    _stepped = Signal(object)
    _swept = Signal(bool)

    def __init__(self, kiosk: Kiosk, monotonic: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._monotonic = monotonic
        self._jobs: dict[str, PrintJob] = {}
        self._known: dict[str, Delivery] = {}
        self._opened: tuple[Printers, Outbox] | None = None
        self._written_down: set[PrintJob] = set()
        """What has come out and was told to whoever asked for it; the worker's own."""
        self._stepping = self._sweeping = False
        self._looked_at = self._sweep_at = float("-inf")
        self.turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printing")
        """Whoever speaks with the printer does it here, one after another: many listen to one voice at a time."""
        self._stepped.connect(self._take)
        self._swept.connect(self._note_sweep)

    @property
    def _outbox(self) -> "Outbox":
        """Made anew when the settings name another printer, as the first start does while the desk is open."""
        if self._opened is None or self._opened[0] is not self._kiosk.printers:
            self._opened = self._kiosk.printers, self._kiosk.open_outbox("Desk", self._monotonic)
        return self._opened[1]

    def state_of(self, code: str) -> Delivery | None:
        """How far the last job of this code is; None if there was none."""
        return self._known.get(code)

    @property
    def under_way(self) -> Delivery | None:
        """How far the desk's own jobs are: the one that something holds up, else the oldest; None if there is none."""
        known = [self._known[code] for code in self._jobs]
        return next((delivery for delivery in known if delivery.trouble), next(iter(known), None))

    def post(self, job: PrintJob) -> None:
        """Print; while the same code is on its way, a second click is the same job."""
        if job.code in self._jobs:
            return
        try:
            delivery = self._hand_in(job)
        except KioskError as problem:
            log.error("nothing can be printed: %s", problem)
            self._note(job.code, Delivery(DeliveryState.FAILED))
            return
        if not delivery.is_settled:
            self._jobs[job.code] = job
        self._note(job.code, delivery)
        self._step()

    def look(self) -> None:
        """Go on from time to time with what is under way; else drop what a desk that was killed left at the printer."""
        now = self._monotonic()
        if self._stepping and now - self._looked_at >= SILENT_SECONDS:
            self._miss_answer()
        if self._stepping or self._sweeping or now - self._looked_at < LOOK_EVERY_SECONDS:
            return
        if self._jobs or (self._opened and self._opened[1].has_work):
            self._step()
        elif now >= self._sweep_at:
            self._sweep(now)

    def close(self) -> None:
        """Let what is being printed come out, for some seconds; take back what would come out for nobody."""
        if self._jobs and self._opened:
            in_background(self.turns, partial(self._bring_to_an_end, tuple(self._jobs.values()), self._opened[1]))
        self.turns.shutdown(wait=True)

    def _hand_in(self, job: PrintJob) -> Delivery:
        if not self._jobs:
            self._outbox.end_visit()  # what was asked for before is out: each case may have its own slips
        return self._outbox.post(job.code, job.draw, job.kind, job.is_copy)

    def _step(self) -> None:
        if self._stepping:
            return
        if self._opened is None:
            return
        self._stepping, self._looked_at = True, self._monotonic()
        jobs, outbox = tuple(self._jobs.values()), self._opened[1]

        def step() -> None:
            reached: dict[str, Delivery] = {}
            try:
                outbox.step()
                reached = {job.code: self._follow(job, outbox) for job in jobs}
            finally:  # the next look goes on even if the fault is ours
                self._stepped.emit(reached)

        in_background(self.turns, step)

    def _miss_answer(self) -> None:
        """Tell that the printer, or what leads to it, has not answered for long; the step goes on."""
        for code in tuple(self._jobs):  # whoever hears of it may print something else
            self._note(code, while_silent(self._known[code]))

    def _sweep(self, now: float) -> None:
        self._sweep_at = now + SWEEP_AGAIN_SECONDS
        try:
            outbox = self._outbox
        except KioskError as problem:
            log.error("nothing can be printed: %s", problem)
            return
        self._sweeping = True

        def sweep() -> None:
            is_clear = False
            try:
                is_clear = outbox.sweep()
            finally:  # the next look goes on even if the fault is ours
                self._swept.emit(is_clear)

        in_background(self.turns, sweep)

    @Slot(bool)
    def _note_sweep(self, is_clear: bool) -> None:
        self._sweeping = False
        if is_clear:
            self._sweep_at = float("inf")

    @Slot(object)
    def _take(self, reached: dict[str, Delivery]) -> None:
        self._stepping = False
        for code, delivery in reached.items():
            if delivery.is_settled:
                self._jobs.pop(code, None)
            self._note(code, delivery)

    def _note(self, code: str, delivery: Delivery) -> None:
        if self._known.get(code) != delivery:
            self._known[code] = delivery
            self.moved.emit(code)

    def _bring_to_an_end(self, jobs: Sequence[PrintJob], outbox: "Outbox") -> None:
        """The next desk would take back what this one leaves at the printer, and an officer may sign out meanwhile."""
        waiting = Event()
        for _ in range(LAST_LOOKS):
            outbox.step()
            reached = [self._follow(job, outbox) for job in jobs]
            if not any(_is_moving(delivery) for delivery in reached):
                break
            waiting.wait(LOOK_EVERY_SECONDS)
        outbox.end_visit()
        outbox.step()

    def _follow(self, job: PrintJob, outbox: "Outbox") -> Delivery:
        delivery = outbox.state_of(job.code) or Delivery(DeliveryState.CANCELLED)
        if delivery.state in OUT and job not in self._written_down:
            self._written_down.add(job)
            try:
                job.came_out()
            except KioskError as problem:
                log.error("a print could not be written down: %s", problem)
        return delivery


def _is_moving(delivery: Delivery) -> bool:
    return not delivery.is_settled and delivery.trouble is None
