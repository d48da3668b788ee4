"""Turns the facts of many cases and visits into figures; each is looked at once and forgotten."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kiosk.cases.kinds import BlockKind, CaseKind
from kiosk.cases.states import OPEN, Ending, State
from kiosk.guide.causes import Cause
from kiosk.reports.figures import CaseFigures, Counts, GuideFigures, TimeFigures, VisitFigures, percentile, spread_of
from kiosk.reports.safe_counts import LEAST_SHOWN, hidden_if_small, safe, safe_pair
from kiosk.reports.store import CaseFacts, VisitFacts
from kiosk.visits.record import VisitEnd

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_HOURS = tuple(f"{hour:02}" for hour in range(24))
_NOTHING = timedelta(0)


class CaseTally:
    """Counts cases one by one, as of one moment."""

    def __init__(self, zone: ZoneInfo, now: datetime) -> None:
        self._zone = zone
        self._now = now
        self._total = 0
        self._kinds: Counter[str] = Counter()
        self._states: Counter[str] = Counter()
        self._blocks: Counter[str] = Counter()
        self._causes: Counter[str] = Counter()
        self._stations: Counter[int] = Counter()
        self._hours: Counter[int] = Counter()
        self._endings: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._promised: list[float] = []
        self._actual: list[float] = []
        self._late: list[float] = []
        self._past_due = 0

    def add(self, case: CaseFacts) -> None:
        """Count one more."""
        self._total += 1
        self._kinds[case.kind] += 1
        self._states[case.state] += 1
        self._causes[case.cause] += 1
        self._stations[case.station] += 1
        self._hours[case.created_at.astimezone(self._zone).hour] += 1
        if case.block is not None:
            self._blocks[case.block] += 1
        if case.ending is not None:
            self._endings[case.ending] += 1
        if case.slip_causes:
            said = case.cause if case.cause in case.slip_causes else case.slip_causes[0]
            self._pairs[said, case.cause] += 1
        if case.due_at is not None:
            self._judge(case, case.due_at)

    def _judge(self, case: CaseFacts, due_at: datetime) -> None:
        if case.state in OPEN:
            self._past_due += due_at < self._now
        elif case.state == State.DONE and case.closed_at is not None:
            self._promised.append((due_at - case.created_at) / _HOUR)
            # a clock that was set back in between must not make anybody faster than at once
            self._actual.append(max(_NOTHING, case.closed_at - case.created_at) / _HOUR)
            self._late.append((case.closed_at - due_at) / _HOUR)

    def cases(self) -> CaseFigures:
        """How many of which."""
        return CaseFigures(
            total=self._total,
            by_kind=_in_order(self._kinds, CaseKind, zeros=True),
            by_state=_in_order(self._states, State, zeros=True),
            by_block=_in_order(self._blocks, BlockKind, zeros=True),
            by_cause=_in_order(self._causes, Cause),
            by_station=MappingProxyType({str(station): self._stations[station] for station in sorted(self._stations)}),
            by_hour=MappingProxyType({name: self._hours[hour] for hour, name in enumerate(_HOURS)}),
            by_ending=_in_order(self._endings, Ending, zeros=True),
        )

    def times(self) -> TimeFigures:
        """How long it took, and how long it was promised to take."""
        return TimeFigures(
            judged=len(self._actual),
            on_time=sum(late <= 0 for late in self._late),
            past_due=self._past_due,
            promised=spread_of(self._promised),
            actual=spread_of(self._actual),
            late=spread_of(self._late),
        )

    def guide(self) -> GuideFigures:
        """How often the guide was right."""
        order = {cause.value: place for place, cause in enumerate(Cause)}
        pairs = sorted(self._pairs, key=lambda pair: [order[cause] for cause in pair])
        return GuideFigures(
            judged=self._pairs.total(),
            right=sum(count for (said, found), count in self._pairs.items() if said == found),
            pairs=MappingProxyType({pair: self._pairs[pair] for pair in pairs}),
        )


def count_visits(visits: Iterable[VisitFacts]) -> VisitFigures:
    """The figures of these visits, what is small hidden."""
    ends: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    minutes: list[float] = []
    touches: list[float] = []
    for visit in visits:
        end = VisitEnd.SLIP.value if visit.has_slip else visit.end
        ends[end] += 1
        causes.update(set(visit.causes))
        touches.append(visit.touches)
        if end != VisitEnd.SLIP:
            pages[visit.left_at] += 1
        if visit.ended_at is not None and visit.ended_at >= visit.began_at:  # else a clock was set back
            minutes.append((visit.ended_at - visit.began_at) / _MINUTE)
    by_page = {page: pages[page] for page in sorted(pages)}
    by_end, safe_pages = safe_pair(
        _in_order(ends, VisitEnd, zeros=True), by_page, VisitEnd.SLIP.value, ends[VisitEnd.SLIP.value]
    )
    return VisitFigures(
        total=hidden_if_small(len(touches)),
        by_end=by_end,
        by_cause=safe(_in_order(causes, Cause)),
        by_page=safe_pages,
        median_minutes=_median_of_many(minutes),
        median_touches=_median_of_many(touches),
    )


def _median_of_many(values: list[float]) -> float | None:
    return percentile(sorted(values), 0.5) if len(values) >= LEAST_SHOWN else None


def _in_order(counts: Mapping[str, int], known: Iterable[str], *, zeros: bool = False) -> Counts:
    """`counts` in the order of `known`; those of nothing only with `zeros`."""
    names = [str(name) for name in known]
    return MappingProxyType({name: counts.get(name, 0) for name in names if zeros or counts.get(name)})
