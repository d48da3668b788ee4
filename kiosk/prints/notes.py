"""Writes down what becomes of every print, behind the print: a log that fails holds up no paper and loses no row."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.ids import new_key
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.log import Print, PrintKind, PrintLog
from kiosk.prints.printer import Trouble
from kiosk.prints.run import PrintRun
from kiosk.visits.visit import Station

log = logging.getLogger(__name__)

AGAIN_SECONDS = 10.0
"""After how long a log that has failed is tried again: each try may take its whole busy time."""

MOST_UNWRITTEN = 1000
"""Rows kept for a log that does not come back; then the oldest go."""


class PrintNotes:
    """What one program writes into the log. All but `asked` is the worker's, for the log may keep it waiting."""

    def __init__(self, prints: Callable[[], PrintLog], station: Station, clock: Clock) -> None:
        """`prints` is asked for when there is something to write; it may raise KioskError, as the log may."""
        self._prints = prints
        self._station = station
        self._clock = clock
        self._unwritten: dict[UUID, Print] = {}
        self._again_at: float | None = None
        """When the log is tried again; None while it works."""

    @property
    def has_unwritten(self) -> bool:
        """Whether the log still lacks something."""
        return bool(self._unwritten)

    def asked(self, code: str, kind: PrintKind, is_copy: bool) -> Print:
        """A print that is asked for now; its row is written once the worker has come to it."""
        now = self._clock()
        return Print(new_key(), self._station, kind, code, is_copy, "", now, DeliveryState.SENDING)

    def reached(self, one: Print, run: PrintRun, delivery: Delivery) -> Print:
        """`one` as far as `delivery` has brought it; what is new is to be written."""
        trouble, since = self._trouble_of(one, run, delivery)
        further = replace(one, printer=run.printer_name, state=delivery.state, trouble=trouble, trouble_at=since)
        if further != one:
            self._unwritten[further.key] = further
            if len(self._unwritten) > MOST_UNWRITTEN:
                del self._unwritten[next(iter(self._unwritten))]
        return further

    def write(self, now: float) -> None:
        """Hand the log what it lacks; `now` is of a clock that only goes forward. A log that fails gets one line."""
        if not self._unwritten or (self._again_at is not None and now < self._again_at):
            return
        try:
            prints = self._prints()
            while self._unwritten:
                key = next(iter(self._unwritten))
                self._write(prints, key)
        except KioskError as error:
            if self._again_at is None:
                log.error("prints not written down: %s", error)
            self._again_at = now + AGAIN_SECONDS
        else:
            self._again_at = None

    def _write(self, prints: PrintLog, key: UUID) -> None:
        one = self._unwritten.pop(key)  # first: what the log refuses for a mistake of ours must not come up for ever
        try:
            prints.note(one)
        except KioskError:
            self._unwritten[key] = one
            raise

    def _trouble_of(self, one: Print, run: PrintRun, delivery: Delivery) -> tuple[Trouble | None, datetime | None]:
        """What held it up last and since when; a job that the printer gave up without a word met trouble as well."""
        is_same = delivery.trouble is one.trouble and one.state is DeliveryState.NEEDS_HELP
        if delivery.trouble and not is_same:
            return delivery.trouble, self._clock()
        if run.delivery.state is DeliveryState.FAILED and one.trouble is None:
            return Trouble.OTHER, self._clock()
        return one.trouble, one.trouble_at
