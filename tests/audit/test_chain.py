"""Sealing: what goes into the seal, and where a chain goes on."""

from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.audit.chain import (
    AuditEvent,
    Head,
    HeadUse,
    beginning,
    canonical,
    head_at,
    is_sealed,
    resume,
    seal,
    seal_all,
    seal_head,
)
from tests.audit.drafts import BRANCH, KEY, MORNING, OTHER_KEY, STATION, draft

_START = beginning(BRANCH, STATION)
_words = some.text(max_size=6) | some.sampled_from(["", "a", "ab", "b", "1", "11", "\0", "\0\0\0\1a"])
_events = some.builds(
    AuditEvent,
    key=some.integers(0, 3).map(lambda number: UUID(int=number)),
    branch=some.integers(-2, 20),
    station=some.integers(-2, 20),
    number=some.integers(-2, 200),
    at=some.datetimes(
        datetime(1960, 1, 1),  # noqa: DTZ001  # Hypothesis adds the zone
        timezones=some.sampled_from([timezone(timedelta(hours=hours)) for hours in (0, 7, 8, 9)]),
    ),
    staff=some.none() | some.integers(0, 3).map(lambda number: UUID(int=number)),
    kind=_words,
    subject=_words,
    details=some.dictionaries(_words, _words, max_size=3),
    previous=some.just(b""),
    mac=some.just(b""),
)


@given(_events, _events)
def test_two_events_have_the_same_bytes_only_if_they_are_the_same(one: AuditEvent, other: AuditEvent) -> None:
    assert (canonical(one, one.number) == canonical(other, other.number)) == (one == other)


@given(_events, some.data())
def test_a_change_of_any_one_field_changes_the_bytes(event: AuditEvent, data: some.DataObject) -> None:
    name = data.draw(
        some.sampled_from([field.name for field in fields(event) if field.name not in ("previous", "mac")])
    )
    changed = replace(event, **{name: getattr(data.draw(_events), name)})
    assert (canonical(event, event.number) == canonical(changed, changed.number)) == (event == changed)


def test_the_bytes_are_those_of_format_1() -> None:
    """Stored chains depend on them: another encoding needs another name of the format."""
    small = replace(draft(1), key=UUID(int=1), staff=None, subject="", details={})
    zero = b"\0\0\0"
    assert canonical(small, 3) == b"".join(
        [
            zero + b"\x0bjmo-audit-1",
            zero + b"\x10" + bytes(15) + b"\1",
            zero + b"\x017",
            zero + b"\x012",
            zero + b"\x013",
            zero + b"\x101795136401000000",
            zero + b"\0",
            zero + b"\x0esign_in_failed",
            zero + b"\0",
            zero + b"\x010",
        ]
    )


def test_the_same_moment_in_another_zone_is_the_same_event() -> None:
    jakarta = replace(draft(1), at=MORNING.astimezone(timezone(timedelta(hours=7))))
    assert canonical(jakarta, 1) == canonical(replace(draft(1), at=MORNING), 1)


def test_each_event_is_sealed_onto_the_one_before() -> None:
    events, latest = seal_all(_START, [draft(0), draft(1), draft(2)], KEY)
    assert [event.number for event in events] == [1, 2, 3]
    assert [event.previous for event in events] == [_START.mac, events[0].mac, events[1].mac]
    assert latest.head == head_at(events[2])
    assert latest.is_genuine(KEY)
    assert all(is_sealed(event, event.number, KEY) for event in events)
    assert not any(is_sealed(event, event.number, OTHER_KEY) for event in events)


def test_an_event_of_another_station_is_not_sealed_onto_this_chain() -> None:
    with pytest.raises(ValueError, match="own station"):
        seal(_START, draft(0, station=3), KEY)


def test_a_head_noted_for_one_use_can_not_serve_for_the_other() -> None:
    latest = seal_head(Head(1, 1, 9, b"mac"), HeadUse.LATEST, KEY)
    assert latest.is_genuine(KEY)
    assert not latest.is_genuine(OTHER_KEY)
    assert not replace(latest, use=HeadUse.PRUNED).is_genuine(KEY)
    assert not replace(latest, head=Head(1, 1, 8, b"mac")).is_genuine(KEY)


def test_a_chain_goes_on_behind_whatever_reaches_further() -> None:
    events, latest = seal_all(_START, [draft(0), draft(1), draft(2)], KEY)
    forged = replace(latest, head=Head(BRANCH, STATION, 99, bytes(32)))
    assert resume(None, None, _START, KEY) == _START
    assert resume(latest, events[2], _START, KEY) == latest.head
    assert resume(latest, events[0], _START, KEY) == latest.head, "a cut-off end leaves a gap, no second history"
    assert resume(None, events[2], _START, KEY) == latest.head
    assert resume(forged, events[2], _START, KEY) == latest.head
    assert resume(seal_head(head_at(events[0]), HeadUse.LATEST, KEY), events[2], _START, KEY) == latest.head
