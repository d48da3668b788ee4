"""Turns a worded sheet into the PDF that is printed: black on white, tagged, the same bytes for the same words."""

from kiosk.paper.formats import SlipFormat
from kiosk.paper.layout import add_feet
from kiosk.paper.painting import Cover, paint
from kiosk.slips.one_column import one_column
from kiosk.slips.paper import PAPERS, SlipLayout
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.squares import codes
from kiosk.slips.two_columns import two_columns


def draw(sheet: SlipSheet, form: SlipFormat) -> bytes:
    """The slip as a PDF on the given paper; several pages bear the code and their number.

    Raises ValueError if a payload fits no QR code.
    """
    paper, layout = PAPERS[form], arrange(sheet, form)
    add_feet(layout.pages, paper, sheet.code)
    return paint(layout, paper, Cover(f"{sheet.title} {sheet.code}", sheet.branch_name, sheet.language))


def arrange(sheet: SlipSheet, form: SlipFormat) -> SlipLayout:
    """Give every row of the slip its place on the paper. Raises ValueError if a payload fits no QR code."""
    paper = PAPERS[form]
    both = codes(sheet.staff_qr, sheet.phone_qr, dots=form is SlipFormat.ROLL80)
    return (two_columns if paper.two_columns else one_column)(sheet, both, paper)
