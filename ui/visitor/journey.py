"""One visitor after another, without a screen: what they have said, their slip, and the page that follows from it."""

import logging
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.ids import new_key
from kiosk.texts.languages import Side, spoken_by
from ui.shared.background import in_background

if TYPE_CHECKING:
    from kiosk.guide.walk import Position
    from kiosk.prints.clerk import Clerk
    from kiosk.prints.delivery import Delivery
    from kiosk.slips.slip import Slip
    from kiosk.texts import Words
    from kiosk.visits.plan import Plan
    from kiosk.visits.record import VisitEnd, VisitRecord
    from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)

MOST_TYPED = 160
MOST_DIGITS_IN_A_ROW = 6
"""Error codes have up to six digits; longer ones are card numbers, which nobody shall type here."""

OTHER_OFFICE = "wrong_office"
"""The outcome of those who look for BPJS Kesehatan."""

FEWEST_TYPED = 3
GUESSES_SHOWN = 3


class VisitorPage(StrEnum):
    """What the visitor sees; computed from facts, never pushed."""

    WELCOME = "welcome"
    QUESTION = "question"
    TYPED = "typed"
    PLAN = "plan"
    SLIP = "slip"
    CALM = "calm"


class Journey:
    """The visit at this screen, from the first touch until it is forgotten.

    `records` stores visits, in their order; `clerk` prints.
    """

    def __init__(self, kiosk: Kiosk, records: Executor, clerk: "Clerk") -> None:
        self.kiosk = kiosk
        self._records = records
        self.clerk = clerk
        self.language: str = kiosk.settings.screen.language
        self.content = kiosk.content
        self.visit: Visit | None = None
        self.slip: Slip | None = None
        self.slip_shown = False
        self.delivery: Delivery | None = None
        """What is known of the slip's paper; None before it was asked for."""
        self.typed = ""
        self.broken = ""
        """Why nobody can be guided; empty while that is possible."""

    @property
    def page(self) -> VisitorPage:
        """The page that the facts ask for."""
        if self.broken:
            return VisitorPage.CALM
        if self.visit is None:
            return VisitorPage.WELCOME
        if self.slip_shown:
            return VisitorPage.SLIP
        question = self.position.question
        if question is None:
            return VisitorPage.PLAN
        return VisitorPage.TYPED if question.page == "typed" else VisitorPage.QUESTION

    @property
    def progress(self) -> int:
        """1 first question · 2 further questions · 3 plan · 4 slip; 0 on the welcome page."""
        match self.page:
            case VisitorPage.WELCOME | VisitorPage.CALM:
                return 0
            case VisitorPage.PLAN:
                return 3
            case VisitorPage.SLIP:
                return 4
            case _:
                return 1 if self.position.depth == 0 else 2

    @property
    def words(self) -> "Words":
        """What the visitor reads. Raises ContentError."""
        return self.content.words(self.language)

    @cached_property
    def position(self) -> "Position":
        """Where the answers lead. Raises ContentError if the guide can't be read."""
        from kiosk.guide.walk import walk

        return walk(self.content.guide, self.visit.answers if self.visit else ())

    @cached_property
    def plan(self) -> "Plan":
        """The plan of what was found; that of the slip once there is one, so that both tell the same time."""
        return self.slip.plan if self.slip else self.plans.of_answers(self.visit.answers if self.visit else ())

    def start(self) -> None:
        """Begin a visit."""
        from kiosk.visits.visit import Visit

        self._hold_on()
        self._stand(Visit(new_key(), self.kiosk.now(), self.language))

    def start_at_other_office(self) -> None:
        """Begin a visit with the answers of those who look for BPJS Kesehatan."""
        from kiosk.guide.walk import all_paths

        way = next(path for path in all_paths(self.kiosk.content.guide) if path.outcome.id == OTHER_OFFICE)
        self.start()
        if self.visit:
            self._stand(replace(self.visit, answers=way.answers))

    def choose(self, option: str) -> None:
        """Answer the question that is shown. Raises ValueError for an option it does not have."""
        if self.visit and self.position.question:
            self._stand(self.visit.answered(self.position.question.id, option).touched())

    def ask_more(self) -> None:
        """Name another problem."""
        if self.visit and self.position.may_ask_more:
            self._stand(self.visit.asked_for_more().touched())

    def back(self) -> None:
        """To the page before; from the first question to the welcome page."""
        if self.visit and self.slip_shown:
            self.slip_shown = False
            self._stand(self.visit.touched())
        elif self.visit and self.visit.answers:
            self._stand(self.visit.gone_back().touched())
        else:
            self.forget()

    def speak(self, language: str) -> None:
        """Change the language of everything, the slip that is already drawn excepted."""
        self.language = language
        if self.visit:
            self.visit = self.visit.speaking(language).touched()

    def take_slip(self) -> None:
        """Show the slip of this plan; the same plan has one slip only."""
        if self.visit is None:
            return
        self.visit = self.visit.touched()
        self.slip_shown = True
        if self.slip is None:
            self.slip = self.papers.issue(self.plan, self.visit.answers, self.language)
            self._keep(self._record(None))

    def print_slip(self) -> None:
        """Ask for the slip on paper. Asked again it is the same print, or another try if nothing came of the first."""
        slip = self.slip
        if slip:
            from kiosk.prints.clerk import PrintJob

            papers = self.papers
            self.delivery = self.clerk.post(PrintJob(slip.code, lambda: papers.draw(slip)))

    def follow_print(self) -> None:
        """Take over what the clerk knows of the slip; one that is told to have ended stays so."""
        from kiosk.prints.delivery import DeliveryState

        if self.slip is None or self.delivery is None or self.delivery.is_settled:
            return
        own, before = self.clerk.state_of(self.slip.code), self.clerk.under_way
        if own and own.state is DeliveryState.SENDING and before and before.trouble:
            own = before  # what holds up an earlier slip of this visitor holds up this one too
        self.delivery = own or self.delivery

    def retype(self, typed: str) -> bool:
        """Take `typed` as what the visitor typed so far, unless it is too long, no writing, or holds a card number."""
        tail = typed[-MOST_DIGITS_IN_A_ROW - 1 :]
        if len(typed) > MOST_TYPED or not typed.isprintable() or (len(tail) > MOST_DIGITS_IN_A_ROW and tail.isdigit()):
            return False
        self.typed = typed.lstrip()
        return True

    def guesses(self) -> list[str]:
        """The causes that fit what was typed, best first."""
        if len(self.typed) < FEWEST_TYPED:
            return []
        return [str(guess.cause) for guess in self.content.matcher.rank(self.typed)[:GUESSES_SHOWN]]

    def forget(self, end: "VisitEnd | None" = None) -> None:
        """End the visit: nothing of it stays, its language neither."""
        from kiosk.visits.record import VisitEnd

        if self.visit:
            self._keep(self._record(VisitEnd.SLIP if self.slip else end or VisitEnd.STARTED_OVER))
        self.clerk.end_visit()
        self.slip = None
        self.language = self.kiosk.settings.screen.language
        self.content = self.kiosk.content
        self._stand(None)

    def abandon(self, problem: str) -> None:
        """Drop the visit and say so: something of ours is broken. Nothing is recorded, that may be what is broken."""
        self.broken = problem
        self.clerk.end_visit()
        self.slip = None
        self._stand(None)
        self.language = self._readable_language()

    def recover(self) -> None:
        """Be ready for the next visitor. Raises ContentError as long as the guide or the words can't be read."""
        from kiosk.guide.walk import walk

        self.content = self.kiosk.content
        walk(self.content.guide, ())
        _ = self.content.words(self.kiosk.settings.screen.language).sentences
        self.broken = ""

    def _readable_language(self) -> str:
        own = self.kiosk.settings.screen.language
        for language in (own, *spoken_by(Side.VISITOR)):
            with suppress(KioskError):
                self.content.words(language).part("screen")
                return language
        return own

    def _hold_on(self) -> None:
        """Take the content of now, and what makes plans and slips of it, for the whole visit."""
        self.content, self.plans, self.papers = self.kiosk.content, self.kiosk.plans, self.kiosk.papers

    def _stand(self, visit: "Visit | None") -> None:
        self.visit = visit
        self.typed = ""
        if visit is None or (self.slip and visit.answers != self.slip.answers):
            self.slip = None  # another plan is another slip
            self.slip_shown = False
            self.delivery = None
        self.__dict__.pop("position", None)
        self.__dict__.pop("plan", None)

    def _record(self, end: "VisitEnd | None") -> "VisitRecord":
        from kiosk.visits.record import VisitEnd
        from kiosk.visits.visit import IssuedSlip, record_of

        visit, slip = self.visit, self.slip
        if visit is None:
            raise RuntimeError("there is no visit to record")
        issued = IssuedSlip(slip.code, slip.issued_at, slip.plan.asks_counter) if slip else None
        causes = tuple(dict.fromkeys(finding.outcome.cause for finding in self.position.findings))
        question = self.position.question
        left_at = question.id if question else str(self.page)
        ended_at = self.kiosk.now() if end else None
        return record_of(visit, self.kiosk.station, left_at, causes, issued, end or VisitEnd.OPEN, ended_at)

    def _keep(self, record: "VisitRecord") -> None:
        in_background(self._records, lambda: self._save(record))

    def _save(self, record: "VisitRecord") -> None:
        """Store the visit, beside the screen. The visitor goes on whatever becomes of it."""
        try:
            self.kiosk.visits.save(record)
        except KioskError as error:
            log.error("visit not kept: %s", error)
