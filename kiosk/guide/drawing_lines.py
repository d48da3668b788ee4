"""The lines of the guide's picture: right-angled, one lane for each question they lead to, as few crossings as found.

A gutter is the room right of a column, where lines go up and down; a corridor is the room beneath a column, where
lines pass it. All lines to one question form a net and share their lanes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise, permutations

from kiosk.guide.drawing_boxes import Box
from kiosk.guide.drawing_layout import GAP, HEADER, Columns, Spot, height
from kiosk.guide.drawing_pen import Point

LANE = 24
"""From one lane to the next."""
EDGE = 44
"""Between the boxes and the nearest lane; an arrow head fits in."""
_TOO_NEAR = 12
_OVERLAP = 40
"""Two lines that run into each other are as bad as so many crossings."""
_RADIUS = 14

Key = tuple[str, int]
"""A net: the question it leads to, and the gutter from which it enters there."""


@dataclass(frozen=True)
class Tap:
    """A line from an option into the gutter of its column."""

    net: Key
    gutter: int
    y: float
    quiet: bool

    @property
    def way(self) -> list[int]:
        """The gutters it goes through."""
        step = 1 if self.net[1] >= self.gutter else -1
        return list(range(self.gutter, self.net[1] + step, step))

    @property
    def corridors(self) -> list[int]:
        """The columns it passes beneath, in that order."""
        return [max(pair) for pair in pairwise(self.way)]


@dataclass(frozen=True)
class Lanes:
    """Which lane every net has in every gutter, and how far down it is beneath every column."""

    gutters: tuple[Mapping[Key, int], ...]
    corridors: Mapping[tuple[int, Key], float]

    def width(self, gutter: int) -> float:
        """How wide a gutter must be."""
        lanes = self.gutters[gutter]
        return 2 * EDGE + max(lanes.values()) * LANE if lanes else 2 * EDGE

    def end(self, column: int, otherwise: float) -> float:
        """Where the lines beneath a column end."""
        return max([y for (beneath, _), y in self.corridors.items() if beneath == column], default=otherwise)


def taps(spots: Mapping[str, Spot]) -> list[Tap]:
    """Every option that asks another question, as the beginning of a line."""
    found: list[Tap] = []
    for spot in spots.values():
        for index, row in enumerate(spot.box.rows):
            if row.option.ask:
                target = spots[row.option.ask].column
                entry = target - 1 if spot.column < target else target
                found.append(Tap((row.option.ask, entry), spot.column, spot.row_y(index), row.quiet))
    return found


def lanes(choice: Columns, spots: Mapping[str, Spot]) -> Lanes:
    """Lanes for all nets; corridors are put in order first, as they decide where lines leave a gutter."""
    beginnings = taps(spots)
    passing = [
        sorted({tap.net for tap in beginnings if column in tap.corridors}, key=lambda net: (net[1], net[0]))
        for column in range(len(choice))
    ]

    def crossings(orders: Sequence[Sequence[Key]]) -> int:
        return sum(_ordered(gutter)[1] for gutter in _meetings(beginnings, spots, _corridor_ys(choice, orders)))

    fewest = crossings(passing)
    for column, at in [
        (column, at) for column, order in enumerate(passing) for _ in order for at in range(len(order) - 1)
    ]:
        swapped = [list(order) for order in passing]
        swapped[column][at : at + 2] = reversed(swapped[column][at : at + 2])
        if (found := crossings(swapped)) < fewest:
            passing, fewest = swapped, found
    ys = _corridor_ys(choice, passing)
    return Lanes(tuple(_packed(_ordered(gutter)[0], gutter) for gutter in _meetings(beginnings, spots, ys)), ys)


def _corridor_ys(choice: Sequence[Sequence[Box]], orders: Sequence[Sequence[Key]]) -> dict[tuple[int, Key], float]:
    return {
        (column, net): HEADER + height(choice[column]) + GAP + index * LANE
        for column, order in enumerate(orders)
        for index, net in enumerate(order)
    }


Meeting = tuple[float, int]
"""Where a line joins its lane in a gutter: how far down, and from which side (-1 left, 1 right)."""
Gutter = dict[Key, set[Meeting]]


def _meetings(
    beginnings: Sequence[Tap], spots: Mapping[str, Spot], corridors: Mapping[tuple[int, Key], float]
) -> list[Gutter]:
    found: list[Gutter] = [{} for _ in range(max(spot.column for spot in spots.values()) + 1)]
    for tap in beginnings:
        found[tap.gutter].setdefault(tap.net, set()).add((tap.y, -1))
        for column in tap.corridors:
            y = corridors[column, tap.net]
            found[column - 1].setdefault(tap.net, set()).add((y, 1))
            found[column].setdefault(tap.net, set()).add((y, -1))
        target = spots[tap.net[0]]
        side = 1 if target.column > tap.net[1] else -1
        found[tap.net[1]].setdefault(tap.net, set()).add((target.head_y, side))
    return found


def _span(meetings: set[Meeting]) -> tuple[float, float]:
    return min(y for y, _ in meetings), max(y for y, _ in meetings)


def _crossings(left: set[Meeting], right: set[Meeting]) -> int:
    """Crossings of two nets if the first has the lane left of the second."""
    cost = 0
    for net, other, side in ((left, right, 1), (right, left, -1)):
        top, bottom = _span(other)
        cost += sum(top - _TOO_NEAR < y < bottom + _TOO_NEAR for y, own in net if own == side)
    overlaps = (abs(y - z) < _TOO_NEAR for y, own in left if own == 1 for z, its in right if its == -1)
    return cost + _OVERLAP * sum(overlaps)


def _ordered(gutter: Gutter) -> tuple[list[Key], int]:
    """The nets of a gutter from left to right, and their crossings: each is moved until nothing gets better."""
    costs = {(net, other): _crossings(gutter[net], gutter[other]) for net, other in permutations(gutter, 2)}

    def cost_at(net: Key, rest: Sequence[Key], at: int) -> int:
        return sum(costs[other, net] for other in rest[:at]) + sum(costs[net, other] for other in rest[at:])

    order = sorted(gutter, key=lambda net: (sum(_span(gutter[net])), net))
    improved = True
    while improved:
        improved = False
        for net in list(order):
            now = order.index(net)
            rest = [other for other in order if other != net]
            best = min(range(len(order)), key=partial(cost_at, net, rest))
            if cost_at(net, rest, best) < cost_at(net, rest, now):
                order, improved = [*rest[:best], net, *rest[best:]], True
    return order, sum(costs[pair] for pair in combinations(order, 2))


def _packed(order: Sequence[Key], gutter: Gutter) -> dict[Key, int]:
    """Lanes from left to right; nets that don't meet share one."""
    placed: dict[Key, int] = {}
    for net in order:
        top, bottom = _span(gutter[net])
        beside = [
            lane
            for other, lane in placed.items()
            if _span(gutter[other])[0] < bottom + 3 * LANE and _span(gutter[other])[1] > top - 3 * LANE
        ]
        placed[net] = max(beside, default=-1) + 1
    return placed


