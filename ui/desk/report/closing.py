"""The end of the day: the shift report with the head of the chain."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.prints.clerk import PrintJob
from kiosk.prints.log import PrintKind
from kiosk.staff.sessions import SignedIn
from kiosk.visits.moments import say_date, say_hour
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.printing import say_print
from ui.desk.report.closed_day import Closed, draw_closed, show_counts, show_work
from ui.desk.report.destination import Destination
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

if TYPE_CHECKING:
    from kiosk.prints.delivery import Delivery
    from kiosk.reports.closing import DaySoFar, ShiftReport

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DayClosing(DeskPage):
    """The end of the day: the shift report with the head of the chain."""

    words_file = "desk_closing"
    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._day: DaySoFar | None = None
        self._closed: Closed | None = None
        self._last: ShiftReport | None = None
        self._place = Destination(office)
        office.printing.moved.connect(self._note)

    # What QML reads.

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether the day has been read."""
        return self._day is not None

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        """Whether the paper of a closing is shown."""
        return self._closed is not None

    @Property(str, notify=changed)
    def today(self) -> str:
        """The branch's day."""
        return say_date(self._office.kiosk.now(), self._office.words)

    @Property("QVariantList", notify=changed)
    def counts(self) -> list[Snapshot]:
        """What is left, and the slips of today."""
        return show_counts(self._day.open, self._day.slips, self._office.words) if self._day else []

    @Property("QVariantMap", notify=changed)
    def work(self) -> Snapshot:
        """Who did what today (`show_work`)."""
        return show_work(self._day.work, self._office.words) if self._day else NOTHING

    @Property(str, notify=changed)
    def when(self) -> str:
        """When the day was closed last in this session, and by whom."""
        report, words = self._last, self._office.words
        if report is None:
            return ""
        return words.say("reports.shift.closed", time=say_hour(report.closed_at, words), name=report.closed_by)

    @Property("QVariantList", notify=changed)
    def anchor(self) -> list[str]:
        """The head of this station's chain: its place and number, then its signs; nothing if it is in doubt."""
        return self._closed.report.head.split() if self._closed else []

    @Property("QVariantList", notify=changed)
    def others(self) -> list[str]:
        """The heads of the other stations."""
        return list(self._closed.report.other_heads) if self._closed else []

    @Property(str, notify=changed)
    def doubtful(self) -> str:
        """Which stations' chains are in doubt."""
        stations = self._closed.report.doubtful if self._closed else ()
        listed = ", ".join(str(station) for station in stations)
        return self._office.words.say("reports.shift.doubtful", stations=listed) if listed else ""

    @Property("QVariantList", notify=changed)
    def pages(self) -> list[str]:
        """The paper as pictures."""
        return list(self._closed.pages) if self._closed else []

    @Property(Destination, notify=changed)
    def place(self) -> Destination:
        """Where the paper can be saved."""
        return self._place

    @Property(str, notify=changed)
    def said(self) -> str:
        """How far the print is, as the printer says; empty if nothing was asked of it."""
        return say_print(self._delivery, self._office.words, "desk_closing.states")

    @Property(bool, notify=changed)
    def stuck(self) -> bool:
        """Whether the print needs somebody."""
        return self._delivery is not None and self._delivery.state.needs_somebody

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether the print is on its way."""
        return self._delivery is not None and not self._delivery.is_settled

    # What the supervisor does.

    @Slot()
    def closeDay(self) -> None:
        """Close the day, and show the paper. Allowed again: each closing is noted."""
        kiosk, words = self._office.kiosk, self._office.words

        def close(session: SignedIn, now: datetime) -> Closed:
            return draw_closed(kiosk.reports.close_day(session, now), words)

        def show(closed: Closed) -> None:
            self._closed, self._last = closed, closed.report
            self.changed.emit()

        self._office.hush()
        self._office.ask(close, show)

    @Slot()
    def lookAgain(self) -> None:
        """Put the paper away and show what was done since, to close the day once more."""
        self._closed = None
        self.changed.emit()
        self._read()

    @Slot()
    def bringOut(self) -> None:
        """Print the paper."""
        closed = self._closed
        if closed and not self.running:
            self._office.printing.clerk.post(PrintJob(self._code, lambda: closed.pdf, PrintKind.REPORT))
            self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Save the paper; it names officers, but nobody who came to the counter, so no second person is needed."""
        if closed := self._closed:
            stem = f"{self._office.words.say('desk_closing.file_name')}-{closed.report.day}"
            self._place.save(stem, lambda _session, _now: closed.pdf, "desk_closing.saved")

    def arrive(self, _about: object, /) -> None:
        """Read the day; the paper of a closing stays until somebody looks again, or the day is another."""
        if self._last and self._last.day != self._office.kiosk.now().date():
            self._closed = self._last = None
        self._read()

    def leave(self) -> None:
        """Who did what is read anew."""
        self._day = None
        self.changed.emit()

    def forget(self) -> None:
        """The paper goes with the session."""
        self._closed = self._last = None
        self.leave()

    def reword(self) -> None:
        """Say everything anew, the paper too."""
        super().reword()
        closed, words = self._closed, self._office.words
        if closed is None:
            return

        def show(drawn: Closed) -> None:
            if self._closed and self._closed.report is drawn.report:
                self._closed = drawn
                self.changed.emit()

        self._office.ask(lambda _session, _now: draw_closed(closed.report, words), show, quietly=True)

    # Inside.

    @property
    def _code(self) -> str:
        """What the print is called: no closing has that of another."""
        if self._closed is None:
            return ""
        report = self._closed.report
        number = report.head.partition(" ")[0].rpartition("-")[2]
        return f"{self._office.words.say('desk_closing.file_name')}-{report.day}-{number}"

    @property
    def _delivery(self) -> "Delivery | None":
        return self._office.printing.clerk.state_of(self._code) if self._closed else None

    def _read(self) -> None:
        def show(day: "DaySoFar") -> None:
            self._day = day
            self.changed.emit()

        self._place.find()
        self._office.ask(self._office.kiosk.reports.day, show)

    def _note(self, code: str) -> None:
        if self._closed and code == self._code:
            self.changed.emit()
