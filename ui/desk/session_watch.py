"""Asks every few seconds whether the session still stands: beside the pages, and beside whatever they wait for."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.staff.sessions import SessionEnd, SignedIn
from ui.shared.background import in_background

log = logging.getLogger(__name__)

ASK_EVERY_SECONDS = 3.0
"""Whoever is shut out is out within 5 s, whatever page is open (reliability.md, S6)."""


class SessionWatch(QObject):
    """Tells of an account that was changed under its open session. Asking is no touch, and no answer ends nothing."""

    overruled = Signal(object)
    """The session that was asked about does not stand any more: its account was disabled or changed."""
    _answered = Signal(object)

    def __init__(self, kiosk: Kiosk, monotonic: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._monotonic = monotonic
        self._asked_at = float("-inf")
        self._asking = self._failed = False
        self._turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
        self._answered.connect(self._take)

    def look(self, session: SignedIn | None) -> None:
        """Some times a second: ask when it is time, unless the answer before is still awaited."""
        now = self._monotonic()
        if session is None or self._asking or now - self._asked_at < ASK_EVERY_SECONDS:
            return
        self._asking, self._asked_at = True, now

        def ask() -> None:
            overruled = None
            try:
                if self._kiosk.staff.end_of(session, self._kiosk.now()) is SessionEnd.ACCOUNT:
                    overruled = session
                self._failed = False
            except KioskError as problem:
                if not self._failed:
                    log.warning("nobody can tell whether the session still stands: %s", problem)
                self._failed = True
            finally:  # it is asked again even if the fault is ours
                self._answered.emit(overruled)

        in_background(self._turns, ask)

    def close(self) -> None:
        """Nobody is asked any more."""
        self._turns.shutdown(wait=True)

    @Slot(object)
    def _take(self, overruled: SignedIn | None) -> None:
        self._asking = False
        if overruled is not None:
            self.overruled.emit(overruled)
