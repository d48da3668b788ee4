"""What leaves the house on paper: each in words, signed where it can be, and drawn for the printer that is chosen."""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.texts import LANGUAGES

if TYPE_CHECKING:
    from kiosk.assembly.kiosk import Kiosk
    from kiosk.cases.case import Case
    from kiosk.paper.formats import SlipFormat
    from kiosk.slips.sheet import SlipSheet
    from kiosk.slips.slip import Slip

log = logging.getLogger(__name__)


def slip_sheet(kiosk: "Kiosk", slip: "Slip", language: str) -> "SlipSheet":
    """`slip` in words, with its signed code.

    If the key can't be read or made (a full disk, say), the slip has no staff code; the answer stands all the same.
    """
    from kiosk.slips.wording import word_slip

    try:
        key = kiosk.signing_key
    except KioskError as error:
        log.error("slip without a staff code: %s", error)
        key = None
    return word_slip(slip, kiosk.words(language), kiosk.guide, kiosk.settings, key)


def drawn_slip(kiosk: "Kiosk", slip: "Slip", paper: "SlipFormat | None", *, again: bool) -> bytes:
    """`slip` as PDF, marked if it is printed `again`. Raises KioskError without a signing key."""
    from kiosk.slips.drawing import draw

    _ = kiosk.signing_key
    mark = kiosk.words(slip.language).say("slip.mark_again") if again else ""
    return draw(replace(slip_sheet(kiosk, slip, slip.language), mark=mark), paper or kiosk.printers.paper())


def case_sheet(kiosk: "Kiosk", case: "Case", language: str, *, again: bool) -> "SlipSheet":
    """The slip of a logged case in words, marked if it is printed `again`."""
    from kiosk.cases.slip_wording import word_case_slip

    words, calendar = kiosk.words(language), kiosk.timetable.calendar
    return word_case_slip(case, words, kiosk.guide, kiosk.settings, calendar, is_copy=again)


def drawn_test_page(kiosk: "Kiosk", language: str) -> bytes:
    """The page by which a person judges the printer, for its own paper and with its own name. Raises KioskError."""
    from kiosk.slips.test_page import Trial, draw_test_page

    branch, here = kiosk.settings.branch, kiosk.station
    trial = Trial(kiosk.printer.look().name, branch.name, here.branch, here.number, kiosk.now())
    beside = next(other for other in LANGUAGES if other != language)
    return draw_test_page(kiosk.printers.paper(), trial, kiosk.words(language), kiosk.words(beside), kiosk.signing_key)
