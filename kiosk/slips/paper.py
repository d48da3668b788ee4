"""The four papers: how large, how wide their white edge, and which sizes of text are tried on them."""

from dataclasses import dataclass

from kiosk.paper.formats import MM, SlipFormat
from kiosk.paper.layout import Layout, Paper
from kiosk.paper.style import Style
from kiosk.slips.sheet import SlipSheet

LEAST_EDGE = 5 * MM
"""The white edge of a packed sheet; office printers leave out 4.2 mm and less."""

_DENSE = tuple(Style(10.0, air) for air in (1.0, 0.6, 0.3, 0.0))
_A5_STYLES = (*(Style(half / 2) for half in range(24, 20, -1)), *_DENSE)
_A4_STYLES = (*(Style(half / 2) for half in range(33, 21, -1)), Style(10.5, 0.6), *_DENSE[1:])

PACKED = tuple(Style(half / 2, -0.4) for half in range(24, 19, -1))
"""What is tried so that a long plan stays on one sheet."""

TIGHT = tuple(Style(10.0, air) for air in (-0.8, -1.2, -1.6, -1.8))
"""What is tried last."""

PAPERS = {
    SlipFormat.ROLL80: Paper(80 * MM, 0, 4.5 * MM, 4 * MM, (Style(11.0, 0.6),)),
    SlipFormat.A6: Paper(105 * MM, 148 * MM, 8 * MM, 8 * MM, (Style(10.5, 0.4), Style(10.5, 0.0), Style(10.0, 0.0))),
    SlipFormat.A5: Paper(148 * MM, 210 * MM, 6 * MM, 6 * MM, _A5_STYLES, two_columns=True),
    SlipFormat.A4: Paper(210 * MM, 297 * MM, 14 * MM, 14 * MM, _A4_STYLES, two_columns=True),
}


@dataclass(frozen=True)
class SlipLayout(Layout):
    """A slip that is ready, and its words: fewer than asked for where a long plan had to stay on one sheet of paper."""

    sheet: SlipSheet
