"""Percentiles as a spreadsheet counts them."""

from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.reports.figures import Spread, percentile, spread_of

_values = some.lists(some.floats(-1e6, 1e6), min_size=2, max_size=40)


def test_of_nothing_there_is_no_spread() -> None:
    assert spread_of([]) is None


def test_one_value_is_its_own_percentile() -> None:
    assert spread_of([7.5]) == Spread(7.5, 7.5)


def test_of_two_the_median_is_the_middle_and_the_90th_nine_tenths_of_the_way() -> None:
    assert spread_of([20.0, 10.0]) == Spread(15.0, 19.0)


def test_eleven_values_hit_their_places() -> None:
    assert spread_of(float(value) for value in range(10, -1, -1)) == Spread(5.0, 9.0)


@given(_values)
def test_it_is_the_inclusive_definition_of_the_standard_library(values: list[float]) -> None:
    found = spread_of(values)
    assert found is not None
    assert found.median == pytest.approx(median(values), abs=1e-6)
    assert found.p90 == pytest.approx(quantiles(values, n=10, method="inclusive")[-1], abs=1e-6)


@given(_values)
def test_ends_are_the_least_and_the_greatest(values: list[float]) -> None:
    ordered = sorted(values)
    assert percentile(ordered, 0.0) == ordered[0]
    assert percentile(ordered, 1.0) == ordered[-1]
