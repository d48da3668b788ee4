"""A case as it lies open on the desk: read whole, and read anew after every act on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.cases.answers import Obstacle, Overtaken, Unacceptable
from kiosk.cases.case import Case, CaseEntry, EntryKind
from kiosk.cases.service import CaseService
from kiosk.staff.refusals import Refused
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


Done = Case | CaseEntry | Overtaken | Unacceptable | Obstacle | Refused | None
"""What a service answers to an act."""

Doing = Callable[[SignedIn, datetime], Done]
"""What an officer does with the open case."""


def read_case(
    cases: CaseService, session: SignedIn, key: UUID, now: datetime, *, overtaken: bool = False
) -> Opened | Obstacle | Refused:
    """The case of this key as it is now. Raises StorageError."""
    case = cases.search.by_key(session, key, now)
    if case is None:
        return Obstacle.NO_SUCH_CASE
    if isinstance(case, Refused):
        return case
    history = cases.search.history(session, key, now)
    if isinstance(history, Refused):
        return history
    names = cases.search.names(session, _staff_in(case, history), now)
    return names if isinstance(names, Refused) else Opened(case, history, names, overtaken)


def do_and_read(
    cases: CaseService, session: SignedIn, key: UUID, act: Doing, now: datetime
) -> Opened | Unacceptable | Obstacle | Refused:
    """Do something with the case and read it anew; if it was not done, why. Raises StorageError."""
    answer = act(session, now)
    if isinstance(answer, Unacceptable | Obstacle | Refused):
        return answer
    return read_case(cases, session, key, now, overtaken=isinstance(answer, Overtaken))


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
