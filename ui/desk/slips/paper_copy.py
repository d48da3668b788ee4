"""What both slips of the desk have in common: shown as a picture that can be read and scanned, and brought on paper."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.prints.clerk import PrintJob
from kiosk.prints.delivery import Delivery
from kiosk.slips.sheet import QrBlock
from kiosk.staff.refusals import Refused
from kiosk.staff.sessions import SignedIn
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.pictures import pictures_of
from ui.desk.printing import say_print
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot
from ui.shared.squares import square_picture

log = logging.getLogger(__name__)

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

DOTS_PER_INCH = 220.0
"""Twice what a screen shows, so that the picture stays sharp when it is made larger."""

DOUBLE_CLICK_SECONDS = 0.5
"""A folder is done before the second half of a double click comes."""


@dataclass(frozen=True)
class Paper:
    """One slip as this page prints and shows it."""

    code: str
    job: Callable[[SignedIn], PrintJob]
    """The next print, for whoever asks for it."""
    picture: Callable[[], bytes]
    """A PDF that reads well on a screen; may raise KioskError."""
    square: Callable[[], QrBlock]
    """Its square for the phone; may raise KioskError."""


@dataclass(frozen=True)
class Drawn:
    """What is seen of a slip on the screen."""

    pages: tuple[str, ...] = ()
    """Pictures as data addresses."""
    square: Snapshot = field(default_factory=dict)
    """The square for the phone alone, with the words that say so."""


@QmlElement
class PaperCopy(DeskPage):
    """A slip on the screen and on its way to the printer, as the printer tells it."""

    words_file = "desk_paper"
    changed = Signal()
    moved = Signal()
    """The print is further on."""
    came_out = Signal()
    """It is on paper, or a file, and that is written down."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._paper: Paper | None = None
        self._drawn: Drawn | None = Drawn()
        """Empty until it is made; None if it could not be made."""
        self._asked_at = -DOUBLE_CLICK_SECONDS
        office.printing.moved.connect(self._note)

    @Property("QVariantList", notify=changed)
    def pages(self) -> list[str]:
        """The pages as pictures; empty until they are made."""
        return list(self._drawn.pages) if self._drawn else []

    @Property("QVariantMap", notify=changed)
    def square(self) -> Snapshot:
        """The square for the phone, large enough to be scanned at once: `picture`, `title` and `caption`."""
        return self._drawn.square if self._drawn else NOTHING

    @Property(str, notify=changed)
    def remark(self) -> str:
        """What is to be said in place of the picture."""
        if self._drawn and self._drawn.pages:
            return ""
        return self._office.words.say(f"desk_paper.{'drawing' if self._drawn else 'failed'}")

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far the print is, as the printer says; empty if nothing was asked of it."""
        delivery = self._delivery
        return str(delivery.state) if delivery else ""

    @Property(str, notify=changed)
    def said(self) -> str:
        """The same as a sentence."""
        return say_print(self._delivery, self._office.words, "desk_paper.states")

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether it is on its way."""
        delivery = self._delivery
        return delivery is not None and not delivery.is_settled

    @Slot()
    def bringOut(self) -> None:
        """Print it; a double click is one print."""
        paper, session, now = self._paper, self._office.session, self._office.monotonic()
        if paper and session and not self.running and now - self._asked_at >= DOUBLE_CLICK_SECONDS:
            self._asked_at = now
            self._office.printing.clerk.post(paper.job(session))
            self.changed.emit()

    def take(self, paper: Paper) -> None:
        """Print and show this one from now on."""
        self._paper = paper
        self.changed.emit()

    def draw(self) -> None:
        """Make the picture of it."""
        paper = self._paper
        if paper is None:
            return
        self._drawn = Drawn()

        def show(drawn: Drawn | None) -> None:
            if self._paper is paper:
                self._drawn = drawn
                self.changed.emit()

        self._office.ask(lambda _session, _now: _drawn_of(paper), show, quietly=True)
        self.changed.emit()

    def leave(self) -> None:
        """Forget the picture. What is on its way to the printer goes on."""
        self._paper, self._drawn = None, Drawn()
        self.changed.emit()

    @property
    def _delivery(self) -> Delivery | None:
        return self._office.printing.clerk.state_of(self._paper.code) if self._paper else None

    def _note(self, code: str) -> None:
        if self._paper and self._paper.code == code:
            self.changed.emit()
            self.moved.emit()
            delivery = self._delivery
            if delivery and delivery.state.is_out:
                self.came_out.emit()


def written_down(office: Office, asked: SignedIn, write: Callable[[SignedIn], object]) -> Callable[[], None]:
    """`write` that a slip is out, by the session of whoever `asked` for it as it is then, or was if they have gone."""

    def come_out() -> None:
        now = office.session
        try:
            write(now if now and now.staff == asked.staff else asked)
        except Refused as refused:
            log.error("a print could not be written down: %s", refused.why)

    return come_out


def _drawn_of(paper: Paper) -> Drawn | None:
    """The slip as it would be printed now; None if that fails."""
    try:
        pages, square = pictures_of(paper.picture(), DOTS_PER_INCH), paper.square()
    except KioskError as problem:
        log.error("the slip could not be drawn: %s", problem)
        return None
    picture = square_picture(square.payload, "L")
    return Drawn(pages, {"picture": picture, "title": square.title, "caption": square.caption})
