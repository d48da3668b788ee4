"""The table of all outcomes in the guide's picture, with a box to tick for whoever reviews it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from kiosk.guide.drawing_boxes import due_text, outcome_title
from kiosk.guide.drawing_letters import wrap
from kiosk.guide.drawing_pen import FOREST, PALE, QUIET, SMALL, SMALL_LINE, WHITE, Pen, Point
from kiosk.guide.model import Guide, Outcome
from kiosk.texts import Words

_CELL = 23
_CELL_LINE = 27
_CELL_PAD = 10
_HEADING, _HEADING_HEIGHT, _NOTE_HEIGHT = 34, 64, 44
_TICK = 24
_TITLE, _CODES = 1, (2, 3)
"""The columns set in bold and in small type."""

_COLUMNS = {
    "agreed": 5,
    "outcome": 30,
    "code": 14,
    "cause": 13,
    "stage": 5,
    "due": 15,
    "place": 19,
    "confirmed": 7,
    "reviewed": 8,
}
"""What each column tells, as keys of the words, and its share of the width."""

Cell = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One outcome."""

    outcome_id: str
    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        """Height of the line."""
        return max(len(cell) for cell in self.cells) * _CELL_LINE + _CELL_PAD


@dataclass(frozen=True)
class Table:
    """All outcomes in the order of a plan."""

    NARROWEST: ClassVar[float] = 1800

    width: float
    heads: tuple[Cell, ...]
    lines: tuple[Line, ...]

    @property
    def head_height(self) -> float:
        """Height of the line with the names of the columns."""
        return max(len(head) for head in self.heads) * SMALL_LINE + 2 * _CELL_PAD

    @property
    def height(self) -> float:
        """Height with heading and note."""
        return _HEADING_HEIGHT + self.head_height + sum(line.height for line in self.lines) + _NOTE_HEIGHT


def table(guide: Guide, words: Words, width: float) -> Table:
    """The table in a given width."""
    rooms = _rooms(width)
    heads = tuple(
        wrap(words.say(f"drawing.{name}"), room, SMALL, True) for name, room in zip(_COLUMNS, rooms, strict=True)
    )
    return Table(width, heads, tuple(_line(words, outcome, rooms) for outcome in guide.outcomes.values()))


def _line(words: Words, outcome: Outcome, rooms: Sequence[float]) -> Line:
    cells = (
        "",
        outcome_title(words, outcome.id),
        outcome.id,
        outcome.cause.value,
        str(outcome.stage),
        due_text(words, outcome.due),
        words.maybe(f"places.{outcome.place}.title") or outcome.place,
        words.say("drawing.yes" if outcome.confirmed else "drawing.no"),
        outcome.reviewed.isoformat(),
    )
    return Line(
        outcome.id,
        tuple(wrap(cell, room, *_type(index)) for index, (cell, room) in enumerate(zip(cells, rooms, strict=True))),
    )


def _type(column: int) -> tuple[float, bool]:
    """The size of type of a column and whether it is bold."""
    return SMALL if column in _CODES else _CELL, column == _TITLE


def _rooms(width: float) -> list[float]:
    return [width * share / sum(_COLUMNS.values()) - 2 * _CELL_PAD for share in _COLUMNS.values()]


def draw_table(pen: Pen, words: Words, shown: Table, at: Point) -> None:
    """Draw the table with its upper left corner `at`."""
    x, y = at
    pen.text((x, y + _HEADING), words.say("drawing.outcomes"), size=_HEADING, bold=True, fill=FOREST)
    y += _HEADING_HEIGHT
    lefts = _lefts(shown, x)
    pen.rect((x, y), (shown.width, shown.head_height), fill=FOREST)
    for left, head in zip(lefts, shown.heads, strict=True):
        pen.lines((left, y + _CELL_PAD), head, SMALL_LINE, size=SMALL, bold=True, fill=WHITE)
    y += shown.head_height
    for index, line in enumerate(shown.lines):
        pen.rect((x, y), (shown.width, line.height), fill=PALE if index % 2 else WHITE, mark=f"line:{line.outcome_id}")
        _draw_line(pen, line, y, lefts)
        y += line.height
    pen.path(f"M{x:g} {y:g}h{shown.width:g}", FOREST, 3)
    pen.text((x, y + SMALL_LINE + _CELL_PAD), words.say("drawing.stages"), size=SMALL, fill=QUIET)


def _draw_line(pen: Pen, line: Line, top: float, lefts: Sequence[float]) -> None:
    pen.rect((lefts[0], top + (line.height - _TICK) / 2), (_TICK, _TICK), edge=FOREST, radius=4)
    for index, (left, cell) in enumerate(zip(lefts, line.cells, strict=True)):
        size, bold = _type(index)
        pen.lines((left, top + _CELL_PAD / 2), cell, _CELL_LINE, size=size, bold=bold)


def _lefts(shown: Table, x: float) -> list[float]:
    lefts: list[float] = []
    for room in _rooms(shown.width):
        lefts.append(x + _CELL_PAD)
        x += room + 2 * _CELL_PAD
    return lefts
