"""The one who sees every print through: posts it, asks from time to time how far it is, and tells whoever listens.

The clerk also drops what a killed program left at the printer, and tells of a printer that gives no answer for long.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.log import PrintKind

if TYPE_CHECKING:
    from kiosk.prints.outbox import Outbox

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1.0
SILENT_SECONDS = 4.0
"""After how long a question without an answer is told as what it is; issue 4 wants every fault told within 5 s."""

SWEEP_AGAIN_SECONDS = 30.0
"""After how long a printer that did not let go of what an earlier life left there is asked again."""

LAST_LOOKS = 10
"""How often a printer that is at work is looked at after the desk was closed: a laser needs some seconds for a page."""

_NEVER = float("inf")
_BROKEN = Delivery(DeliveryState.FAILED)

Elsewhere = Callable[[Callable[[], None]], None]
"""Does something in another thread."""


def at_once(act: Callable[[], None]) -> None:
    """Do it here, where nothing can be brought to another thread."""
    act()


def _nobody(*_code: str) -> None:
    """Waits for it, or listens."""


@dataclass(frozen=True)
class PrintJob:
    """Something to be printed: its code, how to draw it, and what to do, beside the screen, once it is out.

    `draw` and `came_out` may raise KioskError.
    """

    code: str
    draw: Callable[[], bytes]
    kind: PrintKind = PrintKind.SLIP
    is_copy: bool = False
    came_out: Callable[[], None] = _nobody


class Clerk:
    """Sees one program's prints through. None of its methods waits: what is slow happens where `beside` puts it."""

    def __init__(
        self,
        find_outbox: Callable[[], "Outbox"],
        monotonic: Callable[[], float],
        beside: Elsewhere,
        back: Elsewhere,
        *,
        has_visits: bool,
    ) -> None:
        """`find_outbox` is asked for each job, as settings may name another printer meanwhile; it may raise KioskError.

        `beside` does one thing after another in a thread of its own, and `back` brings to the thread of whoever posts
        and looks what has become of it: there, and nowhere else, it is known and told.

        Without visits (at the desk) each job is asked for by itself: once nothing is under way, a code may be printed
        again, and the count against the limits is new.
        """
        self.find_outbox = find_outbox
        self._monotonic = monotonic
        self._beside = beside
        self._back = back
        self._has_visits = has_visits
        self.listener: Callable[[str], None] = _nobody
        """Is told the code of a job that is further on."""
        self._lock = Lock()
        self._outbox: Outbox | None = None
        self._jobs: dict[str, tuple[PrintJob, float]] = {}
        """What is under way, and since when."""
        self._known: dict[str, Delivery] = {}
        self._at_work = 0
        """How many steps the worker has not ended."""
        self._looked_at = self._sweep_at = -_NEVER

    def state_of(self, code: str) -> Delivery | None:
        """How far the last job of this code is; None if there was none, in this visit."""
        return self._known.get(code)

    @property
    def under_way(self) -> Delivery | None:
        """How far the jobs are: the one that something holds up, else the oldest; None if there is none."""
        with self._lock:
            known = [self._known[code] for code in self._jobs]
        return next((delivery for delivery in known if delivery.trouble), next(iter(known), None))

    @property
    def has_work(self) -> bool:
        """Whether another look is of use."""
        return self._outbox is not None and (bool(self._jobs) or self._outbox.has_work)

    @property
    def is_at_printer(self) -> bool:
        """Whether something of this program may lie at the printer, or is on its way there."""
        return self._outbox is not None and self._outbox.is_at_printer

    def post(self, job: PrintJob) -> Delivery:
        """Print; while the same code is on its way, a second tap is the same job."""
        known = self._known.get(job.code)
        if known and (job.code in self._jobs or not known.is_settled):
            return known
        try:
            delivery = self._hand_in(job)
        except KioskError as problem:
            log.error("nothing can be printed: %s", problem)
            delivery = _BROKEN
        with self._lock:
            if not delivery.is_settled:
                self._jobs[job.code] = job, self._monotonic()
            is_news = self._note(job.code, delivery)
        if is_news:
            self.listener(job.code)
        if not delivery.is_settled:
            self._step()
        return delivery

    def look(self) -> None:
        """Go on from time to time with what is under way; else drop what a killed program left at the printer."""
        now = self._monotonic()
        if self._at_work:
            self._tell_of_silence(now)
        elif now - self._looked_at < LOOK_EVERY_SECONDS:
            return
        elif self.has_work:
            self._step()
        elif now >= self._sweep_at:
            self._sweep(now)

    def end_visit(self) -> None:
        """Nobody finds the slip of a visitor who has gone, and nothing of it stays known."""
        with self._lock:
            self._jobs.clear()
            self._known.clear()
        if self._outbox:
            self._outbox.end_visit()

    def close(self, looks: int = 0) -> None:
        """Let what is being printed come out, for so many looks; take back what would come out for nobody.

        Whoever calls this waits until the worker has done it, and hears nothing more.
        """
        self.listener = _nobody
        if self._outbox and self.has_work:
            self._beside(partial(self._bring_to_an_end, self._outbox, looks))

    def _hand_in(self, job: PrintJob) -> Delivery:
        self._outbox = self.find_outbox()
        if not (self._jobs or self._has_visits):
            self._outbox.end_visit()  # what was asked for before is out: each case may have its own slips
        return self._outbox.post(job.code, job.draw, job.kind, job.is_copy)

    def _step(self) -> None:
        if self._outbox:
            self._begin(partial(self._go_on, self._outbox))

    def _begin(self, work: Callable[[], None]) -> None:
        with self._lock:
            if not self._at_work:
                self._looked_at = self._monotonic()
            self._at_work += 1
        self._beside(work)

    def _go_on(self, outbox: "Outbox") -> None:
        is_whole = False
        try:
            outbox.step()
            is_whole = True
        finally:  # it is told, and looked at again, even if the fault is ours
            self._follow(outbox, is_whole=is_whole)

    def _follow(self, outbox: "Outbox", *, is_whole: bool) -> None:
        """Find how far the jobs are; not `is_whole`, something of ours is broken and none is told as going on."""
        with self._lock:
            jobs = dict(self._jobs)
        reached: dict[str, Delivery] = {}
        try:
            for code, (job, _) in jobs.items():
                reached[code] = outbox.state_of(code) or Delivery(DeliveryState.CANCELLED)
                if reached[code].state.is_out:
                    _write_down(job)
        finally:
            ended = {code for code, delivery in reached.items() if delivery.is_settled}
            with self._lock:
                self._jobs = {code: job for code, job in self._jobs.items() if code not in ended or job != jobs[code]}
            told = {code: one if is_whole or code in ended else _BROKEN for code, one in reached.items()}
            self._back(partial(self._take, told))

    def _take(self, reached: dict[str, Delivery]) -> None:
        with self._lock:
            self._at_work -= 1  # what is no more known is of a visit that has ended meanwhile
            news = [code for code, delivery in reached.items() if code in self._known and self._note(code, delivery)]
        for code in news:
            self.listener(code)

    def _tell_of_silence(self, now: float) -> None:
        """The printer, or what leads to it, has not answered for long; the step goes on."""
        news: list[str] = []
        with self._lock:
            for code, (_, since) in self._jobs.items() if self._at_work else ():
                if now - max(since, self._looked_at) >= SILENT_SECONDS:
                    news += [code] if self._note(code, self._known[code].while_silent()) else []
        for code in news:  # whoever hears of it may print something else
            self.listener(code)

    def _sweep(self, now: float) -> None:
        self._sweep_at = now + SWEEP_AGAIN_SECONDS
        try:
            self._outbox = self.find_outbox()
        except KioskError as problem:
            log.error("nothing can be printed: %s", problem)
            return
        self._begin(partial(self._clear, self._outbox))

    def _clear(self, outbox: "Outbox") -> None:
        try:
            if outbox.sweep():
                self._sweep_at = _NEVER
        finally:  # the next look goes on even if the fault is ours
            self._back(partial(self._take, {}))

    def _note(self, code: str, delivery: Delivery) -> bool:
        is_news = self._known.get(code) != delivery
        self._known[code] = delivery
        return is_news

    def _bring_to_an_end(self, outbox: "Outbox", looks: int) -> None:
        """The next life would take back what this one leaves at the printer, and an officer may sign out meanwhile."""
        for _ in range(looks if self._jobs else 0):
            self._at_work += 1  # nobody else counts any more
            self._go_on(outbox)
            if not any(known.is_moving for code in self._jobs if (known := outbox.state_of(code))):
                break
            Event().wait(LOOK_EVERY_SECONDS)
        outbox.end_visit()
        outbox.step()


def _write_down(job: PrintJob) -> None:
    try:
        job.came_out()
    except KioskError as problem:
        log.error("a print could not be written down: %s", problem)
