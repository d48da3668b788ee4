"""A case as it lies open on the desk: read whole, and read anew after every act on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from kiosk.cases.answers import NotDone, Obstacle, Obstructed, Overtaken
from kiosk.cases.case import Case, CaseEntry, EntryKind
from kiosk.cases.service import CaseService
from kiosk.staff.sessions import SignedIn

PRINTS = (EntryKind.PRINTED, EntryKind.PRINTED_AGAIN)


@dataclass(frozen=True)
class Opened:
    """A case with its history, and the names of those who worked on it."""

    case: Case
    history: tuple[CaseEntry, ...] = field(repr=False)
    names: dict[UUID, str] = field(repr=False)
    overtaken: bool = False
    """Somebody else was faster: the case as it is now, and nothing of this act."""

    @property
    def was_printed(self) -> bool:
        """Whether its slip is out already: then the next one is a copy."""
        return any(entry.kind in PRINTS for entry in self.history)


Read = Opened | NotDone
"""A case, or why there is none: a page shows either."""


def read_case(cases: CaseService, session: SignedIn, key: UUID, now: datetime) -> Read:
    """The case of this key as it is now. Raises Refused and StorageError."""
    case = cases.search.by_key(session, key, now)
    if case is None:
        return Obstructed(Obstacle.NO_SUCH_CASE)
    history = cases.search.history(session, key, now)
    return Opened(case, history, cases.search.names(session, _staff_in(case, history), now))


def do_and_read(cases: CaseService, session: SignedIn, key: UUID, act: Callable[[], object], now: datetime) -> Read:
    """Do something with the case and read it anew; if it was not done, why. Raises Refused and StorageError."""
    overtaken = False
    try:
        act()
    except Overtaken:
        overtaken = True
    except NotDone as answer:
        return answer
    read = read_case(cases, session, key, now)
    return replace(read, overtaken=overtaken) if isinstance(read, Opened) else read


def _staff_in(case: Case, history: tuple[CaseEntry, ...]) -> Iterator[UUID]:
    yield from (case.logged_by, case.assigned_to)
    for entry in history:
        yield entry.staff
        yield from reassigned(entry)


def reassigned(entry: CaseEntry) -> tuple[UUID, ...]:
    """From whom and to whom an entry gives the case; nothing for other entries, and where retention took it away."""
    if entry.kind is not EntryKind.REASSIGNED or not (entry.before and entry.after):
        return ()
    return UUID(entry.before), UUID(entry.after)
