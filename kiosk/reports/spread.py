"""Median and 90th percentile, as a spreadsheet counts them, so that anybody can count again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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
