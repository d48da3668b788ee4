"""Where every row of a slip stands on its paper."""

from kiosk.paper.formats import SlipFormat
from kiosk.slips.one_column import one_column
from kiosk.slips.paper import PAPERS, SlipLayout
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.squares import codes
from kiosk.slips.two_columns import two_columns


def arrange(sheet: SlipSheet, form: SlipFormat) -> SlipLayout:
    """Give every row of the slip its place on the paper. Raises ValueError if a payload fits no QR code."""
    paper = PAPERS[form]
    both = codes(sheet.staff_qr, sheet.phone_qr, dots=form is SlipFormat.ROLL80)
    return (two_columns if paper.two_columns else one_column)(sheet, both, paper)
