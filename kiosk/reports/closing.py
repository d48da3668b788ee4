"""The closing of a day as a value: what was done, what is left, and the heads of the chains for the paper."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from kiosk.audit.events import EventKind
from kiosk.cases.kinds import CaseKind
from kiosk.reports.store import ActFacts, OpenCases, SlipCounts

_MOVED = (EventKind.CASE_CHECKED, EventKind.CASE_SENT, EventKind.CASE_FORWARDED, EventKind.CASE_REOPENED)
_CLOSED = (EventKind.CASE_DONE, EventKind.CASE_REJECTED, EventKind.CASE_WITHDRAWN)


@dataclass(frozen=True)
class Done:
    """How often cases of one kind were logged, moved (and stayed open) and closed."""

    logged: int = 0
    moved: int = 0
    closed: int = 0


@dataclass(frozen=True)
class Work:
    """What one officer did today. Acts are counted, not cases: one that is closed twice was work twice."""

    officer: str
    """The name; empty if there is no account of theirs any more."""
    by_kind: Mapping[CaseKind, Done]
    """Every kind, also where nothing was done."""


@dataclass(frozen=True)
class DaySoFar:
    """What was done today, what is left, and the slips."""

    work: tuple[Work, ...]
    """By name; only officers who did something."""
    open: OpenCases
    slips: SlipCounts


@dataclass(frozen=True)
class ShiftReport:
    """The day of a branch as its closing finds it; `closed_at` is in the branch's zone."""

    branch_name: str
    branch: int
    station: int
    closed_at: datetime
    closed_by: str
    work: tuple[Work, ...]
    """By name; only officers who did something."""
    open: OpenCases
    slips: SlipCounts
    head: str
    """The head of this station's chain, which covers the closing itself, as `kiosk audit verify --anchor` takes it."""
    other_heads: tuple[str, ...]
    """The heads of the branch's other stations at that moment, by station."""
    doubtful: tuple[int, ...]
    """Stations whose noted head is missing or not genuine: nothing of them may be anchored, the chain must be verified.
    """

    @property
    def day(self) -> date:
        """The branch's day."""
        return self.closed_at.date()


def count_work(acts: Iterable[ActFacts], names: Mapping[str, str]) -> tuple[Work, ...]:
    """What each officer did; `names` by the key of the account."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for act in acts:
        counted[act.staff, act.case_kind, _column(act.event)] += 1
    people = sorted({staff for staff, _, _ in counted}, key=lambda staff: (names.get(staff, "").casefold(), staff))
    return tuple(
        Work(
            names.get(staff, ""),
            MappingProxyType(
                {
                    kind: Done(*(counted[staff, kind.value, column] for column in ("logged", "moved", "closed")))
                    for kind in CaseKind
                }
            ),
        )
        for staff in people
    )


def _column(event: EventKind) -> str:
    if event in _CLOSED:
        return "closed"
    return "moved" if event in _MOVED else "logged"
