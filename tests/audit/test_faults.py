"""The six kinds of tampering, each done to a copy of a chain and each found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiosk.audit.anchors import Anchor, anchor_of
from kiosk.audit.chain import AuditEvent, HeadUse, SealedHead, beginning, head_at, seal_all, seal_head
from kiosk.audit.events import EventKind
from kiosk.audit.faults import Fault, FaultKind, FaultPlace, verify
from tests.audit.drafts import BRANCH, KEY, OTHER_KEY, STATION, draft
from tests.audit.memory import MemoryTrail

EDITED, MISSING, INSERTED = FaultKind.EDITED, FaultKind.MISSING, FaultKind.INSERTED
REORDERED, CUT_OFF, REWRITTEN = FaultKind.REORDERED, FaultKind.CUT_OFF, FaultKind.REWRITTEN
Rows = list[AuditEvent]


@dataclass
class Chain:
    """What lies in the database, and what was noted on paper."""

    rows: Rows
    latest: SealedHead | None
    pruned: SealedHead | None = None
    paper: tuple[Anchor, ...] = ()

    def faults(self, key: bytes = KEY) -> list[Fault]:
        return verify(self.rows, key, self.latest, self.pruned, self.paper)

    def kinds(self) -> set[FaultKind]:
        return {fault.kind for fault in self.faults()}


def chain(length: int = 10, *, key: bytes = KEY, first: int = 0) -> Chain:
    events, latest = seal_all(beginning(BRANCH, STATION), [draft(index + first) for index in range(length)], key)
    return Chain(list(events), latest)


def _renumbered(rows: Sequence[AuditEvent]) -> Rows:
    return [replace(row, number=number) for number, row in enumerate(rows, start=1)]


def _forged(number: int) -> AuditEvent:
    """An event by somebody without the key."""
    return replace(seal_all(beginning(BRANCH, STATION), [draft(500)], OTHER_KEY)[0][0], number=number)


def test_a_whole_chain_has_no_fault() -> None:
    whole = chain()
    whole.paper = (anchor_of(head_at(whole.rows[4])), anchor_of(head_at(whole.rows[9])))
    assert whole.faults() == []
    assert chain(1).faults() == []
    assert verify([], KEY, None) == []


def test_chains_of_two_stations_are_not_verified_together() -> None:
    with pytest.raises(ValueError, match="one station"):
        verify([*chain().rows, replace(chain().rows[0], station=9)], KEY, None)


@pytest.mark.parametrize(
    "edit",
    [
        lambda row: replace(row, subject="K-9999"),
        lambda row: replace(row, kind=EventKind.SIGNED_OUT.value),
        lambda row: replace(row, kind="no such kind"),
        lambda row: replace(row, staff=UUID(int=1)),
        lambda row: replace(row, at=row.at.replace(hour=row.at.hour + 1)),
        lambda row: replace(row, details={**row.details, "count": "999"}),
        lambda row: replace(row, details={}),
        lambda row: replace(row, key=draft(900).key),
        lambda row: replace(row, mac=bytes(32)),
        lambda row: replace(row, mac=b""),
        lambda row: replace(row, previous=bytes(32)),
    ],
)
@pytest.mark.parametrize("index", [1, 4, 9])
def test_an_edited_event_is_found(edit: Callable[[AuditEvent], AuditEvent], index: int) -> None:
    cut = chain()
    cut.rows[index] = edit(cut.rows[index])
    assert cut.faults() == [Fault(index + 1, index + 1, EDITED)]


def test_edited_neighbours_are_named_as_one_stretch() -> None:
    cut = chain()
    cut.rows[3:6] = [replace(row, subject="K-9999") for row in cut.rows[3:6]]
    assert cut.faults() == [Fault(4, 6, EDITED)]


def test_edited_events_at_the_end_are_told_from_rewritten_ones_by_the_noted_head() -> None:
    cut = chain()
    cut.rows[7:] = [replace(row, subject="K-9999") for row in cut.rows[7:]]
    assert cut.faults() == [Fault(8, 10, EDITED)]


@pytest.mark.parametrize(("first", "last"), [(1, 1), (4, 4), (4, 6), (1, 5)])
def test_missing_events_are_found(first: int, last: int) -> None:
    cut = chain()
    del cut.rows[first - 1 : last]
    assert cut.faults() == [Fault(first, last, MISSING)]


@pytest.mark.parametrize(("first", "last"), [(1, 1), (4, 4), (4, 6)])
def test_missing_events_are_found_when_the_gap_was_closed(first: int, last: int) -> None:
    cut = chain()
    del cut.rows[first - 1 : last]
    cut.rows = _renumbered(cut.rows)
    assert cut.faults() == [Fault(first, last, MISSING)]


@pytest.mark.parametrize("number", [1, 4, 10])
def test_an_inserted_event_is_found_when_the_others_were_moved_up(number: int) -> None:
    cut = chain()
    cut.rows.insert(number - 1, _forged(number))
    cut.rows = _renumbered(cut.rows)
    assert cut.faults() == [Fault(number, number, INSERTED)]


def test_an_event_beside_another_of_its_number_is_found() -> None:
    cut = chain()
    cut.rows.insert(4, _forged(4))
    assert cut.faults() == [Fault(4, 4, INSERTED)]


@pytest.mark.parametrize("number", [11, 99, 0, -5])
def test_an_event_outside_the_noted_chain_is_found(number: int) -> None:
    cut = chain()
    cut.rows.append(_forged(number))
    assert cut.faults() == [Fault(number, number, INSERTED)]


@pytest.mark.parametrize("index", [0, 10])
def test_a_genuine_event_that_was_copied_is_found(index: int) -> None:
    cut = chain()
    cut.rows.insert(index, replace(cut.rows[2], number=11))
    assert cut.faults() == [Fault(11, 11, INSERTED)]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 4), (1, 10), (9, 10)])
def test_events_that_changed_places_are_found(one: int, other: int) -> None:
    cut = chain()
    a, b = cut.rows[one - 1], cut.rows[other - 1]
    cut.rows[one - 1], cut.rows[other - 1] = replace(b, number=one), replace(a, number=other)
    assert cut.faults() == [Fault(one, other, REORDERED)]


def test_events_that_changed_numbers_but_lie_in_the_old_order_are_found() -> None:
    cut = chain()
    cut.rows[2], cut.rows[5] = replace(cut.rows[2], number=6), replace(cut.rows[5], number=3)
    assert cut.faults() == [Fault(3, 6, REORDERED)]


def test_events_that_come_in_another_order_are_found() -> None:
    cut = chain()
    cut.rows[2], cut.rows[3] = cut.rows[3], cut.rows[2]
    assert cut.faults() == [Fault(3, 4, REORDERED)]


@pytest.mark.parametrize("kept", [0, 1, 7, 9])
def test_a_cut_off_end_is_found_by_the_noted_head(kept: int) -> None:
    cut = chain()
    del cut.rows[kept:]
    assert cut.faults() == [Fault(kept + 1, 10, CUT_OFF)]


def test_a_cut_off_end_with_an_old_noted_head_is_found_by_the_paper() -> None:
    cut = chain()
    paper = (anchor_of(head_at(cut.rows[8])),)
    del cut.rows[5:]
    cut.latest = seal_head(head_at(cut.rows[4]), HeadUse.LATEST, KEY)
    assert cut.faults() == [], "the key alone can't see it"
    cut.paper = paper
    assert cut.faults() == [Fault(6, 9, CUT_OFF)]


def test_everything_taken_away_is_found_by_the_paper() -> None:
    paper = (anchor_of(head_at(chain().rows[8])),)
    assert Chain([], None, paper=paper).faults() == [Fault(1, 9, CUT_OFF)]


def test_a_chain_rewritten_by_a_stranger_is_found_by_the_key() -> None:
    assert chain(key=OTHER_KEY).faults() == [
        Fault(1, 10, REWRITTEN),
        Fault(10, 10, EDITED, FaultPlace.LATEST),
    ]


def test_an_end_rewritten_by_a_stranger_is_found_by_the_key() -> None:
    cut = chain()
    forged, _ = seal_all(head_at(cut.rows[5]), [draft(index) for index in range(90, 94)], OTHER_KEY)
    cut.rows[6:] = forged
    assert cut.faults() == [Fault(7, 10, REWRITTEN)]


def test_a_middle_rewritten_by_a_stranger_is_found_by_the_key() -> None:
    cut = chain()
    forged, _ = seal_all(head_at(cut.rows[2]), [draft(index) for index in range(90, 94)], OTHER_KEY)
    cut.rows[3:7] = forged
    assert cut.faults() == [Fault(4, 7, REWRITTEN)]


def test_a_chain_rewritten_with_the_key_is_found_by_the_paper() -> None:
    paper = (anchor_of(head_at(chain().rows[8])),)
    rewritten = chain(first=100)
    assert rewritten.faults() == [], "the key alone can't see it"
    rewritten.paper = paper
    assert rewritten.faults() == [Fault(1, 9, REWRITTEN)]


def test_paper_that_agrees_narrows_down_what_was_rewritten() -> None:
    cut = chain()
    paper = tuple(anchor_of(head_at(cut.rows[index])) for index in (3, 8))
    forged, cut.latest = seal_all(head_at(cut.rows[5]), [draft(index) for index in range(90, 94)], KEY)
    cut.rows[6:] = forged
    cut.paper = paper
    assert cut.faults() == [Fault(5, 9, REWRITTEN)]


def test_two_histories_put_together_with_sealed_events_are_found() -> None:
    cut, other = chain(), chain(first=100)
    cut.rows[4:] = other.rows[4:]
    cut.latest = other.latest
    assert cut.faults() == [Fault(5, 5, REWRITTEN)]


def test_a_noted_head_that_was_changed_taken_or_put_back_is_found() -> None:
    cut = chain()
    whole = cut.latest
    assert whole is not None
    cut.latest = replace(whole, head=replace(whole.head, number=8))
    assert cut.faults() == [Fault(8, 8, EDITED, FaultPlace.LATEST)]
    cut.latest = None
    assert cut.faults() == [Fault(10, 10, MISSING, FaultPlace.LATEST)]
    cut.latest = seal_head(head_at(cut.rows[6]), HeadUse.LATEST, KEY)
    assert cut.faults() == [Fault(7, 7, EDITED, FaultPlace.LATEST)]


def test_an_act_after_a_cut_leaves_the_gap_to_be_found() -> None:
    trail = MemoryTrail(KEY)
    trail.append([draft(index) for index in range(10)])
    del trail.rows[BRANCH, STATION][6:]
    trail.append([draft(10)])
    cut = Chain(trail.rows[BRANCH, STATION], trail.latest_of(BRANCH, STATION))
    assert cut.faults() == [Fault(7, 10, MISSING)]


def test_a_chain_that_retention_has_shortened_is_whole() -> None:
    trail = MemoryTrail(KEY)
    trail.append([draft(index) for index in range(10)])
    trail.prune(BRANCH, STATION, 6)
    trail.append([draft(10)])
    place = (BRANCH, STATION)
    cut = Chain(trail.rows[place], trail.latest_of(*place), trail.pruned_of(*place))
    assert cut.faults() == []
    cut.pruned = replace(trail.pruned[place], seal=bytes(32))
    assert Fault(1, 6, MISSING) in cut.faults()
    assert Fault(6, 6, EDITED, FaultPlace.PRUNED) in cut.faults()
    cut.pruned = replace(trail.latest[place], use=HeadUse.PRUNED)
    assert MISSING in cut.kinds()


def test_an_old_event_put_back_behind_retention_is_found() -> None:
    trail = MemoryTrail(KEY)
    trail.append([draft(index) for index in range(10)])
    old = trail.rows[BRANCH, STATION][2]
    trail.prune(BRANCH, STATION, 6)
    place = (BRANCH, STATION)
    cut = Chain([old, *trail.rows[place]], trail.latest_of(*place), trail.pruned_of(*place))
    assert cut.faults() == [Fault(3, 3, INSERTED)]


def test_several_things_done_to_one_chain_are_all_named() -> None:
    cut = chain(20)
    cut.rows[2] = replace(cut.rows[2], subject="K-9999")
    cut.rows[10], cut.rows[11] = replace(cut.rows[11], number=11), replace(cut.rows[10], number=12)
    del cut.rows[18:]
    del cut.rows[6]
    assert cut.faults() == [
        Fault(3, 3, EDITED),
        Fault(7, 7, MISSING),
        Fault(11, 12, REORDERED),
        Fault(19, 20, CUT_OFF),
    ]


@settings(max_examples=200)
@given(some.permutations(range(8)), some.sets(some.integers(0, 7)), some.sets(some.integers(0, 7)), some.booleans())
def test_no_mixture_goes_unnoticed(order: list[int], dropped: set[int], edited: set[int], renumbered: bool) -> None:
    whole = chain(8)
    rows = [
        replace(whole.rows[i], subject="K-9999") if i in edited else whole.rows[i] for i in order if i not in dropped
    ]
    if renumbered:
        rows = _renumbered(rows)
    cut = Chain(rows, whole.latest)
    assert (cut.faults() == []) == (rows == whole.rows)


@pytest.mark.parametrize("key", [KEY, OTHER_KEY])
def test_a_long_chain_is_whole_by_its_own_key_alone(key: bytes) -> None:
    assert (chain(1_000).faults(key) == []) == (key == KEY)


def test_a_long_chain_whose_numbers_were_all_moved_lacks_its_first_alone() -> None:
    big = chain(1_000)
    big.rows = _renumbered(big.rows[1:])
    assert big.faults() == [Fault(1, 1, MISSING)]
