"""Everything this program prints goes through here: one slip at a time, none twice, none for a visitor who has gone."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from kiosk.errors import KioskError
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.limits import Allowance, PrintLimits
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.notes import PrintNotes
from kiosk.prints.printer import Printer
from kiosk.prints.run import Job, PrintRun

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Customs:
    """How this program prints. Jobs are titled `<owner> <code>`; no two programs at one printer may share an owner."""

    owner: str
    took_long: float
    limits: PrintLimits


@dataclass(frozen=True)
class _Order:
    """What was asked for."""

    code: str
    draw: Callable[[], bytes]
    row: Print | None
    """As it stood when it was asked for."""


@dataclass(eq=False)
class _Errand:
    """An order that the worker has come to, and what is written down of it."""

    code: str
    run: PrintRun
    row: Print | None


class Outbox:
    """The slips of this program. `post`, `state_of` and `end_visit` never wait; `step` does, so a worker calls it."""

    def __init__(
        self,
        printer: Callable[[], Printer],
        customs: Customs,
        monotonic: Callable[[], float],
        notes: PrintNotes | None = None,
    ) -> None:
        """`printer` is asked for by `step` until a slip is handed over: finding it may take a moment.

        Nothing is written down without `notes`: a tour prints for nobody.
        """
        self._find_printer = printer
        self._customs = customs
        self._monotonic = monotonic
        self._notes = notes
        self._allowance = Allowance(customs.limits)
        self._lock = Lock()
        self._stepping = Lock()
        self._posted: dict[str, Delivery] = {}
        self._waiting: list[_Order] = []
        self._running: _Errand | None = None
        self._leaving: list[_Errand] = []
        self._cleared: Printer | None = None

    def post(
        self, code: str, draw: Callable[[], bytes], kind: PrintKind = PrintKind.SLIP, is_copy: bool = False
    ) -> Delivery:
        """Ask for the slip of `code`, whose PDF `draw` makes in the worker; a second tap finds what the first began.

        `is_copy` says that it is marked as printed again.
        """
        with self._lock:
            known = self._posted.get(code)
            if known and not known.state.came_to_nothing:
                return known
            if not self._allowance.take(self._monotonic()):
                return Delivery(DeliveryState.REFUSED)
            row = self._notes.asked(code, kind, is_copy) if self._notes else None
            self._waiting.append(_Order(code, draw, row))
            return self._note(code, Delivery(DeliveryState.SENDING))

    def state_of(self, code: str) -> Delivery | None:
        """How far the slip of `code` is; None if this visit has asked for none."""
        with self._lock:
            return self._posted.get(code)

    def end_visit(self) -> None:
        """The visitor has gone: what is not out yet is taken back, by the next step."""
        with self._lock:
            self._allowance.end_visit()
            self._posted.clear()
            self._waiting.clear()
            if self._running:
                self._running.run.drop()
                self._leaving.append(self._running)
                self._running = None

    @property
    def has_work(self) -> bool:
        """Whether another step is of use."""
        with self._lock:
            return bool(self._waiting or self._running or self._leaving or (self._notes and self._notes.has_unwritten))

    @property
    def is_at_printer(self) -> bool:
        """Whether something of this program may lie at the printer, or is on its way there."""
        with self._lock:
            return bool(self._running or self._leaving)

    def sweep(self) -> bool:
        """Take back what this program left at the printer when it was killed; False if that must be tried again."""
        with self._stepping:
            return self._is_clear(self._find_printer())

    def step(self) -> None:
        """Ask the printer what is to be asked next, then write down what is new.

        Takes a few seconds at most, whatever the printer and the log do; one question's time until trouble is known.
        """
        with self._stepping:
            try:
                errand = self._next()
                if errand is None:
                    self._take_back()
                elif not self._advance(errand):
                    self._is_free(errand.run.printer)  # it may be out, its visitor gone, or an old one may lie there
            finally:
                if self._notes:
                    self._notes.write(self._monotonic())

    def _next(self) -> _Errand | None:
        with self._lock:
            if not (self._running or self._waiting) or (self._running and self._running.run.has_begun):
                return self._running
        printer = self._find_printer()
        with self._lock:
            if self._running:
                self._running.run.printer = printer  # it may be another by now
            elif self._waiting:  # else its visit has ended
                order = self._waiting.pop(0)
                job = Job(f"{self._customs.owner} {order.code}", order.draw)
                self._running = _Errand(order.code, PrintRun(printer, job, self._customs.took_long), order.row)
            return self._running

    def _advance(self, errand: _Errand) -> bool:
        """Bring it on; whether it has met new trouble, which is to be told before anything else takes its time."""
        delivery, is_news = Delivery(DeliveryState.FAILED), False
        try:
            delivery = errand.run.step(self._monotonic(), lambda: self._is_free(errand.run.printer))
        except KioskError as error:
            log.error("slip not drawn: %s", error)
        finally:  # the visitor is told even if the fault is ours
            self._write_down(errand, delivery)
            with self._lock:
                if self._running is errand:  # else its visit has ended
                    is_news = bool(delivery.trouble) and delivery != self._posted[errand.code]
                    self._note(errand.code, delivery)
                    if delivery.is_settled:
                        self._leaving.append(errand)
                        self._running = None
        return is_news

    def _is_free(self, printer: Printer) -> bool:
        """Leave nothing at this printer but the running slip; whether that is so."""
        return self._take_back() and self._is_clear(printer)

    def _take_back(self) -> bool:
        """Whether nothing of a slip before the running one is left at the printer."""
        with self._lock:
            leaving = list(self._leaving)
        for errand in leaving:
            if errand.run.take_back():
                self._write_down(errand, errand.run.delivery)
                with self._lock:
                    self._leaving.remove(errand)
        with self._lock:
            return not self._leaving

    def _write_down(self, errand: _Errand, delivery: Delivery) -> None:
        if self._notes and errand.row and not errand.row.state.is_settled:  # what has ended is not taken back
            errand.row = self._notes.reached(errand.row, errand.run, delivery)

    def _is_clear(self, printer: Printer) -> bool:
        """Whether this printer has been asked to drop what an earlier life of this program left; once is enough."""
        if self._cleared is not printer and printer.clear(f"{self._customs.owner} "):
            self._cleared = printer
        return self._cleared is printer

    def _note(self, code: str, delivery: Delivery) -> Delivery:
        before = self._posted.get(code)
        if delivery.trouble and (before is None or before.trouble is not delivery.trouble):
            log.warning("printer needs help: %s", delivery.trouble)
        self._posted[code] = delivery
        return delivery
