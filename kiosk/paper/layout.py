"""What is ready to be painted: the paper, and the pages with every row in its place."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.paper.columns import Placed, column, fill
from kiosk.paper.formats import MM
from kiosk.paper.rows import Row, Voice, height, words
from kiosk.paper.style import Style
from kiosk.paper.tagging import Element
from kiosk.paper.typeface import Face, drawable, width


@dataclass(frozen=True)
class Paper:
    """A paper and how it is used, in points: `height` is 0 for a roll, `styles` go from the roomiest to the densest."""

    width: float
    height: float
    side: float
    edge: float
    styles: tuple[Style, ...] = ()
    two_columns: bool = False

    @property
    def room(self) -> float:
        """The width that is printed on."""
        return self.width - 2 * self.side


FOOT = 6 * MM
"""What the number of the page takes at the lower edge where there are several."""

PaperPage = list[Placed]


@dataclass(frozen=True)
class Layout:
    """What is ready to be painted: its pages, the height of their paper in points, and its structure."""

    pages: list[PaperPage]
    height: float
    document: Element


_FOOT_VOICE = Voice(Face.SEMIBOLD, 10.0, 10.0)


def add_feet(
    pages: list[PaperPage],
    paper: Paper,
    text: str,
    number: Callable[[int, int], str] = lambda page, of: f"{page}/{of}",
    voice: Voice = _FOOT_VOICE,
) -> None:
    """Where there are several pages, `text` and a number stand at the foot of each and are not read aloud."""
    drop = -0.3 * voice.size
    for at, page in enumerate(pages if len(pages) > 1 else [], start=1):
        left, right = drawable(text), drawable(number(at, len(pages)))
        end = paper.room - width(right, voice.face, voice.size)
        foot = (words(left, voice, None, drop=drop), words(right, voice, None, x=end, drop=drop))
        page.append(Placed(Row(0.0, words=foot), paper.side, paper.height - paper.edge, paper.room))


def flowing(rest: list[Row], paper: Paper) -> tuple[list[PaperPage], float]:
    """The rows one below the other, on as many pages as they need, and the height of the paper."""
    if not paper.height:
        page = column(rest, paper.side, paper.edge, paper.room)
        return [page], _whole_millimetres(height(rest) + 3 * paper.edge)
    pages: list[PaperPage] = []
    while rest:
        rows, rest = fill(rest, paper.height - 2 * paper.edge - FOOT)
        pages.append(column(rows, paper.side, paper.edge, paper.room))
    return pages, paper.height


def _whole_millimetres(points: float) -> float:
    return int(points / MM + 1) * MM
