"""A case's slip: as a picture that can be read and scanned from the screen, and on paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.paper.formats import SlipFormat
from kiosk.prints.clerk import PrintJob
from kiosk.prints.log import PrintKind
from kiosk.slips.sheet import QrBlock
from kiosk.staff.sessions import SignedIn
from kiosk.texts.languages import LANGUAGES, Side, spoken_by
from ui.desk.case.opened import Opened
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.slips.paper_copy import Paper, PaperCopy, written_down
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CaseCopy(DeskPage):
    """The slip of the open case, in the language that its participant reads."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._opened: Opened | None = None
        self._language: str = office.kiosk.settings.screen.language
        self._paper = PaperCopy(office)

    @Property(PaperCopy, notify=changed)
    def paper(self) -> PaperCopy:
        """The slip on the screen and on its way to the printer."""
        return self._paper

    @Property(str, notify=changed)
    def language(self) -> str:
        """The language of the slip, which need not be that of the desk."""
        return self._language

    @Property("QVariantList", notify=changed)
    def languages(self) -> list[Snapshot]:
        """Every language that a slip can have."""
        return [{"id": one, "title": LANGUAGES[one].name} for one in spoken_by(Side.VISITOR)]

    @Slot(str)
    def speak(self, language: str) -> None:
        """Show and print the slip in this language."""
        if self._opened and language in spoken_by(Side.VISITOR):
            self._language = language
            self._show(self._opened)

    def arrive(self, about: object, /) -> None:
        """Show the slip of this open case."""
        if isinstance(about, Opened):
            self._opened = about
            self._show(about)

    def refresh(self, opened: Opened) -> None:
        """The case was read anew: the next print may be a copy."""
        if self._opened:
            self._opened = opened

    def leave(self) -> None:
        """Forget the slip. What is on its way to the printer goes on."""
        self._opened = None
        self._language = self._office.kiosk.settings.screen.language
        self._paper.leave()
        self.changed.emit()

    def _show(self, opened: Opened) -> None:
        kiosk, language = self._office.kiosk, self._language

        def picture() -> bytes:
            return kiosk.papers.draw_case(opened.case, language, opened.was_printed, SlipFormat.ROLL80)

        def job(session: SignedIn) -> PrintJob:
            return self._job(self._opened or opened, language, session)

        def square() -> QrBlock:
            return kiosk.papers.case_slip(opened.case, language).phone_qr

        self._paper.take(Paper(opened.case.code, job, picture, square))
        self._paper.draw()
        self.changed.emit()

    def _job(self, opened: Opened, language: str, session: SignedIn) -> PrintJob:
        office, kiosk, case, again = self._office, self._office.kiosk, opened.case, opened.was_printed

        def note(who: SignedIn) -> None:
            kiosk.cases.follow_up.printed(who, case, kiosk.now(), again=again)

        def draw() -> bytes:
            return kiosk.papers.draw_case(case, language, again)

        return PrintJob(case.code, draw, PrintKind.CASE_SLIP, again, written_down(office, session, note))
