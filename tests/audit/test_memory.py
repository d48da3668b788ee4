"""The fake of the audit trail keeps what the door promises."""

from kiosk.audit.faults import verify
from kiosk.audit.log import AuditTrail
from tests.audit.drafts import BRANCH, KEY, STATION, draft
from tests.audit.memory import MemoryTrail


def test_each_station_has_a_chain_of_its_own_that_is_whole() -> None:
    trail = MemoryTrail(KEY)
    door: AuditTrail = trail
    door.append([draft(0), draft(1)])
    door.append([draft(2, station=3), draft(3)])
    assert door.stations() == ((BRANCH, STATION), (BRANCH, 3))
    assert [event.number for event in door.events_of(BRANCH, STATION)] == [1, 2, 3]
    assert [event.number for event in door.events_of(BRANCH, 3)] == [1]
    for place in door.stations():
        assert verify(door.events_of(*place), KEY, door.latest_of(*place), door.pruned_of(*place)) == []


def test_a_station_without_events_has_nothing() -> None:
    trail = MemoryTrail(KEY)
    trail.append([])
    assert trail.stations() == ()
    assert list(trail.events_of(1, 1)) == []
    assert trail.latest_of(1, 1) is None
    assert trail.pruned_of(1, 1) is None
