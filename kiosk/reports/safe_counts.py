"""Hides the small cells of visitor figures, so that nobody can be found in them, by subtraction neither.

A cell of 1 to 4 is hidden. One hidden cell could be computed from the total, and several if they are so small that only
one sum fits; so the next smallest cell is hidden along, under the same sign, which a note explains. Where there is none
to hide along, no cell is shown at all. (Complementary cell suppression: Hundepool et al., Statistical Disclosure
Control, 2012, chapter 4.) It holds against whoever subtracts within a report; and the order of cells must not depend on
their size, or it would tell.
"""

from collections.abc import Mapping
from types import MappingProxyType

LEAST_SHOWN = 5
"""Of fewer visits no number is shown."""

SafeCounts = Mapping[str, int | None]
"""Counts by id; None is hidden."""


def hidden_if_small(count: int) -> int | None:
    """A count that stands by itself; none at all is no secret."""
    return None if 0 < count < LEAST_SHOWN else count


def safe(counts: Mapping[str, int], along: frozenset[str] = frozenset()) -> SafeCounts:
    """`counts`, which add up to a known total, without what is small; empty if nothing can be shown.

    The cells `along` are hidden as well, because they are hidden in another table.
    """
    hidden = {name for name, count in counts.items() if 0 < count < LEAST_SHOWN} | (along & counts.keys())
    if not hidden:
        return MappingProxyType(dict(counts))
    shown = sorted((name for name in counts if counts[name] and name not in hidden), key=lambda name: counts[name])
    for name in shown:
        if len(hidden) > 1 and any(counts[one] >= LEAST_SHOWN for one in hidden):
            break
        hidden.add(name)
    if len(hidden) == 1 or all(counts[name] < LEAST_SHOWN for name in hidden):
        return MappingProxyType({})
    return MappingProxyType({name: None if name in hidden else count for name, count in counts.items()})


def safe_pair(
    first: Mapping[str, int], second: Mapping[str, int], shared: str, shared_count: int
) -> tuple[SafeCounts, SafeCounts]:
    """Two tables of one total, of which `second` leaves out the cell `shared` of `first`.

    The sum of the second tells that cell; so if it has to be hidden in the one, something is hidden in the other.
    """
    whole = {**second, "": shared_count}
    one, other = safe(first), safe(whole)
    if one.get(shared) is None or other.get("") is None:
        one, other = safe(first, frozenset({shared})), safe(whole, frozenset({""}))
    return one, MappingProxyType({name: count for name, count in other.items() if name != ""})
