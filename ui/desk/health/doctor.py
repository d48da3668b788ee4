"""The examination on the health page: what is wrong with this machine and what to do, and the report to sign."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn
from ui.desk.health.examination import Examination, Progress
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.phrases import say_moment
from ui.desk.report.destination import Destination
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot
from ui.shared.window import MILLIMETRES_PER_INCH, the_application

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kiosk.doctor.check import Result
    from kiosk.doctor.machine import Looking, Machine
    from kiosk.doctor.teller import Teller
    from kiosk.prints.printer import Condition

log = logging.getLogger(__name__)

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

STALE_SECONDS = 900.0
"""After this the machine is examined anew when somebody comes to the page."""

READING_SECONDS = 3.0
"""While it reads the database through, no visit can be stored; who stores one waits for 5 s, then it is lost."""

WORST_FIRST = ("failed", "warning", "not_checked", "ok")


@QmlElement
class MachineDoctor(DeskPage):
    """The doctor's list of this machine."""

    changed = Signal()
    progressed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._examination: Examination | None = None
        self._progress = Progress()
        self._results: tuple[Result, ...] = ()
        self._examined: datetime | None = None
        self._examined_at = float("-inf")
        self._place = Destination(office)

    # What QML reads.

    @Property("QVariantList", notify=changed)
    def troubles(self) -> list[Snapshot]:
        """What is not as it should be, the worst first: {id, state, mark, name, what, remedy}."""
        return self._rows(*WORST_FIRST[:-1])

    @Property("QVariantList", notify=changed)
    def fine(self) -> list[Snapshot]:
        """What is well, in the order of the examination."""
        return self._rows(WORST_FIRST[-1])

    @Property(str, notify=changed)
    def fineTitle(self) -> str:
        """What stands above them."""
        return self._office.words.say("desk_health.doctor.fine", count=len(self.fine))

    @Property(str, notify=changed)
    def summary(self) -> str:
        """How many checks came out how."""
        return self._teller.summary(self._results) if self._results else ""

    @Property(str, notify=changed)
    def when(self) -> str:
        """When the machine was examined."""
        if self._examined is None:
            return ""
        moment = say_moment(self._examined, self._office.kiosk.now(), self._office.words)
        return self._office.words.say("desk_health.doctor.when", when=moment)

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether a check has failed."""
        return any(result.state == WORST_FIRST[0] for result in self._results)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether there are results."""
        return bool(self._results)

    @Property(bool, notify=progressed)
    def running(self) -> bool:
        """Whether the machine is being examined."""
        return self._examination is not None

    @Property(str, notify=progressed)
    def progress(self) -> str:
        """Which check is being made."""
        if self._examination is None:
            return ""
        at, words = self._progress, self._office.words
        if not at.number:
            return words.say("desk_health.doctor.starting")
        name = self._teller.say(f"names.{at.check}")
        return words.say("desk_health.doctor.running", number=at.number, count=at.count, name=name)

    @Property(float, notify=progressed)
    def share(self) -> float:
        """How much of the examination is done, from 0 to 1."""
        return (self._progress.number - 1) / self._progress.count if self._progress.number else 0.0

    @Property(bool, notify=changed)
    def reports(self) -> bool:
        """Whether whoever is in may write the readiness report."""
        session = self._office.session
        return session is not None and session.may(Act.REPORT_READINESS)

    @Property(Destination, notify=changed)
    def place(self) -> Destination:
        """Where the report can be saved."""
        return self._place

    # What somebody does.

    @Slot()
    def examine(self) -> None:
        """Examine the machine; what was found before stays until there is something new."""
        if self._examination is None:
            self._progress = Progress()
            self._examination = Examination(self._machine())
            self.progressed.emit()

    @Slot()
    def save(self) -> None:
        """Save the readiness report of what is shown, in the language of the desk."""
        office, examined, results = self._office, self._examined, self._results
        if examined is None or not results:
            return
        kiosk, language = office.kiosk, office.language
        stem = f"{office.words.say('desk_health.doctor.file_name')}-{examined:%Y-%m-%d}"

        def draw(session: SignedIn, now: datetime) -> bytes:
            return kiosk.health.report(session, results, language, examined, now)

        self._place.save(stem, draw, "desk_health.doctor.saved")

    def examine_anew(self) -> None:
        """Something else is true than before: what is found so far counts no more."""
        self._give_up()
        self.examine()

    # The frame's page.

    def arrive(self, _about: object, /) -> None:
        """Examine the machine, unless that was done a moment ago; see what is plugged in."""
        if self._office.monotonic() - self._examined_at >= STALE_SECONDS:
            self.examine()
        self._place.find()

    def leave(self) -> None:
        """Nobody waits for an examination that is still going on."""
        self._give_up()

    def look(self) -> None:
        """See how far the examination is."""
        examination = self._examination
        if examination is None:
            return
        if examination.results is not None:
            self._examination, self._results = None, examination.results
            self._examined, self._examined_at = self._office.kiosk.now(), self._office.monotonic()
            self.progressed.emit()
            self.changed.emit()
        elif examination.progress != self._progress:
            self._progress = examination.progress
            self.progressed.emit()

    def reword(self) -> None:
        """Tell everything in the other language; nothing is examined for it."""
        self.__dict__.pop("_teller", None)
        super().reword()
        self.progressed.emit()

    # Inside.

    def _give_up(self) -> None:
        if self._examination is not None:
            self._examination.give_up()
            self._examination = None
            self.progressed.emit()

    @cached_property
    def _teller(self) -> "Teller":
        from kiosk.doctor.teller import Teller

        return Teller(self._office.kiosk.words, self._office.language)

    def _rows(self, *states: str) -> list[Snapshot]:
        told = [self._teller.tell(result) for state in states for result in self._results if result.state == state]
        return [
            {
                "id": one.check,
                "state": str(one.state),
                "mark": one.mark,
                "name": one.name,
                "what": one.what,
                "remedy": one.remedy,
            }
            for one in told
        ]

    def _machine(self) -> "Machine":
        """What is examined: Qt knows the screen, and the printer is asked in turn with everything else at the desk."""
        kiosk, inches, turns = self._office.kiosk, screen_in_inches(), self._office.printing.turns

        def printer() -> "Looking":
            return _in_turn(turns.submit(lambda: kiosk.printer).result(), turns)

        return replace(kiosk.machine, screen=lambda: inches, printer=printer, reading_seconds=READING_SECONDS)


def screen_in_inches() -> float | None:
    """The diagonal that this screen says it has; None if it says nothing."""
    size = the_application().primaryScreen().physicalSize()
    diagonal = float((size.width() ** 2 + size.height() ** 2) ** 0.5) / MILLIMETRES_PER_INCH
    return round(diagonal, 1) or None


class _InTurn:
    """A printer that is asked when nobody else at the desk speaks with it."""

    def __init__(self, printer: "Looking", turns: "Executor") -> None:
        self._printer = printer
        self._turns = turns

    def look(self) -> "Condition":
        """How the printer is now."""
        return self._turns.submit(self._printer.look).result()


def _in_turn(printer: "Looking", turns: "Executor") -> "Looking":
    """`printer`, asked in turn; a folder, which the doctor must know for one, needs no turn."""
    from kiosk.printing.folder import FolderPrinter

    return printer if isinstance(printer, FolderPrinter) else _InTurn(printer, turns)
