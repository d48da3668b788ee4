"""Finds for each event of a chain the place it was sealed for, wherever it stands now."""

from collections import defaultdict, deque
from collections.abc import Sequence

from kiosk.audit.chain import AuditEvent, Head, is_sealed

_LOST_AT_MOST = 32
"""How many events, taken away before one that was given another number, are tried to find where it belongs."""

_SEARCHES = 200
"""How often that is done: a chain that is wrong from end to end must not take minutes."""


def places_of(events: Sequence[AuditEvent], start: Head, key: bytes) -> list[int | None]:
    """For each event the number under which it was sealed, or None for one that was never sealed as it is.

    An event that carries another number than it was sealed with is recognised by the one it was sealed onto.
    """
    places = [event.number if is_sealed(event, event.number, key) else None for event in events]
    if None not in places:
        return places
    waiting: defaultdict[bytes, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        if place is None:
            waiting[events[index].previous].append(index)
    known = deque((event.mac, place) for event, place in zip(events, places, strict=True) if place is not None)
    known.append((start.mac, start.number))
    _follow(known, waiting, events, places, key)
    for index in [index for index, place in enumerate(places) if place is None][:_SEARCHES]:
        event = events[index]
        for number in range(event.number + 1, event.number + 1 + _LOST_AT_MOST):
            if places[index] is None and is_sealed(event, number, key):
                places[index] = number
                _follow(deque([(event.mac, number)]), waiting, events, places, key)
    return places


def _follow(
    known: deque[tuple[bytes, int]],
    waiting: defaultdict[bytes, list[int]],
    events: Sequence[AuditEvent],
    places: list[int | None],
    key: bytes,
) -> None:
    while known:
        mac, place = known.popleft()
        for index in waiting.pop(mac, ()):
            if places[index] is None and is_sealed(events[index], place + 1, key):
                places[index] = place + 1
                known.append((events[index].mac, place + 1))
