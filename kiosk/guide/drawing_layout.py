"""Where the boxes of the guide's picture stand: columns by depth, the table of outcomes beneath the shortest ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from kiosk.guide.drawing_boxes import Box, boxes, depths
from kiosk.guide.drawing_pen import Point
from kiosk.guide.drawing_table import Table, table
from kiosk.guide.model import Guide, PageKind
from kiosk.texts import Words

MARGIN, HEADER, GAP = 100, 330, 36
"""Around everything, above the boxes, and between two boxes."""
A3 = 420 / 297

_WIDTHS = (840, 860, 880, 900, 920, 940, 960, 1000, 1060, 1120)
_TALLEST = (1800, 2200, 2600, 2800, 3000, 3200, 3400, 3800)
_GUTTER, _CORRIDOR = 220, 120
"""What lines take, as long as they aren't drawn; only for choosing."""

Columns = tuple[tuple[Box, ...], ...]


@dataclass(frozen=True)
class Spot:
    """A box in its place."""

    box: Box
    column: int
    x: float
    y: float

    @property
    def right(self) -> float:
        """Where its right edge is."""
        return self.x + self.box.width

    @property
    def head_y(self) -> float:
        """The height at which lines reach it."""
        return self.y + self.box.head / 2

    def row_y(self, index: int) -> float:
        """The middle of a row."""
        return self.y + self.box.row_tops[index] + self.box.rows[index].height / 2


def columns(guide: Guide, drawn: Mapping[str, Box], tallest: float) -> Columns:
    """The start and the question for typed words at the left, then one or more columns for every depth."""
    by_depth: dict[int, list[Box]] = {}
    for name, depth in depths(guide).items():
        # What the visitor types replaces the touch on the first page, so it stands beneath that page.
        typed = guide.questions[name].page is PageKind.TYPED
        by_depth.setdefault(0 if typed else depth, []).append(drawn[name])
    first, *others = (by_depth[depth] for depth in sorted(by_depth))
    return (tuple(first), *(column for together in others for column in _split(together, tallest)))


def _split(together: Sequence[Box], tallest: float) -> Iterable[tuple[Box, ...]]:
    """Boxes of one depth in as few columns of about the same height as keep below `tallest`."""
    total = height(together)
    even = total / ceil(total / tallest)
    column: list[Box] = []
    for box in together:
        if column and height([*column, box]) - box.height / 2 > even:
            yield tuple(column)
            column = []
        column.append(box)
    yield tuple(column)


def height(column: Sequence[Box]) -> float:
    """How far a column of boxes reaches down."""
    return sum(box.height + GAP for box in column) - GAP


def best_columns(guide: Guide, words: Words) -> Columns:
    """The columns that leave the type largest on an A3 sheet."""
    found: list[tuple[float, int, Columns]] = []
    for width in _WIDTHS:
        drawn = boxes(guide, words, width)
        for tallest in _TALLEST:
            choice = columns(guide, drawn, tallest)
            found.append((_sheet_width(guide, words, choice), len(found), choice))
    return min(found)[2]


def _sheet_width(guide: Guide, words: Words, choice: Columns) -> float:
    xs = lefts(choice, [_GUTTER] * len(choice))
    ends = [HEADER + height(column) + _CORRIDOR for column in choice]
    at, below = place_table(guide, words, xs, choice[0][0].width, ends)
    right = max(xs[-1] + choice[0][0].width, at[0] + below.width)
    bottom = max(*ends, at[1] + below.height)
    return max(right + MARGIN, (bottom + MARGIN) * A3)


def lefts(choice: Columns, gutters: Sequence[float]) -> list[float]:
    """The left edge of every column; `gutters` are the widths right of each."""
    return [
        MARGIN + sum(column[0].width + gutter for column, gutter in zip(choice[:index], gutters[:index], strict=True))
        for index in range(len(choice))
    ]


def spots(choice: Columns, xs: Sequence[float]) -> dict[str, Spot]:
    """Every box in its place, by the id of its question."""
    placed: dict[str, Spot] = {}
    for index, column in enumerate(choice):
        y: float = HEADER
        for box in column:
            placed[box.question.id] = Spot(box, index, xs[index], y)
            y += box.height + GAP
    return placed


def place_table(
    guide: Guide, words: Words, xs: Sequence[float], width: float, ends: Sequence[float]
) -> tuple[Point, Table]:
    """The table and its upper left corner: beneath the run of columns where it ends highest; the right one of equals.

    `ends` says for each column where its boxes and the lines beneath them end.
    """
    choices: list[tuple[float, float, Point, Table]] = []
    for first in range(len(xs)):
        for last in range(first, len(xs)):
            room = xs[last] + width - xs[first]
            if room < Table.NARROWEST and not (first == 0 and last == len(xs) - 1):
                continue
            shown = table(guide, words, max(room, Table.NARROWEST))
            top = max(ends[first : last + 1]) + GAP
            choices.append((top + shown.height, -xs[first], (xs[first], top), shown))
    best = min(choices, key=lambda choice: choice[:2])
    return best[2], best[3]
