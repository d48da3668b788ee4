"""The printer on the health page: how it is now, how it has been, and the test page that a person judges."""

import logging
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.doctor.service import Past
from kiosk.errors import KioskError
from kiosk.prints.clerk import SILENT_SECONDS, PrintJob
from kiosk.prints.delivery import Delivery
from kiosk.prints.log import PrintKind
from ui.desk.health.phrases import Looked, show_fault, show_now, show_out, show_paper, show_test
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.shared.background import in_background
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

log = logging.getLogger(__name__)

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

ASK_EVERY_SECONDS = 3.0
"""How often the printer is asked while the page shows: what happens to it is read within 5 s (issue 4)."""

READ_EVERY_SECONDS = 15.0


@QmlElement
class PrinterHealth(DeskPage):
    """The printer of this station."""

    changed = Signal()
    judged = Signal()
    """Somebody has said how the test page came out, and it is kept."""
    _answered = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._looked: Looked | None = None
        self._past: Past | None = None
        self._asked_at = self._read_at = float("-inf")
        self._asking = self._was_silent = self._is_here = False
        self._test = ""
        """The code of the test page that was asked for last."""
        self._answered.connect(self._note_answer)
        office.printing.moved.connect(self._note_print)

    # What QML reads.

    @Property(str, notify=changed)
    def name(self) -> str:
        """As the printer calls itself."""
        condition = self._looked.condition if self._looked and not self._looked.folder else None
        return condition.name if condition else ""

    @Property(bool, notify=changed)
    def answered(self) -> bool:
        """Whether it has said how it is since the page is shown."""
        return self._looked is not None

    @Property("QVariantMap", notify=changed)
    def now(self) -> Snapshot:
        """How it is: {mark, title, what}."""
        return show_now(self._looked, self._office.printing.clerk.under_way, self._is_silent, self._office.words)

    @Property("QVariantList", notify=changed)
    def facts(self) -> list[Snapshot]:
        """Paper, last print, last fault, last test page: {label, said, wrong}."""
        now, words = self._office.kiosk.now(), self._office.words
        looked = self._looked
        paper = [show_paper(looked.condition, words)] if looked and looked.condition and not looked.folder else []
        if self._past is None:
            return paper
        past = self._past
        test = show_test(past.test, self.running, now, words)
        return [*paper, show_out(past.out, now, words), show_fault(past.fault, now, words), test]

    @Property(str, notify=changed)
    def said(self) -> str:
        """How far the test page is, as the printer says; empty if none was asked for since the page is shown."""
        delivery, words = self._delivery, self._office.words
        if delivery is None:
            return ""
        return words.say(f"desk_health.test.states.{delivery.state}", path=delivery.file or "")

    @Property(bool, notify=changed)
    def stuck(self) -> bool:
        """Whether the test page needs somebody."""
        return self._delivery is not None and self._delivery.state.needs_somebody

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether a test page is on its way."""
        return self._delivery is not None and not self._delivery.is_settled

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether somebody should say if the test page came out whole: one of today, which nobody has judged."""
        test, now = self._past.test if self._past else None, self._office.kiosk.now()
        if test is None or test.confirmed is not None or self.running:
            return False
        return test.state.came_out and test.at.astimezone(now.tzinfo).date() == now.date()

    # What somebody does.

    @Slot()
    def printTest(self) -> None:
        """Print a test page in the language of the desk."""
        office = self._office
        if not self.running:
            office.hush()
            office.ask(office.kiosk.health.begin_test, self._post)

    @Slot(bool)
    def judge(self, whole: bool) -> None:
        """Keep whether the test page came out whole."""
        test, kiosk = self._past.test if self._past else None, self._office.kiosk
        if test is None or not self.asks:
            return
        self._office.ask(lambda session, now: kiosk.health.judge(session, test, whole, now), self._note_judged)

    # The frame's page.

    def arrive(self, _about: object, /) -> None:
        """Ask the printer and read the log."""
        self._asked_at = self._read_at = float("-inf")
        self._is_here = True
        self.look()

    def leave(self) -> None:
        """What becomes of a test page still stands in the log; how the printer is must be asked anew."""
        self._is_here = False
        self._looked = self._past = None
        self._test = ""
        self.changed.emit()

    def look(self) -> None:
        """Ask anew from time to time."""
        now = self._office.monotonic()
        if (
            not self._asking
            and now - self._asked_at >= ASK_EVERY_SECONDS
            and self._office.printing.clerk.under_way is None
        ):
            self._ask(now)
        if now - self._read_at >= READ_EVERY_SECONDS:
            self._read()
        if self._is_silent != self._was_silent:
            self._was_silent = self._is_silent
            self.changed.emit()

    # Inside.

    @property
    def _delivery(self) -> Delivery | None:
        return self._office.printing.clerk.state_of(self._test) if self._test else None

    @property
    def _is_silent(self) -> bool:
        return self._asking and self._office.monotonic() - self._asked_at >= SILENT_SECONDS

    def _ask(self, now: float) -> None:
        kiosk, self._asking, self._asked_at = self._office.kiosk, True, now

        def ask() -> None:
            answer: Looked | None = None
            try:
                answer = look_at_printer(kiosk)
            finally:  # it is asked again even if the fault is ours
                self._answered.emit(answer)

        in_background(self._office.printing.turns, ask)

    @Slot(object)
    def _note_answer(self, answer: Looked | None) -> None:
        self._asking = self._was_silent = False
        if self._is_here and answer != self._looked:  # else it is old when somebody comes back
            self._looked = answer
            self.changed.emit()

    def _read(self) -> None:
        if self._office.ask(self._office.kiosk.health.past, self._show, quietly=True):
            self._read_at = self._office.monotonic()

    def _show(self, past: Past) -> None:
        if past != self._past:
            self._past = past
            self.changed.emit()

    def _note_judged(self, past: Past) -> None:
        """Nobody has to look for the paper any more."""
        self._test = ""
        self._past = past
        self.changed.emit()
        self.judged.emit()

    def _post(self, now: datetime) -> None:
        """Every test page has a code of its own: it is never taken for a second click on the one before."""
        office, kiosk = self._office, self._office.kiosk
        language = office.language
        self._test = f"{office.words.say('desk_health.test.file_name')}-{now:%Y-%m-%d-%H%M%S}"
        job = PrintJob(self._test, lambda: kiosk.papers.test_page(language), PrintKind.TEST_PAGE)
        office.printing.clerk.post(job)
        self.changed.emit()

    def _note_print(self, code: str) -> None:
        if self._past is None:
            return  # the page is not shown
        delivery = self._office.printing.clerk.state_of(code)
        if delivery is None or delivery.is_settled:
            self._asked_at = self._read_at = float("-inf")
            self._read()
        self.changed.emit()


def look_at_printer(kiosk: Kiosk) -> Looked:
    """How the chosen printer is. Takes a few seconds at most, whatever the printer does: call it beside the screen."""
    from kiosk.printing.folder import FolderPrinter

    try:
        printer = kiosk.printer
    except KioskError as problem:
        log.warning("there can be no such printer: %s", problem)
        return Looked(None)
    return Looked(printer.look(), printer.folder if isinstance(printer, FolderPrinter) else None)
