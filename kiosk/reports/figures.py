"""What a report says, as values: counts by id, times in hours. Whoever shows them words the ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.reports.safe_counts import SafeCounts
from kiosk.visits.record import VisitEnd

Counts = Mapping[str, int]
"""Counts by id, in an order that the counts do not decide."""


@dataclass(frozen=True)
class Span:
    """Days of the branch, the first and the last included. Raises ValueError if they stand the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span can't end on {self.last}, before it begins on {self.first}")

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The midnight it begins with, and the midnight before which it ends. Raises OverflowError for the last day."""
        start = datetime.combine(self.first, time(), tzinfo=zone)
        return start, datetime.combine(self.last + timedelta(days=1), time(), tzinfo=zone)


@dataclass(frozen=True)
class Spread:
    """How values lie: half are at or below the median, nine of ten at or below the 90th percentile."""

    median: float
    p90: float


def spread_of(values: Iterable[float]) -> Spread | None:
    """The spread of `values`; None if there are none."""
    ordered = sorted(values)
    return Spread(percentile(ordered, 0.5), percentile(ordered, 0.9)) if ordered else None


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value at `share` (0 to 1) of the way from the least to the greatest, between two neighbours in proportion.

    That is definition 7 of Hyndman and Fan (1996): PERCENTILE.INC of spreadsheets, `statistics.quantiles` with the
    method "inclusive". One value is its own percentile, of two the median is the middle. Raises IndexError for none.
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    least = ordered[below]
    return least + (ordered[min(below + 1, len(ordered) - 1)] - least) * (place - below)


@dataclass(frozen=True)
class CaseFigures:
    """The cases received in the span, in the state they are in now. What has a short closed list has its zeros too."""

    total: int
    by_kind: Counts
    by_state: Counts
    by_block: Counts
    """Of the cases of kind `unblock`."""
    by_cause: Counts
    """As the officer sees it."""
    by_station: Counts
    by_hour: Counts
    """`00` to `23`: the hour in the branch's zone in which the case was received."""
    by_ending: Counts
    """Of the cases that are done."""


@dataclass(frozen=True)
class TimeFigures:
    """Promised against actual time of the cases received in the span, in hours from the moment they were received.

    Judged are cases that are `done` and were promised a time. Rejected and withdrawn ones came to an end that nobody
    had promised, so they say nothing of how long the promised thing takes.
    """

    judged: int
    on_time: int
    """Done at or before the promised time."""
    past_due: int
    """Not judged, because still open, but late already: without them the share would flatter."""
    promised: Spread | None
    actual: Spread | None
    late: Spread | None
    """Actual minus promised: below zero is sooner than promised."""

    @property
    def share_on_time(self) -> float | None:
        """Of those judged, 0 to 1."""
        return self.on_time / self.judged if self.judged else None


@dataclass(frozen=True)
class GuideFigures:
    """What the guide said on the slip against what the officer found; cases without a slip are no part of it."""

    judged: int
    right: int
    """The officer's cause is among those of the slip."""
    pairs: Mapping[tuple[str, str], int]
    """(guide's cause, officer's cause) → cases. A slip of several causes counts by the one that was right, else by
    its first; so each case counts once."""

    @property
    def share_right(self) -> float | None:
        """Of those judged, 0 to 1."""
        return self.right / self.judged if self.judged else None


@dataclass(frozen=True)
class VisitFigures:
    """The visits that began in the span; None, or a count that is missing, is hidden (`kiosk.reports.safe_counts`)."""

    total: int | None
    by_end: SafeCounts
    """By how they ended; a visit that took a slip ended in it, however it was left."""
    by_cause: SafeCounts
    """A visit with several causes counts for each."""
    by_page: SafeCounts
    """Where those were left that took no slip: a question's id, or welcome, plan …"""
    median_minutes: float | None
    """How long a visit took; only of those whose end is known. None if they are too few."""
    median_touches: float | None

    @property
    def with_slip(self) -> int | None:
        """How many took a slip."""
        return 0 if self.total == 0 else self.by_end.get(VisitEnd.SLIP)


@dataclass(frozen=True)
class ReportFigures:
    """Everything a report says about a span; `made_at` is in the branch's zone."""

    span: Span
    made_at: datetime
    cases: CaseFigures
    times: TimeFigures
    guide: GuideFigures
    visits: VisitFigures
    open_now: int
    """Open cases of the branch, whenever they were received."""
    overdue_now: int
