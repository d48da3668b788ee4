"""Names what was done to a chain, and where: the key shows what a stranger did, the paper what its holder did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.audit.anchors import Anchor, anchor_of, signs_of
from kiosk.audit.chain import AuditEvent, Head, HeadUse, SealedHead, beginning
from kiosk.audit.places import places_of


class FaultKind(StrEnum):
    """What can be wrong with a chain."""

    EDITED = "edited"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CUT_OFF = "cut_off"
    REWRITTEN = "rewritten"


class FaultPlace(StrEnum):
    """What of a chain the fault is in."""

    EVENTS = "events"
    LATEST = "latest"
    """The end of the chain as the database has noted it."""
    PRUNED = "pruned"
    """The beginning of the chain as the database has noted it."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that was done to a chain: to the events `first` to `last`, or to a noted head of that number."""

    first: int
    last: int
    kind: FaultKind
    place: FaultPlace = FaultPlace.EVENTS


def verify(
    events: Iterable[AuditEvent],
    key: bytes,
    latest: SealedHead | None,
    pruned: SealedHead | None = None,
    anchors: Sequence[Anchor] = (),
) -> list[Fault]:
    """All faults of the chain of one station, in the order of their places; none if it is whole.

    `latest` and `pruned` are the heads that the database has noted, `anchors` those noted elsewhere. Raises ValueError
    if what is given is not of one station: tampering can't do that, the store selects by it.
    """
    stored = list(events)
    things: list[AuditEvent | Head | Anchor] = [*stored, *anchors]
    things += [sealed.head for sealed in (latest, pruned) if sealed]
    stations = {(thing.branch, thing.station) for thing in things}
    if len(stations) > 1:
        raise ValueError("a chain is verified by itself: one branch, one station")
    if not stations:
        return []
    start = pruned.head if _is_noted(pruned, HeadUse.PRUNED, key) and pruned else beginning(*stations.pop())
    end = latest.head if _is_noted(latest, HeadUse.LATEST, key) and latest else None
    return _Inspection(stored, key, start, end, anchors).faults() + _faults_of_heads(stored, key, latest, pruned)


def _is_noted(sealed: SealedHead | None, use: HeadUse, key: bytes) -> bool:
    return sealed is not None and sealed.use is use and sealed.is_genuine(key)


def _faults_of_heads(
    events: Sequence[AuditEvent], key: bytes, latest: SealedHead | None, pruned: SealedHead | None
) -> list[Fault]:
    faults = []
    if latest is None and events:
        number = max(event.number for event in events)
        faults.append(Fault(number, number, FaultKind.MISSING, FaultPlace.LATEST))
    if latest is not None and not _is_noted(latest, HeadUse.LATEST, key):
        faults.append(Fault(latest.head.number, latest.head.number, FaultKind.EDITED, FaultPlace.LATEST))
    if pruned is not None and not _is_noted(pruned, HeadUse.PRUNED, key):
        faults.append(Fault(pruned.head.number, pruned.head.number, FaultKind.EDITED, FaultPlace.PRUNED))
    return faults


