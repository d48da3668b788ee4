"""The view-model of the visitor's screen: one verb of the visitor, one slot, one new snapshot."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.texts.languages import Side, spoken_by
from ui.shared.background import in_background
from ui.shared.own_thread import OwnThread
from ui.shared.snapshot import NOTHING, fixed_words
from ui.visitor.delivery import SlipDelivery
from ui.visitor.idle import patience
from ui.visitor.journey import Journey, VisitorPage
from ui.visitor.shown import ShownToVisitor
from ui.visitor.snapshots import show_plan, show_question, show_slip
from ui.visitor.staff_door import StaffDoor
from ui.visitor.typed_words import TypedWords
from ui.visitor.workers import Workers

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1

DOUBLE_TAP_SECONDS = 0.5
"""A second touch within this time does nothing: hands tremble, people tap twice."""

CALM_SECONDS = 10.0
"""How long the calm page stands before the screen tries again to be of use."""

log = logging.getLogger(__name__)


@QmlElement
class VisitorScreen(ShownToVisitor):
    """The visitor's screen: what is touched, and what time does."""

    def __init__(self, kiosk: Kiosk, workers: Workers, monotonic: Callable[[], float]) -> None:
        """`monotonic` gives seconds that no clock change moves."""
        super().__init__(kiosk)
        beside, back = partial(in_background, workers.printing), OwnThread(self).bring
        clerk = kiosk.clerk("Slip", monotonic, beside, back, has_visits=True)
        self.journey = Journey(kiosk, workers.records, clerk)
        self._monotonic = monotonic
        self._last_act = monotonic() - DOUBLE_TAP_SECONDS
        self._last_touch = monotonic()
        self._calm_since = monotonic()
        self._longer = False
        self._reworded = False
        self._typing = TypedWords(self.journey, self)
        self._door = StaffDoor(monotonic, self)
        self._door.opened.connect(self._stand_behind)
        self._door.closed.connect(self._stand_behind)
        self._delivery = SlipDelivery(self.journey, workers.work, self)
        self._delivery.progressed.connect(self.touched)
        try:
            self._load_words()
        except KioskError as error:
            log.error("the words can't be used: %s", error)
            self.stop(str(error))

    # What the visitor does.

    @Slot()
    def start(self) -> None:
        """Begin a visit."""
        if self._accepts(VisitorPage.WELCOME):
            self._go(self.journey.start)

    @Slot()
    def otherOffice(self) -> None:
        """Begin a visit at the answer for those who look for BPJS Kesehatan."""
        if self._accepts(VisitorPage.WELCOME):
            self._go(self.journey.start_at_other_office)

    @Slot(str)
    def choose(self, option: str) -> None:
        """Answer the question that is shown."""
        if self._accepts(VisitorPage.QUESTION, VisitorPage.TYPED):
            self._go(lambda: self.journey.choose(option))

    @Slot()
    def more(self) -> None:
        """Name another problem."""
        if self._accepts(VisitorPage.PLAN):
            self._go(self.journey.ask_more)

    @Slot()
    def takeSlip(self) -> None:
        """Issue the slip and show it at once; printing goes on behind it. Asking again shows the same slip."""
        if self._accepts(VisitorPage.PLAN):
            self._go(self.journey.take_slip)
            self._delivery.bring_out()  # the page first, then the paper

    @Slot()
    def back(self) -> None:
        """To the page before; from the first question to the welcome page."""
        if self._accepts(VisitorPage.QUESTION, VisitorPage.TYPED, VisitorPage.PLAN, VisitorPage.SLIP):
            self._go(self.journey.back, forward=False)

    @Slot()
    def startOver(self) -> None:
        """End the visit and forget it."""
        if self._accepts(VisitorPage.QUESTION, VisitorPage.TYPED, VisitorPage.PLAN, VisitorPage.SLIP):
            self._go(self.journey.forget, forward=False)

    @Slot(str)
    def speak(self, language: str) -> None:
        """Change the language of everything on the screen."""
        if language in spoken_by(Side.VISITOR) and language != self.journey.language and self._accepts(*VisitorPage):
            self._go(lambda: self.journey.speak(language), forward=self._forward)

    def stop(self, problem: str) -> None:
        """Show the calm page: something of ours is broken, the counter is not. Raises KioskError without any words."""
        self.journey.abandon(problem)
        self._calm_since = self._monotonic()
        self._forward = False
        self._load_words()
        self._render()

    def rescue(self, fault: str) -> None:
        """Show the calm page for a fault of ours, unless it is there already."""
        if not self.journey.broken:
            self.stop(fault)

    # Time.

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the idle time begins anew."""
        self._last_touch = self._monotonic()
        self._set_seconds_left(0)

    @Slot()
    def tick(self) -> None:
        """Look at the time, some times a second: clock, countdown, forgetting."""
        self.clockChanged.emit()
        self.journey.clerk.look()
        self._door.look()
        if self._door.is_open:
            return  # nobody sees this screen
        page = self.journey.page
        if page is VisitorPage.CALM:
            self._try_again()
            return
        at_rest = page is VisitorPage.WELCOME
        if at_rest and self.journey.language == self._kiosk.settings.screen.language:
            return
        longer = self._longer or not self._delivery.is_out  # without paper the page is all there is
        waits = patience(self._kiosk.settings.screen, slip_shown=page is VisitorPage.SLIP, longer=longer)
        left = waits.seconds_left(self._monotonic() - self._last_touch)
        if left == 0:
            from kiosk.visits.record import VisitEnd

            self._go(lambda: self.journey.forget(VisitEnd.LEFT), forward=False)
        self._set_seconds_left(0 if at_rest else left or 0)

    @Slot()
    def moreTime(self) -> None:
        """Leave the slip on the screen for a minute: phones want unlocking."""
        self._longer = True
        self.touched()
        self.tick()

    @Slot()
    def stay(self) -> None:
        """Answer the warning. A second tap of the same hand does not reach what lay beneath it."""
        self._last_act = self._monotonic()
        self.touched()

    def _try_again(self) -> None:
        """Leave the calm page after a while, unless what is broken is still broken."""
        now = self._monotonic()
        if now - self._calm_since < CALM_SECONDS:
            return
        self._calm_since = now
        try:
            self.journey.recover()
        except KioskError:
            return  # the log has it since the calm page was shown
        self._go(self.journey.forget, forward=False)

    def _set_seconds_left(self, seconds: int) -> None:
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.warningChanged.emit()

    # Inside.

    def _accepts(self, *pages: VisitorPage) -> bool:
        now = self._monotonic()
        if self._door.is_open or self.journey.page not in pages or now - self._last_act < DOUBLE_TAP_SECONDS:
            return False
        self._last_act = now
        return True

    def _go(self, act: Callable[[], None], *, forward: bool = True) -> None:
        """Do one verb of the visitor and show what follows; content that can't be read leads to the calm page."""
        before = (self.journey.language, self.journey.content)
        try:
            act()
            self._forward = forward
            if before != (self.journey.language, self.journey.content):
                self._load_words()
            self._render()
        except KioskError as error:
            log.error("nobody can be guided: %s", error)
            self.stop(str(error))

    def _render(self) -> None:
        journey = self.journey
        self._question = self._plan = self._slip = NOTHING
        self._delivery.put_away()
        self._typing.forget()
        self._door.drop()
        words = journey.words
        match journey.page:
            case VisitorPage.QUESTION | VisitorPage.TYPED if journey.position.question:
                self._question = show_question(journey.position.question, len(journey.position.findings), words)
            case VisitorPage.PLAN:
                more = journey.position.may_ask_more
                self._plan = show_plan(journey.plan, more, words, journey.content.guide, self._kiosk.settings)
            case VisitorPage.SLIP if journey.slip:
                sheet = journey.papers.sheet(journey.slip, journey.language)
                self._slip = show_slip(sheet, journey.plan.asks_counter, words)
                self.delivery.show_codes_of(sheet)
        self._step += 1
        self._longer = False
        self.touched()  # a new page begins its own wait
        self.changed.emit()
        if self._reworded:  # after the page: one that goes need not be said anew
            self._reworded = False
            self.wordsChanged.emit()
            self.clockChanged.emit()

    def _stand_behind(self) -> None:
        """The desk has come, or gone: this screen waits for its next visitor."""
        if not self.journey.broken:
            self._go(self.journey.forget, forward=False)

    def _load_words(self) -> None:
        self._words = fixed_words(self.journey.words, "screen")
        self._reworded = True
