"""A case's slip: as a picture that can be read and scanned from the screen, and on paper."""

import logging
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.slips.sheet import SlipFormat
from kiosk.slips.slip import Delivery
from kiosk.staff.sessions import SignedIn
from kiosk.texts import LANGUAGES
from ui.desk.case_reading import Opened
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.pictures import pictures_of
from ui.desk.printing import OUT, PrintJob
from ui.shared.properties import Property
from ui.shared.showing import Snapshot

log = logging.getLogger(__name__)

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

DOTS_PER_INCH = 220.0
"""Twice what a screen shows, so that the picture stays sharp when it is made larger."""


@QmlElement
class CaseCopy(DeskPage):
    """The slip of the open case."""

    changed = Signal()
    came_out = Signal()
    """It is on paper, or a file, and that stands in the history."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._opened: Opened | None = None
        self._language: str = office.kiosk.settings.screen.language
        self._pages: tuple[str, ...] | None = ()
        """The pages as data addresses; None if they could not be made."""
        office.printing.moved.connect(self._note)

    @Property("QVariantList", notify=changed)
    def pages(self) -> list[str]:
        """The pages as pictures; empty until they are made."""
        return list(self._pages or ())

    @Property(str, notify=changed)
    def remark(self) -> str:
        """What is to be said in place of the picture."""
        if self._pages:
            return ""
        return self._office.words.say(f"desk_case.slip.{'failed' if self._pages is None else 'drawing'}")

    @Property(str, notify=changed)
    def language(self) -> str:
        """The language of the slip, which need not be that of the desk."""
        return self._language

    @Property("QVariantList", notify=changed)
    def languages(self) -> list[Snapshot]:
        """Every language that a slip can have."""
        titles = {"id": "desk.indonesian", "en": "desk.english"}
        return [{"id": one, "title": self._office.words.say(titles[one])} for one in LANGUAGES]

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far the print is, as the printer says; empty if nothing was asked of it."""
        delivery = self._delivery
        return str(delivery.state) if delivery else ""

    @Property(str, notify=changed)
    def said(self) -> str:
        """The same as a sentence."""
        delivery, words = self._delivery, self._office.words
        if delivery is None:
            return ""
        sentence = words.say(f"desk_case.slip.states.{delivery.state}")
        trouble = words.say(f"printing.staff.{delivery.trouble}") if delivery.trouble else ""
        return f"{sentence} {trouble}".strip()

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether it is on its way."""
        delivery = self._delivery
        return delivery is not None and not delivery.is_settled

    @Slot(str)
    def speak(self, language: str) -> None:
        """Show and print the slip in this language."""
        if self._opened and language in LANGUAGES:
            self._language = language
            self._draw(self._opened)

    @Slot()
    def bringOut(self) -> None:
        """Print it; marked as a copy if it was printed before."""
        opened, session = self._opened, self._office.session
        if opened and session and not self.running:
            self._office.printing.post(self._job(opened, session))
            self.changed.emit()

    def arrive(self, about: object, /) -> None:
        """Show the slip of this open case."""
        if isinstance(about, Opened):
            self._opened = about
            self._draw(about)

    def refresh(self, opened: Opened) -> None:
        """The case was read anew."""
        if self._opened:
            self._opened = opened
            self.changed.emit()

    def leave(self) -> None:
        """Forget the picture. What is on its way to the printer goes on."""
        self._opened, self._pages = None, ()
        self._language = self._office.kiosk.settings.screen.language
        self.changed.emit()

    @property
    def _delivery(self) -> Delivery | None:
        return self._office.printing.state_of(self._opened.case.code) if self._opened else None

    def _draw(self, opened: Opened) -> None:
        kiosk, language = self._office.kiosk, self._language
        self._pages = ()

        def asked(_session: SignedIn, _now: datetime) -> tuple[str, ...] | None:
            return _pictures(kiosk, opened, language)

        def show(pages: tuple[str, ...] | None) -> None:
            if self._opened and self._opened.case.key == opened.case.key and self._language == language:
                self._pages = pages
                self.changed.emit()

        self._office.ask(asked, show, quietly=True)
        self.changed.emit()

    def _job(self, opened: Opened, session: SignedIn) -> PrintJob:
        office, kiosk, case = self._office, self._office.kiosk, opened.case
        language, again = self._language, opened.was_printed

        def came_out() -> None:
            now, still = kiosk.now(), office.session
            who = still if still and still.staff == session.staff else session
            refused = kiosk.cases.follow_up.printed(who, case, now, again=again)
            if refused:
                log.error("a print could not be written down: %s", refused.why)

        return PrintJob(case.code, lambda: kiosk.draw_case(case, language, again), came_out)

    def _note(self, code: str) -> None:
        if self._opened and self._opened.case.code == code:
            self.changed.emit()
            delivery = self._delivery
            if delivery and delivery.state in OUT:
                self.came_out.emit()


def _pictures(kiosk: Kiosk, opened: Opened, language: str) -> tuple[str, ...] | None:
    """The slip as it would be printed now on a roll, which reads well on a screen; None if that fails."""
    try:
        pdf = kiosk.draw_case(opened.case, language, opened.was_printed, SlipFormat.ROLL80)
    except KioskError as problem:
        log.error("the slip could not be drawn: %s", problem)
        return None
    return pictures_of(pdf, DOTS_PER_INCH)
