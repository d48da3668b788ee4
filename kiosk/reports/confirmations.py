"""Nothing leaves the house without a second person: whose PIN counts for one file, and only while it is fresh."""

from datetime import datetime
from threading import Lock

from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.sessions import SecondPerson, SignedIn


class Confirmations:
    """Remembers which confirmations were used up. Threads may share it."""

    def __init__(self) -> None:
        self._used: set[SecondPerson] = set()
        self._lock = Lock()

    def use(self, session: SignedIn, second: SecondPerson | None, now: datetime) -> SecondPerson:
        """`second`, which from now on is used up. Raises Refused if it is missing, stale, somebody else's or used."""
        if second is None or not second.holds_for(session, now):
            raise Refused(Refusal.NEEDS_SECOND)
        if second.second == second.first:
            raise Refused(Refusal.SAME_PERSON)
        with self._lock:
            if second in self._used:
                raise Refused(Refusal.NEEDS_SECOND)
            self._used.add(second)
        return second
