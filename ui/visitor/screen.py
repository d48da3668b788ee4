"""The view-model of the visitor's screen: one verb of the visitor, one slot, one new snapshot."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from ui.visitor.background import in_background
from ui.visitor.idle import patience
from ui.visitor.journey import Journey, Page
from ui.visitor.snapshots import NOTHING, Snapshot, frame_words, show_guesses, show_plan, show_question, show_slip

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1

DOUBLE_TAP_SECONDS = 0.5
"""A second touch within this time does nothing: hands tremble, people tap twice."""

log = logging.getLogger(__name__)


@QmlElement
class VisitorScreen(QObject):
    """The visitor's screen as QML sees it."""

    changed = Signal()
    wordsChanged = Signal()
    clockChanged = Signal()
    warningChanged = Signal()
    typedChanged = Signal()
    deliveryChanged = Signal()
    _delivered = Signal(str, str)

    def __init__(self, kiosk: Kiosk, work: Executor, monotonic: Callable[[], float]) -> None:
        """`work` does what must not hold up a touch; `monotonic` gives seconds that no clock change moves."""
        super().__init__()
        self._kiosk = kiosk
        self.journey = Journey(kiosk, work)
        self._work = work
        self._monotonic = monotonic
        self._last_act = monotonic() - DOUBLE_TAP_SECONDS
        self._last_touch = monotonic()
        self._seconds_left = 0
        self._step = 0
        self._forward = True
        self._words = self._question = self._plan = self._slip = NOTHING
        self._guesses: list[Snapshot] = []
        self._other_office = False
        self._delivered.connect(self._note_delivery)
        self._load_words()

    # What QML reads.

    @Property(str, notify=changed)
    def page(self) -> str:
        """The page to show."""
        return str(self.journey.page)

    @Property(int, notify=changed)
    def step(self) -> int:
        """Counts up with every new page, so that a page can arrive."""
        return self._step

    @Property(bool, notify=changed)
    def forward(self) -> bool:
        """Whether the page lies ahead of the one before."""
        return self._forward

    @Property(int, notify=changed)
    def progress(self) -> int:
        """1 first question · 2 further questions · 3 plan · 4 slip; 0 on the welcome page."""
        match self.journey.page:
            case Page.WELCOME | Page.CALM:
                return 0
            case Page.PLAN:
                return 3
            case Page.SLIP:
                return 4
            case _:
                return 1 if self.journey.position.depth == 0 else 2

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stub knows classes only
    def question(self) -> Snapshot:
        """The question, or nothing."""
        return self._question

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stub knows classes only
    def plan(self) -> Snapshot:
        """The plan, or nothing."""
        return self._plan

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stub knows classes only
    def slip(self) -> Snapshot:
        """The slip, or nothing."""
        return self._slip

    @Property(str, notify=deliveryChanged)
    def delivery(self) -> str:
        """What became of the slip: saving, saved or failed."""
        return self.journey.delivery

    @Property("QVariantMap", notify=wordsChanged)  # type: ignore[arg-type]  # the stub knows classes only
    def words(self) -> Snapshot:
        """The fixed words of the pages in the visitor's language."""
        return self._words

    @Property(str, notify=wordsChanged)
    def language(self) -> str:
        """`id` or `en`."""
        return self.journey.language

    @Property(str, notify=wordsChanged)
    def branchName(self) -> str:
        """The branch's name."""
        return self._kiosk.settings.branch.name

    @Property(str, notify=wordsChanged)
    def branchHours(self) -> str:
        """The branch's opening hours in words."""
        from kiosk.visits.phrasing import say_week

        return say_week(self._kiosk.settings, self._kiosk.words(self.journey.language))

    @Property(str, notify=clockChanged)
    def clockText(self) -> str:
        """Day and time in the branch's zone."""
        from kiosk.visits.phrasing import say_date, say_time

        words, now = self._kiosk.words(self.journey.language), self._kiosk.now()
        return f"{say_date(now, words, short=True)} · {say_time(now, words)} {now.tzname()}"

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        """What the visitor typed; kept nowhere else."""
        return self.journey.typed

    @Property("QVariantList", notify=typedChanged)  # type: ignore[arg-type]  # the stub knows classes only
    def guesses(self) -> list[Snapshot]:
        """Up to three options that fit what was typed."""
        return self._guesses

    @Property(bool, notify=typedChanged)
    def otherOffice(self) -> bool:
        """Whether the words speak of BPJS Kesehatan."""
        return self._other_office

    @Property(int, notify=warningChanged)
    def secondsLeft(self) -> int:
        """Seconds until everything is forgotten, while the countdown runs; else 0."""
        return self._seconds_left

    @Property(bool, notify=warningChanged)
    def warning(self) -> bool:
        """Whether the page is covered by the warning; the slip's page counts down in itself."""
        return self._seconds_left > 0 and self.journey.page is not Page.SLIP

    # What the visitor does.

    @Slot()
    def start(self) -> None:
        """Begin a visit."""
        if self._accepts(Page.WELCOME):
            self._go(self.journey.start)

    @Slot(str)
    def choose(self, option: str) -> None:
        """Answer the question that is shown."""
        if self._accepts(Page.QUESTION, Page.TYPED):
            self._go(lambda: self.journey.choose(option))

    @Slot()
    def more(self) -> None:
        """Name another problem."""
        if self._accepts(Page.PLAN):
            self._go(self.journey.ask_more)

    @Slot()
    def takeSlip(self) -> None:
        """Issue the slip and show it at once; saving goes on behind it. Asking again shows the same slip."""
        if self._accepts(Page.PLAN):
            self._go(self._issue)

    @Slot()
    def back(self) -> None:
        """To the page before; from the first question to the welcome page."""
        if self._accepts(Page.QUESTION, Page.TYPED, Page.PLAN, Page.SLIP):
            self._go(self.journey.back, forward=False)

    @Slot()
    def startOver(self) -> None:
        """End the visit and forget it."""
        if self._accepts(Page.QUESTION, Page.TYPED, Page.PLAN, Page.SLIP):
            self._go(self.journey.forget, forward=False)

    @Slot(str)
    def speak(self, language: str) -> None:
        """Change the language of everything on the screen."""
        if language in ("id", "en") and language != self.journey.language and self._accepts(*Page):
            self.journey.speak(language)
            self._load_words()
            self._render()

    @Slot(str)
    def typeKey(self, key: str) -> None:
        """One key of the screen's keyboard; quick typing is no double tap."""
        self._retype(self.journey.typed + key)

    @Slot()
    def eraseKey(self) -> None:
        """Take the last character back."""
        self._retype(self.journey.typed[:-1])

    def stop(self, problem: str) -> None:
        """Show the calm page: something of ours is broken, the counter is not."""
        self.journey.broken = problem
        self._go(self.journey.forget, forward=False)

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
        page = self.journey.page
        at_rest = page in (Page.WELCOME, Page.CALM)
        if at_rest and self.journey.language == self._kiosk.settings.screen.language:
            return
        waits = patience(self._kiosk.settings.screen, slip_shown=page is Page.SLIP)
        left = waits.seconds_left(self._monotonic() - self._last_touch)
        if left == 0:
            from kiosk.visits.record import VisitEnd

            self._go(lambda: self.journey.forget(VisitEnd.LEFT), forward=False)
        self._set_seconds_left(0 if at_rest else left or 0)

    def _set_seconds_left(self, seconds: int) -> None:
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.warningChanged.emit()

    # Inside.

    def _accepts(self, *pages: Page) -> bool:
        now = self._monotonic()
        if self.journey.page not in pages or now - self._last_act < DOUBLE_TAP_SECONDS:
            return False
        self._last_act = now
        return True

    def _go(self, act: Callable[[], None], *, forward: bool = True) -> None:
        """Do one verb of the visitor and show what follows; content that can't be read leads to the calm page."""
        language = self.journey.language
        try:
            act()
        except KioskError as error:
            log.error("the guide can't be used: %s", error)
            self.journey.broken = str(error)
        self._forward = forward
        if language != self.journey.language:
            self._load_words()
        self._render()

    def _render(self) -> None:
        journey = self.journey
        self._question = self._plan = self._slip = NOTHING
        self._guesses, self._other_office = [], False
        words = self._kiosk.words(journey.language)
        match journey.page:
            case Page.QUESTION | Page.TYPED if journey.position.question:
                self._question = show_question(journey.position.question, words)
            case Page.PLAN:
                more = journey.position.may_ask_more
                self._plan = show_plan(journey.plan, more, words, self._kiosk.guide, self._kiosk.settings)
            case Page.SLIP if journey.slip:
                sheet = self._kiosk.sheet(journey.slip, journey.language)
                self._slip = show_slip(sheet, journey.plan.asks_counter, words)
        self._step += 1
        self.touched()  # a new page begins its own wait
        self.changed.emit()
        self.typedChanged.emit()

    def _issue(self) -> None:
        slip = self.journey.take_slip()
        if slip is None:
            return
        self._set_delivery("saving")
        journey = self.journey

        def deliver() -> None:
            state = "failed"
            try:
                state = str(journey.deliver(slip))
            finally:  # the visitor is told even if the fault is ours
                self._delivered.emit(slip.code, state)

        in_background(self._work, deliver)

    @Slot(str, str)
    def _note_delivery(self, code: str, state: str) -> None:
        if self.journey.slip and self.journey.slip.code == code:
            self._set_delivery(state)

    def _set_delivery(self, delivery: str) -> None:
        self.journey.delivery = delivery
        self.deliveryChanged.emit()

    def _load_words(self) -> None:
        try:
            self._words = frame_words(self._kiosk.words(self.journey.language))
        except KioskError as error:
            log.error("the words can't be used: %s", error)
            self.journey.broken = str(error)
        self.wordsChanged.emit()
        self.clockChanged.emit()

    def _retype(self, typed: str) -> None:
        journey = self.journey
        question = journey.position.question
        if journey.page is not Page.TYPED or question is None or not journey.retype(typed):
            return
        try:
            causes = journey.guesses()
            self._other_office = self._kiosk.matcher.is_other_office(journey.typed)
        except KioskError as error:  # the words can't be ranked; the other ways through the guide still stand
            log.error("typed words can't be ranked: %s", error)
            causes = []
        self._guesses = show_guesses(question, causes, self._kiosk.words(journey.language))
        self.typedChanged.emit()
