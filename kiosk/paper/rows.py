"""What flows over the paper: rows of known height that hold words and signs, never taller than a line or a figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.paper.inks import BLACK, Ink
from kiosk.paper.qr import Symbol
from kiosk.paper.signs import Sign, block
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import RISE, Face, drawable, fitting_size, width, wrap, wrap_evenly

_SMALLEST = 4.0
"""What must stay on its line becomes as small as this, in points."""


@dataclass(frozen=True)
class Text:
    """One line of text: `x` from the row's left, `drop` from its top to the baseline, all in points.

    Without an element it is decoration and not read aloud.
    """

    x: float
    drop: float
    text: str
    face: Face
    size: float
    element: Element | None
    ink: Ink = BLACK
    spacing: float = 0.0


@dataclass(frozen=True)
class Mark:
    """A sign as decoration, around (`x`, `drop`) of its row."""

    x: float
    drop: float
    side: float
    sign: Sign


@dataclass(frozen=True)
class Square:
    """A QR symbol, its upper left dark corner at (`x`, `drop`); `module` is the width of one module in points."""

    x: float
    drop: float
    module: float
    symbol: Symbol
    element: Element


@dataclass(eq=False)
class Frame:
    """A rounded box behind all rows that name it and stand together, as wide as the column or as `room` points.

    `dark` is the field of the expected time.
    """

    dark: bool = False
    room: float | None = None


@dataclass(frozen=True)
class Row:
    """A piece that is never cut: `gap` is the space before it, `keep` holds it together with the next row."""

    height: float
    gap: float = 0.0
    words: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()
    squares: tuple[Square, ...] = ()
    frame: Frame | None = None
    keep: bool = False
    rule: bool = False
    """A line across the column in the middle of the row; left out where a page or a column begins or ends."""
    section: bool = False
    """A good place for a column to begin."""


@dataclass(frozen=True)
class Voice:
    """How a text is set: its weight, its size and the height of its lines in points, its colour."""

    face: Face
    size: float
    leading: float
    ink: Ink = BLACK
    even: bool = False
    spacing: float = 0.0

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline, so that capitals stand in the middle of the line."""
        return self.leading / 2 + RISE * self.size


@dataclass(frozen=True)
class Cell:
    """A text that stays on one line of at most `room` points, smaller where it must be.

    A `share` of it stands to the left of `x`: 0.5 its half, 1 all of it.
    """

    text: str
    voice: Voice
    x: float
    room: float
    share: float = 0.0

    def at(self, drop: float, element: Element) -> Text:
        """The text as large as fits, its baseline so far below the top of its row."""
        line, face = drawable(self.text), self.voice.face
        size = fitting_size(line, face, self.voice.size, _SMALLEST, self.room)
        start = self.x - self.share * width(line, face, size)
        return words(line, replace(self.voice, size=size), element, x=start, drop=drop)


def paragraph(text: str, voice: Voice, room: float, element: Element, *, x: float = 0.0, gap: float = 0.0) -> list[Row]:
    """`text` in rows `room` points wide, set in by `x`, kept together."""
    lines = (wrap_evenly if voice.even else wrap)(text, voice.face, voice.size, room)
    last = len(lines) - 1
    return [
        Row(
            voice.leading,
            gap if number == 0 else 0.0,
            words=(words(line, voice, element, x=x),),
            keep=number < last,
        )
        for number, line in enumerate(lines)
    ]


def words(line: str, voice: Voice, element: Element | None, *, x: float = 0.0, drop: float | None = None) -> Text:
    """One `line` as it is, its baseline where a row of its own would have it."""
    baseline = voice.drop if drop is None else drop
    return Text(x, baseline, line, voice.face, voice.size, element, voice.ink, voice.spacing)


def centred(text: str, voice: Voice, element: Element, *, x: float, drop: float) -> Text:
    """`text` around the point (`x`, `drop`) of its row."""
    line = drawable(text)
    return words(line, voice, element, x=x - width(line, voice.face, voice.size) / 2, drop=drop + RISE * voice.size)


def cells(
    row: Iterable[Cell], parent: Element, role: Role | None = None, *, tall: float = 0.0, gap: float = 0.0
) -> Row:
    """Texts on one line, as high as the first one or `tall` points; with a `role` each is an element of its own."""
    listed = list(row)
    first = listed[0].voice
    high = tall or first.leading
    drop = high / 2 + RISE * first.size
    return Row(high, gap, words=tuple(cell.at(drop, parent.child(role) if role else parent) for cell in listed))


def field(x: float, drop: float, wide: float, tall: float, ink: Ink, radius: float = 0.0) -> Mark:
    """A field of one colour, its upper left corner at (`x`, `drop`) of its row."""
    return Mark(x + wide / 2, drop + tall / 2, 0.0, block(wide, tall, ink, radius))


def with_first(rows: list[Row], *, words: Iterable[Text] = (), marks: Iterable[Mark] = ()) -> list[Row]:
    """The same rows, the first one holding these words before its own, and these marks."""
    if not rows:
        return rows
    first = rows[0]
    return [replace(first, words=(*words, *first.words), marks=(*marks, *first.marks)), *rows[1:]]


def framed(rows: list[Row], frame: Frame, pad: float, gap: float) -> list[Row]:
    """The rows inside a frame, `pad` points from its upper and lower edge, kept together."""
    inside = [Row(pad, gap), *rows, Row(pad)]
    return [replace(row, frame=frame, keep=row is not inside[-1]) for row in inside]


def kept(rows: list[Row]) -> list[Row]:
    """The rows, none of which is parted from the next one: a heading and what follows it."""
    return [replace(row, keep=True) for row in rows]


def whole(rows: list[Row]) -> list[Row]:
    """The rows on one page, where a page can hold them."""
    return [*kept(rows[:-1]), *rows[-1:]]


def opening(rows: list[Row]) -> list[Row]:
    """The rows as the beginning of a section."""
    return [replace(rows[0], section=True), *rows[1:]] if rows else rows


def side_by_side(*columns: tuple[list[Row], float]) -> Row:
    """Columns as one row that is never cut, each set in by its number; their frames are left out."""
    rows = [row for column, x in columns for row in _moved(column, x)]
    return Row(
        max(height(column) for column, _ in columns),
        words=tuple(words for row in rows for words in row.words),
        marks=tuple(mark for row in rows for mark in row.marks),
        squares=tuple(square for row in rows for square in row.squares),
    )


def _moved(rows: list[Row], x: float) -> Iterator[Row]:
    """The rows with all they hold placed from the top of the first one."""
    top = -rows[0].gap if rows else 0.0
    for row in rows:
        top += row.gap
        yield replace(
            row,
            words=tuple(replace(words, x=words.x + x, drop=words.drop + top) for words in row.words),
            marks=tuple(replace(mark, x=mark.x + x, drop=mark.drop + top) for mark in row.marks),
            squares=tuple(replace(square, x=square.x + x, drop=square.drop + top) for square in row.squares),
        )
        top += row.height


def height(rows: Iterable[Row]) -> float:
    """What the rows take from top to bottom as a column of their own, without the space before the first one."""
    listed = list(rows)
    if not listed:
        return 0.0
    return sum(row.gap + row.height for row in listed) - listed[0].gap + overhang(listed[0])


def overhang(row: Row) -> float:
    """How far a sign of the row reaches above it: a ring is higher than the line of text beside it."""
    return max((0.0, *(mark.side / 2 - mark.drop for mark in row.marks)))
