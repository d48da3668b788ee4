"""A visitor's slip once more: printed by its code, marked as a copy, and on the screen where no paper comes."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.paper.formats import SlipFormat
from kiosk.prints.clerk import PrintJob
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import PrintKind
from kiosk.slips.reissue import Hindrance, NotReissued
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.slips.paper_copy import Paper, PaperCopy, written_down
from ui.shared.properties import Property

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

NO_PAPER = frozenset({DeliveryState.SAVED, DeliveryState.FAILED})
"""After these the slip is shown on the screen: its visitor takes the code and the square from there."""


@QmlElement
class SlipCopy(DeskPage):
    """The slip at the counter, to be printed again."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._code = ""
        self._hindrance: Hindrance | None = None
        self._shown = False
        self._wanted = False
        """Whether somebody has asked for a print since they came to this page."""
        self._paper = PaperCopy(office)
        self._paper.moved.connect(self._follow)

    @Property(PaperCopy, notify=changed)
    def paper(self) -> PaperCopy:
        """The slip on the screen and on its way to the printer."""
        return self._paper

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Whether it can be printed again, by whoever is signed in."""
        session = self._office.session
        may = session is not None and session.may(Act.PRINT_SLIP)
        return may and self._code != "" and self._hindrance is None

    @Property(str, notify=changed)
    def hindered(self) -> str:
        """Why it can't be."""
        if self._hindrance is None:
            return ""
        days = self._office.kiosk.settings.printing.reprint_days
        return self._office.words.say(f"desk_slip.again.{self._hindrance}", days=days)

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the slip lies over the page."""
        return self._shown

    @Slot()
    def bringOut(self) -> None:
        """Print it, marked as a copy."""
        if self.offered:
            self._wanted = True
            self._paper.bringOut()
            self._follow()  # it may have failed at once, as the time before

    @Slot()
    def show(self) -> None:
        """Lay the slip over the page, to be read and scanned."""
        if self.offered and not self._shown:
            self._shown = True
            self._paper.draw()
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Take it off the page."""
        if self._shown:
            self._shown = False
            self.changed.emit()

    def arrive(self, about: object, /) -> None:
        """Look whether the slip of this code can be printed again."""
        code, kiosk, office = str(about), self._office.kiosk, self._office
        self._code, self._hindrance, self._shown, self._wanted = code, None, False, False
        self._paper.take(
            Paper(
                code,
                lambda session: _job(office, code, session),
                lambda: kiosk.papers.draw(kiosk.papers.reissue(code), SlipFormat.ROLL80, again=True),
                lambda: kiosk.papers.sheet(kiosk.papers.reissue(code)).phone_qr,
            )
        )
        self._office.ask(_looking(kiosk, code), lambda hindrance: self._tell(code, hindrance), quietly=True)
        self.changed.emit()

    def leave(self) -> None:
        """Forget the slip. What is on its way to the printer goes on."""
        self._code, self._hindrance, self._shown, self._wanted = "", None, False, False
        self._paper.leave()
        self.changed.emit()

    def put_aside(self) -> bool:
        """Take the slip off the page, if it lies there."""
        was_shown = self._shown
        self.close()
        return was_shown

    def _tell(self, code: str, hindrance: Hindrance | None) -> None:
        if self._code == code:
            self._hindrance = hindrance
            self.changed.emit()

    def _follow(self) -> None:
        """Nobody waits for a paper that does not come."""
        if self._wanted and self._paper.state in NO_PAPER:
            self._wanted = False
            self.show()


def _looking(kiosk: Kiosk, code: str) -> Callable[[SignedIn, datetime], Hindrance | None]:
    def look(_session: SignedIn, _now: datetime) -> Hindrance | None:
        try:
            kiosk.papers.reissue(code)
        except NotReissued as refusal:
            return refusal.why
        return None

    return look


def _job(office: Office, code: str, session: SignedIn) -> PrintJob:
    kiosk = office.kiosk
    noted = written_down(office, session, lambda who: kiosk.cases.intake.slip_printed(who, code, kiosk.now()))
    return PrintJob(
        code, lambda: kiosk.papers.draw(kiosk.papers.reissue(code), again=True), PrintKind.SLIP, True, noted
    )