def way_points(tap: Tap, spots: Mapping[str, Spot], drawn: Lanes, lane_x: Callable[[int, Key], float]) -> list[Point]:
    """The corners of one line, from the option's row to the question's box."""
    start = next(spot for spot in spots.values() if spot.column == tap.gutter)
    target = spots[tap.net[0]]
    points = [(start.right, tap.y), (lane_x(tap.gutter, tap.net), tap.y)]
    for (here, there), column in zip(pairwise(tap.way), tap.corridors, strict=True):
        y = drawn.corridors[column, tap.net]
        points += [(lane_x(here, tap.net), y), (lane_x(there, tap.net), y)]
    points.append((lane_x(tap.net[1], tap.net), target.head_y))
    points.append((target.x if target.column > tap.net[1] else target.right, target.head_y))
    return points


def rounded(points: Sequence[Point]) -> str:
    """SVG path data through right-angled corners, rounded where there is room."""
    parts = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _far(before, corner) / 2, _far(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        parts.append(f"L{start[0]:g} {start[1]:g}Q{corner[0]:g} {corner[1]:g} {end[0]:g} {end[1]:g}")
    parts.append(f"L{points[-1][0]:g} {points[-1][1]:g}")
    return "".join(parts)


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, distance: float) -> Point:
    whole = _far(start, end)
    if not whole:
        return start
    return (start[0] + (end[0] - start[0]) * distance / whole, start[1] + (end[1] - start[1]) * distance / whole)