class _Inspection:
    """One chain under examination: every event gets the place it was sealed for, every place its event."""

    def __init__(
        self, events: list[AuditEvent], key: bytes, start: Head, end: Head | None, anchors: Sequence[Anchor]
    ) -> None:
        self._events = events
        self._start = start
        self._end = end
        self._anchors = {(anchor.number, anchor.signs) for anchor in anchors if anchor.number > start.number}
        if end is not None and end.number > start.number:
            self._anchors.add((end.number, anchor_of(end).signs))
        self._place = places_of(events, start, key)
        self._sealed: dict[int, int] = {}
        """Place to the index of the event that was sealed for it."""
        self._claims: dict[int, int] = {}
        """Place to the index of an event that stands there without having been sealed for it."""
        self._extra: list[int] = []
        self._settle()

    def faults(self) -> list[Fault]:
        """What is wrong with the events."""
        found = {Fault(number, number, FaultKind.INSERTED) for number in self._extra}
        found.update(
            self._replaced(), self._unlinked(), self._gaps(), self._reordered(), self._contradicted(), self._ahead()
        )
        return sorted(found)

    def _settle(self) -> None:
        for index, place in enumerate(self._place):
            if place is None:
                continue
            if place <= self._start.number:  # taken away long ago, and put back by nobody who may
                self._extra.append(self._events[index].number)
                continue
            rival = self._sealed.setdefault(place, index)
            if rival != index:  # a copy: the one that stands in its place is the first
                better, worse = (index, rival) if self._events[index].number == place else (rival, index)
                self._sealed[place] = better
                self._extra.append(self._events[worse].number)
        for index, place in enumerate(self._place):
            number = self._events[index].number
            if place is None and (number in self._sealed or number in self._claims or not self._may_hold(number)):
                self._extra.append(number)
            elif place is None:
                self._claims[number] = index

    def _may_hold(self, number: int) -> bool:
        return self._start.number < number and (self._end is None or number <= self._end.number)

    def _replaced(self) -> Iterable[Fault]:
        """Events that stand in a place without its seal: edited in it, or the whole stretch written anew."""
        for first, last in _stretches(self._claims):
            edited = first == last or self._is_vouched(last)
            yield Fault(first, last, FaultKind.EDITED if edited else FaultKind.REWRITTEN)

    def _is_vouched(self, place: int) -> bool:
        """Whether something genuine names the mac of the event that stands there: then only its words were changed."""
        mac = self._events[self._claims[place]].mac
        follower = self._sealed.get(place + 1)
        named = follower is not None and self._events[follower].previous == mac
        return named or (place, signs_of(mac)) in self._anchors

    def _unlinked(self) -> Iterable[Fault]:
        """Sealed events that were not sealed onto the one before them: two histories were put together."""
        before = {self._start.number: self._start.mac}
        before.update((place, self._events[index].mac) for place, index in self._sealed.items())
        for place, index in self._sealed.items():
            if place - 1 in before and before[place - 1] != self._events[index].previous:
                yield Fault(place, place, FaultKind.REWRITTEN)

    def _gaps(self) -> Iterable[Fault]:
        """Places that nothing stands in."""
        before = self._start.number
        for place in sorted({*self._sealed, *self._claims}):
            if place > before + 1:
                yield Fault(before + 1, place - 1, FaultKind.MISSING)
            before = max(before, place)
        known = max([number for number, _ in self._anchors], default=0)
        if known > before:
            yield Fault(before + 1, known, FaultKind.CUT_OFF)

    def _reordered(self) -> Iterable[Fault]:
        """Stretches in which sealed events stand in another order than they were sealed in."""
        kept = sorted((index, place) for place, index in self._sealed.items())
        yield from _disordered([place for _, place in kept])
        kept.sort(key=lambda pair: self._events[pair[0]].number)
        yield from _disordered([place for _, place in kept])

    def _contradicted(self) -> Iterable[Fault]:
        """Sealed events that are not the ones noted elsewhere: only a holder of the key can have written them."""
        agreed = self._start.number
        noted: dict[int, set[str]] = {}
        for number, signs in self._anchors:
            noted.setdefault(number, set()).add(signs)
        for number in sorted(noted):
            index = self._sealed.get(number)
            if index is None:
                continue
            # The rewritten head of the database agrees with itself; the paper beside it decides.
            if noted[number] == {signs_of(self._events[index].mac)}:
                agreed = number
            else:
                yield Fault(agreed + 1, number, FaultKind.REWRITTEN)

    def _ahead(self) -> Iterable[Fault]:
        """Sealed events behind the noted end: that end is an old one, put back."""
        if self._end is not None and max(self._sealed, default=0) > self._end.number:
            yield Fault(self._end.number, self._end.number, FaultKind.EDITED, FaultPlace.LATEST)


def _stretches(places: Iterable[int]) -> Iterable[tuple[int, int]]:
    """The runs of numbers without a gap, each as its first and last."""
    run: list[int] = []
    for place in sorted(places):
        if run and place != run[-1] + 1:
            yield run[0], run[-1]
            run = []
        run.append(place)
    if run:
        yield run[0], run[-1]


def _disordered(places: Sequence[int]) -> Iterable[Fault]:
    """The shortest stretches that must be sorted to put `places` in order."""
    least_behind = list(places)
    for index in range(len(places) - 2, -1, -1):
        least_behind[index] = min(least_behind[index], least_behind[index + 1])
    first, most = 0, 0
    for index, place in enumerate(places):
        most = max(most, place)
        if index + 1 == len(places) or most < least_behind[index + 1]:
            if index > first:
                yield Fault(min(places[first : index + 1]), most, FaultKind.REORDERED)
            first = index + 1
