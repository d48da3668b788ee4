"""What a long plan leaves out to stay on one sheet of paper: what explains, never what is to be done or brought."""

from dataclasses import replace

from kiosk.slips.sheet import SlipSheet


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
