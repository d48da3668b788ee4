"""Which slip fits the paper that lies in a printer."""

import re
from collections.abc import Iterable

from kiosk.paper.formats import SlipFormat

_SIZE = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")
"""The end of a media name (PWG 5101.1), such as `iso_a5_148x210mm`."""

_MM_PER_INCH = 25.4
_WIDEST_ROLL = 83.0
_LEAST_WIDTHS = {SlipFormat.A4: 208.0, SlipFormat.A5: 146.0, SlipFormat.A6: 100.0}
"""Millimetres that a sheet must have for a slip of this format; the printer's rounding is forgiven."""


def format_for(media: Iterable[str]) -> SlipFormat | None:
    """The largest slip that fits the first medium whose size is known; None if there is none."""
    for name in media:
        if match := _SIZE.search(name):
            return format_of_width(float(match[1]) * (_MM_PER_INCH if match[3] == "in" else 1))
    return None


def format_of_width(width: float) -> SlipFormat | None:
    """The largest slip that fits paper so many millimetres wide; None if that is 0 and so unknown."""
    if not width:
        return None
    if width <= _WIDEST_ROLL:
        return SlipFormat.ROLL80
    return next((form for form, least in _LEAST_WIDTHS.items() if width >= least), SlipFormat.A6)
