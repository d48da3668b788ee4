"""Where every row stands: in one column that flows over pages, or in two, on one sheet if a size of text allows it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.slips import blocks
from kiosk.slips.blocks import Style
from kiosk.slips.columns import Placed, column, fill, halves
from kiosk.slips.rows import MM, Row, height
from kiosk.slips.sheet import SlipFormat, SlipSheet
from kiosk.slips.squares import Codes, codes, phone_square, staff_square
from kiosk.slips.tagging import Element, Role


@dataclass(frozen=True)
class Paper:
    """A paper and how it is used, in points: `height` is 0 for a roll, `styles` go from the roomiest to the densest."""

    width: float
    height: float
    side: float
    edge: float
    styles: tuple[Style, ...]
    two_columns: bool = False

    @property
    def room(self) -> float:
        """The width that is printed on."""
        return self.width - 2 * self.side


FOOT = 6 * MM
"""What the code and the number of the page take at the lower edge of a slip of several pages."""

_DENSE = tuple(Style(10.0, air) for air in (1.0, 0.6, 0.3, 0.0))
_A5_STYLES = (*(Style(half / 2) for half in range(24, 20, -1)), *_DENSE)
_A4_STYLES = (*(Style(half / 2) for half in range(33, 21, -1)), Style(10.5, 0.6), *_DENSE[1:])

PAPERS = {
    SlipFormat.ROLL80: Paper(80 * MM, 0, 4.5 * MM, 4 * MM, (Style(11.0, 0.6),)),
    SlipFormat.A6: Paper(105 * MM, 148 * MM, 8 * MM, 8 * MM, (Style(10.5, 0.4),)),
    SlipFormat.A5: Paper(148 * MM, 210 * MM, 8 * MM, 8 * MM, _A5_STYLES, two_columns=True),
    SlipFormat.A4: Paper(210 * MM, 297 * MM, 14 * MM, 14 * MM, _A4_STYLES, two_columns=True),
}


Page = list[Placed]


@dataclass(frozen=True)
class Layout:
    """A slip ready to be painted: its pages, the height of their paper in points, and its structure."""

    pages: list[Page]
    height: float
    document: Element


@dataclass(frozen=True)
class _Sections:
    """All rows of a slip for columns of one width, in reading order."""

    document: Element
    head: list[Row]
    due: list[Row]
    plan: list[Row]
    aside: list[Row]
    staff: list[Row]
    phone: list[Row]
    line: list[Row]

    @property
    def body(self) -> list[Row]:
        """What follows the expected time."""
        return [*self.plan, *self.aside, *self.line, *self.staff, *self.line, *self.phone]


def arrange(sheet: SlipSheet, form: SlipFormat) -> Layout:
    """Give every row of the slip its place on the paper. Raises ValueError if a payload fits no QR code."""
    paper = PAPERS[form]
    both = codes(sheet.staff_qr, sheet.phone_qr, dots=form is SlipFormat.ROLL80)
    if not paper.two_columns:
        return _one_column(_sections(sheet, both, paper.styles[0], paper.room), paper)
    return _two_columns_at_their_best(sheet, both, paper)


def _two_columns_at_their_best(sheet: SlipSheet, both: Codes, paper: Paper) -> Layout:
    """On one sheet if any style allows it, else on as few pages as can be; always in the roomiest style."""

    def one_sheet(style: Style, *, inside_sections: bool) -> Layout | None:
        sections = _sections(sheet, both, style, _half(paper, style), beside_due=True)
        page = _one_sheet(sections, paper, style, inside_sections)
        return Layout([page], paper.height, sections.document) if page else None

    def several(style: Style) -> Layout:
        return _two_columns(_sections(sheet, both, style, _half(paper, style), beside_due=True), paper, style)

    for inside_sections in (False, True):
        if found := _roomiest(paper.styles, partial(one_sheet, inside_sections=inside_sections)):
            return found
    densest = several(paper.styles[-1])

    def as_few_pages(style: Style) -> Layout | None:
        layout = several(style)
        return layout if len(layout.pages) <= len(densest.pages) else None

    return _roomiest(paper.styles, as_few_pages) or densest


def _roomiest(styles: tuple[Style, ...], arranged: Callable[[Style], Layout | None]) -> Layout | None:
    """The layout in the first style that gives one, found by halving, for what fits roomy also fits dense."""
    found: Layout | None = None
    low, high = 0, len(styles)
    tried = high - 1  # the densest first: where that does not fit, none does
    while low < high:
        if layout := arranged(styles[tried]):
            found, high = layout, tried
        elif found:
            low = tried + 1
        else:
            return None
        tried = (low + high) // 2
    return found


def _sections(sheet: SlipSheet, both: Codes, style: Style, room: float, *, beside_due: bool = False) -> _Sections:
    document = Element(Role.DOCUMENT)
    setting = (style, document, room)
    head = blocks.head(sheet, *setting) + blocks.code(sheet, *setting)
    return _Sections(
        document,
        head,
        due=blocks.due(sheet.due, *setting, fill=height(head) if beside_due else 0.0),
        plan=blocks.parts(sheet, *setting),
        aside=[
            *blocks.bring(sheet, *setting),
            *blocks.where(sheet, *setting),
            *blocks.rule(style),
            *blocks.notices(sheet, *setting),
            *blocks.answers(sheet, *setting),
        ],
        staff=staff_square(sheet.staff_qr, both, *setting) if sheet.staff_qr.payload else [],
        phone=phone_square(sheet.phone_qr, both, *setting),
        line=blocks.rule(style),
    )


def _one_column(sections: _Sections, paper: Paper) -> Layout:
    rest = [*sections.head, *sections.due, *sections.body]
    if not paper.height:
        page = column(rest, paper.side, paper.edge, paper.room)
        return Layout([page], _whole_millimetres(height(rest) + 3 * paper.edge), sections.document)
    pages: list[Page] = []
    while rest:
        rows, rest = fill(rest, paper.height - 2 * paper.edge - FOOT)
        pages.append(column(rows, paper.side, paper.edge, paper.room))
    return Layout(pages, paper.height, sections.document)


def _one_sheet(sections: _Sections, paper: Paper, style: Style, inside_sections: bool) -> Page | None:
    """Plan and the rest in two columns, the QR codes below or in them; None if one page can't hold it."""
    page, top = _top(sections, paper, style)
    half, right = _half(paper, style), _right(paper, style)
    free = paper.height - paper.edge - top
    line_height = height(sections.line)
    above = free - line_height - max(height(sections.staff), height(sections.phone))
    if max(height(sections.plan), height(sections.aside)) <= above:
        columns: tuple[list[Row], list[Row]] | None = (sections.plan, sections.aside)
    else:
        columns = halves([*sections.plan, *sections.aside], above, inside_sections=inside_sections)
    below: Page = []
    if columns:
        foot = top + max(map(height, columns))
        below += column(sections.line, paper.side, foot, paper.room)
        below += column(sections.staff, paper.side, foot + line_height, half)
        below += column(sections.phone, right, foot + line_height, half)
    else:
        columns = halves(sections.body, free, inside_sections=inside_sections)
    if not columns:
        return None
    return [*page, *column(columns[0], paper.side, top, half), *column(columns[1], right, top, half), *below]


