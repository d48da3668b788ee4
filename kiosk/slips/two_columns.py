"""A slip in two columns: on one sheet if a size of text allows it, else on as few pages as can be."""

from dataclasses import replace
from functools import partial

from kiosk.paper.columns import column, fill, halves
from kiosk.paper.formats import MM
from kiosk.paper.layout import FOOT, Paper, PaperPage
from kiosk.paper.qr import QUIET
from kiosk.paper.rows import Row, height
from kiosk.paper.style import Style, rule
from kiosk.paper.tagging import Element, Role
from kiosk.slips import blocks
from kiosk.slips.one_column import as_few_pages, one_column, roomiest
from kiosk.slips.paper import LEAST_EDGE, PACKED, TIGHT, SlipLayout
from kiosk.slips.sections import sections_of
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.squares import Codes, phone_module, staff_module, upright

_NARROWEST_GUTTER = 3.2 * MM


def two_columns(sheet: SlipSheet, both: Codes, paper: Paper) -> SlipLayout:
    """The whole slip on one sheet, else a shorter one, then a packed one; always in the roomiest style.

    What can't be packed into one sheet is printed whole, on as few pages as can be.
    """
    whole, spare, terse = lengths(sheet)
    for length in (whole, spare):
        for inside_sections in (False, True):
            one = partial(_one_sheet, length, both, paper, inside_sections=inside_sections)
            if found := roomiest(paper.styles, one):
                return found
    full = replace(paper, side=LEAST_EDGE, edge=LEAST_EDGE)
    for length, styles in ((spare, PACKED), (terse, (*PACKED, *TIGHT))):
        if found := roomiest(styles, partial(_packed_sheet, length, both, full)):
            return found
    return as_few_pages(paper.styles, partial(_several_sheets, sheet, both, paper))


def _one_sheet(
    sheet: SlipSheet, both: Codes, paper: Paper, style: Style, *, inside_sections: bool
) -> SlipLayout | None:
    """Plan and the rest in two columns, the QR codes below or in them; None if one page can't hold it."""
    half, right = _half(paper, style), _right(paper, style)
    sections = sections_of(sheet, both, style, half, beside_due=True)
    page, top = _top(sections.head, sections.due, paper, style)
    free = paper.height - paper.edge - top
    line_height = height(sections.line)
    above = free - line_height - max(height(sections.staff), height(sections.phone))
    if max(height(sections.plan), height(sections.aside)) <= above:
        columns: tuple[list[Row], list[Row]] | None = (sections.plan, sections.aside)
    else:
        columns = halves([*sections.plan, *sections.aside], above, inside_sections=inside_sections)
    below: PaperPage = []
    if columns:
        foot = top + max(map(height, columns))
        below += column(sections.line, paper.side, foot, paper.room)
        below += column(sections.staff, paper.side, foot + line_height, half)
        below += column(sections.phone, right, foot + line_height, half)
    else:
        columns = halves(sections.body, free, inside_sections=inside_sections)
    if not columns:
        return None
    page = [*page, *column(columns[0], paper.side, top, half), *column(columns[1], right, top, half), *below]
    return SlipLayout([page], paper.height, sections.document, sheet)


def _packed_sheet(sheet: SlipSheet, both: Codes, paper: Paper, style: Style) -> SlipLayout | None:
    """Plan and what to bring in two columns, below them the QR codes with all else between; None if it is too much."""
    document = Element(Role.DOCUMENT)
    half, right = _half(paper, style), _right(paper, style)
    setting = (style, document, half)
    head = [*blocks.head(sheet, *setting), *blocks.code(sheet, *setting)]
    due = blocks.due(sheet.due, *setting, fill=height(head))
    body = [*blocks.parts(sheet, *setting), *blocks.bring(sheet, *setting)]
    page, top = _top(head, due, paper, style)
    foot = _packed_foot(sheet, both, paper, style, document)
    line = rule(style)
    tallest = height(line) + max(height(rows) for rows, _, _ in foot)
    columns = halves(body, paper.height - paper.edge - top - tallest, inside_sections=True)
    if not columns:
        return None
    page += [*column(columns[0], paper.side, top, half), *column(columns[1], right, top, half)]
    bottom = top + max(map(height, columns))
    page += column(line, paper.side, bottom, paper.room)
    for rows, x, room in foot:
        page += column(rows, x, bottom + height(line), room)
    return SlipLayout([page], paper.height, document, sheet)


def _packed_foot(
    sheet: SlipSheet, both: Codes, paper: Paper, style: Style, document: Element
) -> list[tuple[list[Row], float, float]]:
    """Three columns, each with its left edge and its width, in the order in which they are read."""
    staff, phone = staff_module(both, style, paper.room), phone_module(both, style, paper.room)
    left = (both.staff.side + QUIET) * staff if sheet.staff_qr.payload else 0.0
    right = (both.phone.side + QUIET) * phone
    room = paper.room - left - right
    between = [*blocks.where(sheet, style, document, room), *blocks.notices(sheet, style, document, room)]
    foot = [(between, paper.side + left, room)]
    if left:
        foot.append((upright(sheet.staff_qr, both.staff, staff, style, document), paper.side, left))
    x = paper.width - paper.side - both.phone.side * phone
    return [*foot, (upright(sheet.phone_qr, both.phone, phone, style, document), x, right)]


def _several_sheets(sheet: SlipSheet, both: Codes, paper: Paper, style: Style) -> SlipLayout:
    half, right = _half(paper, style), _right(paper, style)
    sections = sections_of(sheet, both, style, half, beside_due=True)
    page, top = _top(sections.head, sections.due, paper, style)
    if top > paper.height / 2:  # words nobody foresaw: then plainly, one below the other
        return one_column(sheet, both, replace(paper, styles=(style,)))
    pages: list[PaperPage] = []
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
    return SlipLayout(pages, paper.height, sections.document, sheet)


def _top(head: list[Row], due: list[Row], paper: Paper, style: Style) -> tuple[PaperPage, float]:
    """Head and expected time side by side and the line below them; also where the body begins."""
    half, line = _half(paper, style), rule(style)
    below = paper.edge + max(height(head), height(due))
    page = [
        *column(head, paper.side, paper.edge, half),
        *column(due, _right(paper, style), paper.edge, half),
        *column(line, paper.side, below, paper.room),
    ]
    return page, below + height(line)


def _half(paper: Paper, style: Style) -> float:
    return (paper.room - max(1.5 * style.grid, _NARROWEST_GUTTER)) / 2


def _right(paper: Paper, style: Style) -> float:
    return paper.width - paper.side - _half(paper, style)


def lengths(sheet: SlipSheet) -> tuple[SlipSheet, SlipSheet, SlipSheet]:
    """The whole slip, one without what only the officer needs, and one without reasons and descriptions of places."""
    spare = replace(
        sheet,
        answers=(),
        staff_qr=replace(sheet.staff_qr, caption=""),
        phone_qr=replace(sheet.phone_qr, caption=""),
    )
    terse = replace(
        spare,
        branch_lines=sheet.branch_lines[-1:],
        parts=tuple(replace(part, why="") for part in sheet.parts),
        where=sheet.where_short or sheet.where,
    )
    return sheet, spare, terse
