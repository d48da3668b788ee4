"""The kept chain: what was done to its rows in the file is found through the store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.audit.chain import HeadUse, head_at, seal_head
from kiosk.audit.events import EventKind
from kiosk.audit.faults import Fault, FaultKind, FaultPlace, verify
from kiosk.audit.log import AuditTrail
from kiosk.storage import audit
from kiosk.storage.chain import note_head
from kiosk.storage.desk import StoredDesk
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import KEYS, LOGGED_AT, event

EVENTS = 10


@pytest.fixture
def filled(desk: StoredDesk) -> StoredDesk:
    for number in range(EVENTS):
        desk.audit.append([event(at=LOGGED_AT + timedelta(minutes=number))])
    return desk


def faults(desk: StoredDesk) -> list[Fault]:
    trail: AuditTrail = desk.audit
    return verify(trail.events_of(17, 3), KEYS.chain, trail.latest_of(17, 3), trail.pruned_of(17, 3))


def test_a_whole_chain_is_whole_and_read_in_chunks(filled: StoredDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "CHUNK", 3)
    assert [found.number for found in filled.audit.events_of(17, 3)] == list(range(1, EVENTS + 1))
    assert faults(filled) == []
    assert filled.audit.stations() == ((17, 3),)


def test_an_event_comes_back_as_it_was_drafted(desk: StoredDesk) -> None:
    draft = event(EventKind.CASE_SENT)
    desk.audit.append([draft])
    (found,) = desk.audit.events_of(17, 3)
    assert (found.key, found.at, found.staff, found.kind, found.subject, dict(found.details)) == (
        draft.key,
        draft.at,
        draft.staff,
        draft.kind,
        draft.subject,
        dict(draft.details),
    )


TAMPERED: dict[str, tuple[str, set[FaultKind]]] = {
    "edited subject": ("UPDATE audit_events SET subject = 'K-ZZZ' WHERE number = 4", {FaultKind.EDITED}),
    "edited staff": ("UPDATE audit_events SET staff = NULL WHERE number = 4", {FaultKind.EDITED}),
    "garbage staff": ("UPDATE audit_events SET staff = 'nobody' WHERE number = 4", {FaultKind.EDITED}),
    "edited time": ("UPDATE audit_events SET at = '2020' WHERE number = 4", {FaultKind.EDITED}),
    "time in another writing": (
        "UPDATE audit_events SET at = replace(at, 'T', ' ')",
        {FaultKind.REWRITTEN, FaultKind.EDITED},
    ),
    "garbage details": ("UPDATE audit_events SET details = '[' WHERE number = 4", {FaultKind.EDITED}),
    "details of another kind": ("UPDATE audit_events SET details = '[1]' WHERE number = 4", {FaultKind.EDITED}),
    "edited details": ("""UPDATE audit_events SET details = '{"to": "x"}' WHERE number = 4""", {FaultKind.EDITED}),
    "edited key": ("UPDATE audit_events SET key = 'x' WHERE number = 4", {FaultKind.EDITED}),
    "mac of another type": ("UPDATE audit_events SET mac = 'text' WHERE number = 4", {FaultKind.EDITED}),
    "deleted": ("DELETE FROM audit_events WHERE number = 4", {FaultKind.MISSING}),
    "inserted": (
        "INSERT INTO audit_events SELECT branch, station, 11, 'other', at, staff, kind, subject, details, previous, mac"
        " FROM audit_events WHERE number = 4",
        {FaultKind.INSERTED},
    ),
    "cut off": ("DELETE FROM audit_events WHERE number > 7", {FaultKind.CUT_OFF}),
    "reordered": (
        "UPDATE audit_events SET number = CASE number WHEN 4 THEN -5 WHEN 5 THEN -4 ELSE number END",
        {FaultKind.REORDERED},
    ),
    "rewritten": ("UPDATE audit_events SET mac = zeroblob(32), subject = 'K-ZZZ'", {FaultKind.REWRITTEN}),
}


@pytest.mark.parametrize(("statement", "kinds"), TAMPERED.values(), ids=TAMPERED)
def test_tampering_with_rows_is_found(filled: StoredDesk, path: Path, statement: str, kinds: set[FaultKind]) -> None:
    told_by_sqlite(path, statement)
    if kinds == {FaultKind.REORDERED}:
        told_by_sqlite(path, "UPDATE audit_events SET number = -number WHERE number < 0")
    assert {fault.kind for fault in faults(filled)} & kinds


HEADS: dict[str, Callable[[Path], object]] = {
    "edited": lambda path: told_by_sqlite(path, "UPDATE audit_heads SET number = 7"),
    "garbage": lambda path: told_by_sqlite(path, "UPDATE audit_heads SET seal = 'x', number = 'many'"),
    "deleted": lambda path: told_by_sqlite(path, "DELETE FROM audit_heads"),
}


@pytest.mark.parametrize("harm", HEADS.values(), ids=HEADS)
def test_tampering_with_the_noted_end_is_found_and_acts_go_on(
    filled: StoredDesk, path: Path, harm: Callable[[Path], object]
) -> None:
    harm(path)
    assert FaultPlace.LATEST in {fault.place for fault in faults(filled)}
    filled.audit.append([event()])
    assert [found.number for found in filled.audit.events_of(17, 3)][-1] == EVENTS + 1


def test_after_a_cut_the_next_event_leaves_the_gap_to_be_seen(filled: StoredDesk, path: Path) -> None:
    told_by_sqlite(path, "DELETE FROM audit_events WHERE number > 7")
    filled.audit.append([event()])
    assert faults(filled) == [Fault(8, 10, FaultKind.MISSING)]


def test_a_pruned_chain_begins_where_it_was_noted(filled: StoredDesk, path: Path) -> None:
    events = list(filled.audit.events_of(17, 3))
    with filled.database.engine().begin() as connection:
        note_head(connection, seal_head(head_at(events[-1]), HeadUse.PRUNED, KEYS.chain))
    told_by_sqlite(path, "DELETE FROM audit_events")
    told_by_sqlite(path, "DELETE FROM audit_heads WHERE use = 'latest'")
    filled.audit.append([event()])
    assert [found.number for found in filled.audit.events_of(17, 3)] == [EVENTS + 1]
    assert faults(filled) == []


def test_each_station_has_its_own_chain(desk: StoredDesk) -> None:
    desk.audit.append([event(), replace(event(), station=4), replace(event(), station=4)])
    desk.audit.append([])
    assert desk.audit.stations() == ((17, 3), (17, 4))
    for station in (3, 4):
        assert verify(desk.audit.events_of(17, station), KEYS.chain, desk.audit.latest_of(17, station)) == []
    assert len(list(desk.audit.events_of(17, 4))) == 2
    assert desk.audit.pruned_of(17, 3) is None
