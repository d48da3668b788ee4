"""What leaves the house on paper: each in words, signed where it can be, and drawn for the printer that is chosen."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.assembly.content import Content
from kiosk.errors import KioskError
from kiosk.ids import new_code
from kiosk.paper.formats import SlipFormat
from kiosk.slips.slip import Slip
from kiosk.texts.languages import Side, next_language

if TYPE_CHECKING:
    from kiosk.assembly.plans import Plans
    from kiosk.cases.case import Case
    from kiosk.guide.walk import Answer
    from kiosk.printing.printers import Printers
    from kiosk.settings import Settings
    from kiosk.slips.keys import SigningKey
    from kiosk.slips.sheet import SlipSheet
    from kiosk.storage.visits import StoredVisits
    from kiosk.visits.plan import Plan
    from kiosk.visits.visit import Station

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Papers:
    """Makes slips, case slips and test pages of what this machine is. What may fail is asked for when it is needed."""

    settings: "Settings"
    station: "Station"
    content: Content
    plans: "Plans"
    now: Callable[[], datetime]
    visits: "Callable[[], StoredVisits]"
    signing_key: "Callable[[], SigningKey]"
    printers: "Callable[[], Printers]"

    def issue(self, plan: "Plan", answers: "tuple[Answer, ...]", language: str) -> Slip:
        """A new slip for `plan`."""
        return Slip(new_code(), plan, answers, language, self.station.branch, self.station.number)

    def reissue(self, code: str) -> Slip:
        """The slip of `code` as it was issued, to be printed again by staff. Raises KioskError if it can't be."""
        from kiosk.slips.reissue import reissue

        days = self.settings.printing.reprint_days
        return reissue(code, self.visits().of_slip(code), self.plans.of_answers, self.now(), days)

    def sheet(self, slip: Slip, language: str = "") -> "SlipSheet":
        """`slip` in words, in its own language if no other is asked for.

        If the key can't be read or made (a full disk, say), the slip has no staff code; the answer stands all the same.
        """
        from kiosk.slips.wording import word_slip

        try:
            key = self.signing_key()
        except KioskError as error:
            log.error("slip without a staff code: %s", error)
            key = None
        return word_slip(slip, self.content.words(language or slip.language), self.content.guide, self.settings, key)

    def draw(self, slip: Slip, paper: SlipFormat | None = None, again: bool = False) -> bytes:
        """`slip` as PDF on the paper asked for, else on that of the printer; marked if it is printed `again`.

        Raises KioskError without a signing key: what leaves the house on paper can be verified.
        """
        from kiosk.slips.drawing import draw

        self.signing_key()
        mark = self.content.words(slip.language).say("slip.mark_again") if again else ""
        return draw(replace(self.sheet(slip), mark=mark), paper or self.printers().paper())

    def case_slip(self, case: "Case", language: str, again: bool = False) -> "SlipSheet":
        """The slip of a logged case in words, nothing of the person on it; marked if it is printed `again`."""
        from kiosk.cases.slip_wording import word_case_slip

        words, calendar = self.content.words(language), self.plans.timetable.calendar
        return word_case_slip(case, words, self.content.guide, self.settings, calendar, is_copy=again)

    def draw_case(self, case: "Case", language: str, again: bool = False, paper: SlipFormat | None = None) -> bytes:
        """The slip of a logged case as PDF on the paper asked for, else on that of the printer."""
        from kiosk.slips.drawing import draw

        return draw(self.case_slip(case, language, again), paper or self.printers().paper())

    def test_page(self, language: str) -> bytes:
        """The page by which a person judges the printer, for its own paper and with its own name. Raises KioskError."""
        from kiosk.slips.test_page import Trial, draw_test_page

        here = self.station
        trial = Trial(
            self.printers().chosen().look().name, self.settings.branch.name, here.branch, here.number, self.now()
        )
        beside = self.content.words(next_language(language, Side.DESK))
        return draw_test_page(self.printers().paper(), trial, self.content.words(language), beside, self.signing_key())
