"""A slip in one column: as long as it needs on a roll, over as few pages as can be on a small paper."""

from collections.abc import Callable

from kiosk.paper.layout import Paper, flowing
from kiosk.paper.style import Style
from kiosk.slips.paper import SlipLayout
from kiosk.slips.sections import sections_of
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.squares import Codes


def one_column(sheet: SlipSheet, both: Codes, paper: Paper) -> SlipLayout:
    """The slip in the roomiest style that needs no more pages than the densest."""
    return as_few_pages(paper.styles, lambda style: _in_style(sheet, both, paper, style))


def as_few_pages(styles: tuple[Style, ...], arranged: Callable[[Style], SlipLayout]) -> SlipLayout:
    """The layout in the roomiest style that needs no more pages than the densest one."""
    densest = arranged(styles[-1])

    def no_longer(style: Style) -> SlipLayout | None:
        layout = arranged(style)
        return layout if len(layout.pages) <= len(densest.pages) else None

    return roomiest(styles[:-1], no_longer) or densest


def roomiest(styles: tuple[Style, ...], arranged: Callable[[Style], SlipLayout | None]) -> SlipLayout | None:
    """The layout in the first style that gives one, found by halving, for what fits roomy also fits dense."""
    found: SlipLayout | None = None
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


def _in_style(sheet: SlipSheet, both: Codes, paper: Paper, style: Style) -> SlipLayout:
    sections = sections_of(sheet, both, style, paper.room)
    pages, tall = flowing([*sections.head, *sections.due, *sections.body], paper)
    return SlipLayout(pages, tall, sections.document, sheet)
