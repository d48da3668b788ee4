"""Small cells of visitor figures are hidden, and whoever subtracts can't find them either."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from kiosk.reports.safe_counts import hidden_if_small, safe, safe_pair

MOST = 14
"""Visits of the tables that are tried out one by one."""


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (900, 900)])
def test_a_count_from_one_to_four_is_hidden(count: int, shown: int | None) -> None:
    assert hidden_if_small(count) == shown


def test_a_table_without_small_cells_is_shown_as_it_is() -> None:
    assert safe({"slip": 12, "left": 5, "open": 0}) == {"slip": 12, "left": 5, "open": 0}


def test_the_next_smallest_cell_is_hidden_along() -> None:
    assert safe({"slip": 30, "left": 3, "over": 9, "open": 0}) == {"slip": 30, "left": None, "over": None, "open": 0}


def test_two_small_cells_that_fit_one_sum_only_take_a_third_along() -> None:
    assert safe({"a": 1, "b": 1, "c": 8, "d": 20}) == {"a": None, "b": None, "c": None, "d": 20}


@pytest.mark.parametrize("cells", [{"a": 3}, {"a": 1, "b": 1, "c": 0}, {"a": 4, "b": 4}])
def test_without_a_cell_to_hide_along_nothing_is_shown(cells: dict[str, int]) -> None:
    assert safe(cells) == {}


def test_what_is_hidden_in_one_table_is_not_told_by_the_sum_of_the_other() -> None:
    ends, pages = safe_pair({"slip": 3, "left": 40, "over": 20}, {"plan": 50, "typed": 10}, "slip", 3)
    assert ends == {"slip": None, "left": 40, "over": None}
    assert pages == {"plan": 50, "typed": None}


def worlds() -> Iterator[tuple[int, ...]]:
    """Every way in which so many visits can end: slip, left, started over, and those two by page."""
    for slip, left, over in product(range(MOST + 1), repeat=3):
        if slip + left + over <= MOST:
            yield from ((slip, left, over, page, left + over - page) for page in range(left + over + 1))


def fits(world: Sequence[int], shown: Sequence[int | None], has_rows: Sequence[bool]) -> bool:
    """Whether somebody who reads `shown` must hold `world` possible: a hidden cell is one at least."""
    return all(
        count == said if said is not None else count >= 1 or not is_listed
        for count, said, is_listed in zip(world, shown, has_rows, strict=True)
    )


def test_no_hidden_cell_of_any_small_report_can_be_computed() -> None:
    by_total: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for world in worlds():
        by_total[sum(world[:3])].append(world)
    hidden = 0
    for total, possible in by_total.items():
        if hidden_if_small(total) is None:
            continue
        for world in possible:
            slip, left, over, first, second = world
            ends, pages = safe_pair({"slip": slip, "left": left, "over": over}, {"a": first, "b": second}, "slip", slip)
            shown = [*(ends.get(name) for name in ("slip", "left", "over")), *(pages.get(name) for name in "ab")]
            has_rows = [bool(ends)] * 3 + [bool(pages)] * 2
            if None not in shown:
                continue
            left_open = [other for other in possible if fits(other, shown, has_rows)]
            for place, said in enumerate(shown):
                if said is None:
                    hidden += 1
                    assert len({other[place] for other in left_open}) > 1, (world, shown)
                else:
                    assert not 0 < said < 5
    assert hidden > 1000
