"""How rows are shared out: what fits a column, where two columns part best, how high everything ends up."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kiosk.paper.rows import Row, height, overhang


@dataclass(frozen=True)
class Placed:
    """A row on a page: its left and top edge and the width of its column, in points from the upper left corner."""

    row: Row
    x: float
    top: float
    room: float


def column(rows: list[Row], x: float, top: float, room: float) -> list[Placed]:
    """The rows one below the other, the space before the first one left out."""
    placed: list[Placed] = []
    top += overhang(rows[0]) if rows else 0.0
    for row in rows:
        top += row.gap if placed else 0.0
        placed.append(Placed(row, x, top, room))
        top += row.height
    return placed


def fill(rows: list[Row], free: float) -> tuple[list[Row], list[Row]]:
    """What fits a column `free` points high, and the rest.

    What is kept together is cut only if no column could hold it.
    """
    taken = 0
    used = 0.0
    for group in _groups(rows):
        needed = height(group) if not taken else group[0].gap + height(group) - overhang(group[0])
        if used + needed > free:
            if not taken:
                taken = _rows_that_fit(group, free)
            break
        used += needed
        taken += len(group)
    taken = max(taken, 1)  # a single row taller than the column must stand somewhere
    return without_rules(rows[:taken]), without_rules(rows[taken:])


def halves(rows: list[Row], free: float, *, inside_sections: bool) -> tuple[list[Row], list[Row]] | None:
    """Two columns of about one height, at most `free` points; None where they would be higher.

    Parted before a section, or also `inside_sections`.
    """
    splits = [
        number
        for number, (before, after) in enumerate(pairwise(rows), start=1)
        if after.section or (inside_sections and not before.keep)
    ]
    pairs = [(without_rules(rows[:split]), without_rules(rows[split:])) for split in splits]
    left, right = min(pairs, key=lambda pair: max(map(height, pair)), default=(rows, []))
    return (left, right) if max(height(left), height(right)) <= free else None


def without_rules(rows: list[Row]) -> list[Row]:
    """The rows without a line at their beginning or end."""
    if not rows:
        return rows
    return rows[int(rows[0].rule) : len(rows) - int(rows[-1].rule)]


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group


def _rows_that_fit(group: list[Row], free: float) -> int:
    used = overhang(group[0])
    for number, row in enumerate(group):
        used += row.height + (row.gap if number else 0.0)
        if used > free:
            return number
    return len(group)
