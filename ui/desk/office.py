"""Who is at the desk, what is on its way to the database, and what the desk has to say about it."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Role
from kiosk.staff.sessions import SessionEnd, SignedIn
from kiosk.texts import Words
from kiosk.texts.languages import at_desk
from ui.desk.phrases import say_refused
from ui.desk.places import Page, Place, place_of
from ui.desk.printing import DeskPrinting
from ui.desk.session_watch import SessionWatch
from ui.shared.background import in_background

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class Tone(StrEnum):
    """How a notice is meant."""

    GOOD = "good"
    BAD = "bad"
    PLAIN = "plain"


@dataclass(frozen=True)
class Notice:
    """One sentence above the page."""

    text: str = ""
    tone: Tone = Tone.PLAIN


class Office(QObject):
    """The state that all pages of the desk share. Its methods belong to the thread of the pages.

    One act at a time: while one is on its way to the database a second is not begun, so a double click is one act.
    """

    moved = Signal()
    """Another page, or the same about something else."""
    changed = Signal()
    """Session, notice or whether something is on its way."""
    spoken = Signal()
    """The language."""
    finished = Signal()
    """Nobody is signed in any more."""
    _answered = Signal(object)

    def __init__(
        self, kiosk: Kiosk, work: Executor, monotonic: Callable[[], float], first_page: Callable[[Role], str]
    ) -> None:
        """`work` does one thing after another beside the pages; `monotonic` gives seconds that no clock moves;
        `first_page` is where the session of a role begins.
        """
        super().__init__()
        self.kiosk = kiosk
        self.monotonic = monotonic
        self.language = at_desk(kiosk.settings.screen.language)
        self.session: SignedIn | None = None
        self.needs_first = False
        self.needs_setup = False
        self.busy = False
        self.notice = Notice()
        self.ended: SessionEnd | None = None
        self.trail: tuple[Place, ...] = ()
        self.printing = DeskPrinting(kiosk, monotonic, self)
        self.watch = SessionWatch(kiosk, monotonic, self)
        self.watch.overruled.connect(self._end_overruled)
        self._work = work
        self._first_page = first_page
        self._answered.connect(self._take)

    @property
    def words(self) -> Words:
        """The words of the language that is spoken at the desk."""
        return self.kiosk.words(self.language)

    @property
    def place(self) -> Place:
        """What is shown."""
        return place_of(
            self.session,
            needs_first=self.needs_first,
            needs_setup=self.needs_setup,
            trail=self.trail,
            first_page=self._first_page,
        )

    # Going from page to page.

    def go(self, page: str, about: object = None) -> None:
        """To another page; `back` leads here again."""
        self.trail = (*self.trail, Place(page, about)) if self.trail else (self.place, Place(page, about))
        self.moved.emit()

    def go_instead(self, page: str, about: object = None) -> None:
        """To another page, to which the one that is shown leads no more back."""
        self.trail = (*self.trail[:-1], Place(page, about))
        self.moved.emit()

    def go_from_start(self, page: str) -> None:
        """To a page of the bar at the top: the way so far is forgotten."""
        self.trail = (Place(page),)
        self.moved.emit()

    def back(self) -> None:
        """To the page before."""
        if len(self.trail) > 1:
            self.trail = self.trail[:-1]
            self.moved.emit()

    # Acting.

    def ask(
        self,
        call: Callable[[SignedIn, datetime], Answer],
        then: Callable[[Answer], None],
        *,
        refused: Callable[[Refused], bool] = lambda _refused: False,
        quietly: bool = False,
    ) -> bool:
        """Ask a service beside the page as whoever is signed in, and hand its answer to `then`.

        A refusal is told above the page unless `refused` says that it has told it. `quietly` is for what the page does
        by itself: nothing shows that it is going on, and what the officer does comes first. False if something else is
        on its way: then nothing is asked.
        """
        session = self.session
        if session is None:
            return False
        return self.ask_unsigned(lambda now: call(session, now), then, refused=refused, quietly=quietly)

    def ask_unsigned(
        self,
        call: Callable[[datetime], Answer],
        then: Callable[[Answer], None],
        *,
        refused: Callable[[Refused], bool] = lambda _refused: False,
        quietly: bool = False,
    ) -> bool:
        """As `ask`, while nobody is signed in yet."""
        if self.busy:
            return False
        if not quietly:
            self.busy = True
            self.changed.emit()
        asked_by = _who(self.session)

        def work() -> None:
            tell: Callable[[], None] = self.tell_fault
            try:
                tell = partial(then, call(self.kiosk.now()))
            except KioskError as problem:
                tell = partial(self._tell_problem, problem, quietly)
            except Refused as refusal:
                tell = partial(self._tell_refused, refusal, refused, quietly)
            finally:  # the page goes on even if the fault is ours
                self._answered.emit(partial(self._hand_over, tell, asked_by, quietly))

        in_background(self._work, work)
        return True

    @Slot(object)
    def _take(self, hand_over: Callable[[], None]) -> None:
        hand_over()

    def _hand_over(self, tell: Callable[[], None], asked_by: object, quietly: bool) -> None:
        if not quietly:
            self.busy = False
            self.changed.emit()
        if _who(self.session) == asked_by:  # else whoever asked has gone
            tell()

    def _tell_problem(self, problem: KioskError, quietly: bool) -> None:
        log.error("the desk could not do what was asked: %s", problem)
        if not quietly:
            self.tell(self.words.say("desk.problem"), Tone.BAD)

    def _tell_refused(self, refusal: Refused, told: Callable[[Refused], bool], quietly: bool) -> None:
        if refusal.why is Refusal.SESSION_ENDED:
            self.end(refusal.end or SessionEnd.IDLE)
        elif not told(refusal) and not quietly:
            self.tell(say_refused(refusal, self.words), Tone.BAD)

    # Who is there.

    def enter(self, session: SignedIn) -> None:
        """Somebody has signed in, or changed their PIN."""
        self.session = session
        self.trail = ()
        self.notice = Notice()
        self.moved.emit()
        self.changed.emit()

    def touched(self) -> None:
        """Somebody did something: the session goes on."""
        if self.session:
            self.session = self.session.touched(self.kiosk.now())

    def end(self, reason: SessionEnd) -> None:
        """The session is over; everything of it is forgotten when the program ends."""
        session, self.session = self.session, None
        if session is None:
            return
        self.ended = reason
        self.trail = ()

        def write_down() -> None:
            try:
                self.kiosk.staff.sign_out(session, reason, self.kiosk.now())
            except KioskError as problem:
                log.error("a sign-out could not be written down: %s", problem)

        in_background(self._work, write_down)
        self.moved.emit()
        self.finished.emit()

    @Slot(object)
    def _end_overruled(self, asked_about: SignedIn) -> None:
        """The account of this session was changed: by whoever is in themselves, or by somebody else."""
        changes_own_pin = self.busy and self.place.page == Page.OWN_PIN
        session = self.session
        if session and not changes_own_pin and (_who(session), session.epoch) == (_who(asked_about), asked_about.epoch):
            self.end(SessionEnd.ACCOUNT)

    # Saying.

    def tell(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show a sentence above the page."""
        self.notice = Notice(text, tone)
        self.changed.emit()

    def tell_fault(self) -> None:
        """A fault of ours: what was typed stays."""
        self.tell(self.words.say("desk.fault"), Tone.BAD)

    def hush(self) -> None:
        """Take the sentence away."""
        if self.notice.text:
            self.notice = Notice()
            self.changed.emit()

    def speak(self, language: str) -> None:
        """Change the language of everything on the screen."""
        self.language = at_desk(language)
        self.hush()
        self.spoken.emit()


def _who(session: SignedIn | None) -> object:
    """Whoever is in, since they signed in."""
    return session and (session.staff, session.since)