def _two_columns(sections: _Sections, paper: Paper, style: Style) -> Layout:
    page, top = _top(sections, paper, style)
    half, right = _half(paper, style), _right(paper, style)
    if top > paper.height / 2:  # words nobody foresaw: then plainly, one below the other
        return _one_column(sections, paper)
    pages: list[Page] = []
    rest = sections.body
    while rest:
        free = paper.height - paper.edge - FOOT - top
        if last := halves(rest, free, inside_sections=False):
            (left, across), rest = last, []
        else:
            left, rest = fill(rest, free)
            across, rest = fill(rest, free) if rest else ([], [])
        pages.append([*page, *column(left, paper.side, top, half), *column(across, right, top, half)])
        page, top = [], paper.edge
    return Layout(pages, paper.height, sections.document)


def _top(sections: _Sections, paper: Paper, style: Style) -> tuple[Page, float]:
    """Head and expected time side by side and the line below them; also where the body begins."""
    half = _half(paper, style)
    below = paper.edge + max(height(sections.head), height(sections.due))
    page = [
        *column(sections.head, paper.side, paper.edge, half),
        *column(sections.due, _right(paper, style), paper.edge, half),
        *column(sections.line, paper.side, below, paper.room),
    ]
    return page, below + height(sections.line)


def _half(paper: Paper, style: Style) -> float:
    return (paper.room - 1.5 * style.grid) / 2


def _right(paper: Paper, style: Style) -> float:
    return paper.width - paper.side - _half(paper, style)


def _whole_millimetres(points: float) -> float:
    return int(points / MM + 1) * MM
