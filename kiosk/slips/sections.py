"""All rows of a slip, section by section, for columns of one width."""

from dataclasses import dataclass

from kiosk.paper.rows import Row, height
from kiosk.paper.style import Style, rule
from kiosk.paper.tagging import Element, Role
from kiosk.slips import blocks
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.squares import Codes, phone_square, staff_square


@dataclass(frozen=True)
class Sections:
    """The sections in reading order; `line` stands between some of them."""

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


def sections_of(sheet: SlipSheet, both: Codes, style: Style, room: float, *, beside_due: bool = False) -> Sections:
    """The sections in columns `room` points wide; `beside_due` makes the expected time as high as the head."""
    document = Element(Role.DOCUMENT)
    setting = (style, document, room)
    head = blocks.head(sheet, *setting) + blocks.code(sheet, *setting)
    return Sections(
        document,
        head,
        due=blocks.due(sheet.due, *setting, fill=height(head) if beside_due else 0.0),
        plan=blocks.parts(sheet, *setting),
        aside=[
            *blocks.bring(sheet, *setting),
            *blocks.where(sheet, *setting),
            *rule(style),
            *blocks.notices(sheet, *setting),
            *blocks.answers(sheet, *setting),
        ],
        staff=staff_square(sheet.staff_qr, both, *setting) if sheet.staff_qr.payload else [],
        phone=phone_square(sheet.phone_qr, both, *setting),
        line=rule(style),
    )
