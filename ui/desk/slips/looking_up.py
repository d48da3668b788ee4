"""What was scanned or typed into the one box leads to its page, or gets its sentence."""

from PySide6.QtCore import QObject, Qt

from kiosk.cases.case import Case
from kiosk.cases.scan import Scan
from kiosk.cases.search import Found, FoundCases, FoundSlip
from ui.desk.office import Office, Tone
from ui.desk.places import Page


class LookingUp(QObject):
    """Looks up one thing after another; what comes while something is on its way waits for its turn."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._waiting = ""
        # only after what was on its way has had its effect
        office.changed.connect(self._take_turn, Qt.ConnectionType.QueuedConnection)

    def look_up(self, delivered: str) -> None:
        """Open what a scanner sent or a hand typed."""
        search = self._office.kiosk.cases.search
        if not self._office.ask(lambda who, now: search.scanned(who, delivered, now), self._show):
            self._waiting = delivered

    def _take_turn(self) -> None:
        """If what was on its way failed, its sentence comes first: the other can be scanned again."""
        if self._waiting and not self._office.busy:
            delivered, self._waiting = self._waiting, ""
            if self._office.notice.tone is not Tone.BAD:
                self.look_up(delivered)

    def _show(self, found: Found) -> None:
        match found:
            case FoundSlip():
                self._go(Page.SLIP, found)
            case FoundCases():
                self._go(Page.FOUND, found)
            case Case():
                self._go(Page.CASE, str(found.key))
            case Scan():
                self._office.tell(self._office.words.say(f"cases.scan.{found.kind}"), Tone.BAD)

    def _go(self, page: Page, about: object) -> None:
        """In place of what was scanned before: nobody wants to go back through every slip of the day."""
        go = self._office.go_instead if self._office.place.page == page else self._office.go
        go(page, about)
