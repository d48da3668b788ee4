"""Taking a report or the list of cases away: a second person's name and PIN, and a folder to put the file in."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.staff.refusals import Refused
from kiosk.staff.sessions import SecondPerson, SignedIn
from kiosk.texts import Words
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.phrases import say_refused
from ui.desk.report.destination import Destination
from ui.desk.report.folders import Folder, folders, write_numbered
from ui.shared.properties import Property

if TYPE_CHECKING:
    from kiosk.reports.figures import ReportFigures, Span
    from kiosk.reports.service import TooMany

log = logging.getLogger(__name__)

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


class Form(StrEnum):
    """What can be taken away."""

    XLSX = "xlsx"
    PDF = "pdf"
    CASES = "cases"
    """The list with names and KPJ, a spreadsheet too."""


@dataclass(frozen=True)
class Taken:
    """A file has left; `figures` are those of the same moment."""

    path: Path
    figures: "ReportFigures"


@dataclass(frozen=True)
class NotWritten:
    """The folder does not take the file; the second person has to confirm again."""

    path: Path


@QmlElement
class FileExport(DeskPage):
    """The panel in which a second person lets a file leave."""

    changed = Signal()
    refusedPin = Signal()
    """Nothing was written: whoever confirms types again."""

    def __init__(self, office: Office, shown: "Callable[[ReportFigures], None]") -> None:
        """`shown` is told the figures that the file is about."""
        super().__init__(office)
        self._shown = shown
        self._form: Form | None = None
        self._span: Span | None = None
        self._place = Destination(office)
        self._remark = ""

    @Property(str, notify=changed)
    def form(self) -> str:
        """xlsx, pdf or cases; empty while nothing is to leave."""
        return str(self._form or "")

    @Property(Destination, notify=changed)
    def place(self) -> Destination:
        """Where the file can be put."""
        return self._place

    @Property(str, notify=changed)
    def remark(self) -> str:
        """Why nothing was written."""
        return self._remark

    def begin(self, form: Form, span: "Span") -> None:
        """Ask who else lets this leave, and where to."""
        kiosk = self._office.kiosk

        def show(found: tuple[Folder, ...]) -> None:
            self._form, self._span, self._remark = form, span, ""
            self._place.offer(found)
            self.changed.emit()

        self._office.ask(lambda _session, _now: folders(kiosk.data), show)

    @Slot(str, str)
    def take(self, name: str, pin: str) -> None:
        """Write the file, if this second person lets it leave."""
        form, span, folder = self._form, self._span, self._place.chosen
        if form is None or span is None or folder is None:
            return
        if not name.strip() or not pin:
            self._refuse(self._office.words.say("desk_report.export.incomplete"))
            return
        kiosk, words = self._office.kiosk, self._office.words

        def asked(session: SignedIn, now: datetime) -> "Taken | TooMany | NotWritten":
            second = kiosk.staff.second_person(session, name, pin, now)
            return _take(kiosk, _Order(session, form, span, folder, words, now), second)

        self._office.ask(asked, self._told, refused=self._told_refused)

    @Slot()
    def close(self) -> None:
        """Nothing leaves."""
        self._form, self._span, self._remark = None, None, ""
        self._place.offer(())
        self.changed.emit()

    def leave(self) -> None:
        """Whoever goes elsewhere takes nothing away."""
        self.close()

    def put_aside(self) -> bool:
        """Close the panel, if it is open."""
        was_open = self._form is not None
        self.close()
        return was_open

    def _told(self, answer: "Taken | TooMany | NotWritten") -> None:
        words = self._office.words
        if isinstance(answer, Taken):
            self.close()
            self._shown(answer.figures)
            count = answer.figures.cases.total
            self._office.tell(words.say("desk_report.export.done", path=answer.path, count=count), Tone.GOOD)
        elif isinstance(answer, NotWritten):
            self._refuse(words.say("desk_report.export.not_written", path=answer.path))
        else:
            self._refuse(words.say("desk_report.export.too_many", count=answer.limit))

    def _told_refused(self, refused: Refused) -> bool:
        words = self._office.words
        own = "" if refused.wait else words.maybe(f"desk_report.export.refused.{refused.why}")
        self._refuse(own or say_refused(refused, words))
        return True

    def _refuse(self, remark: str) -> None:
        self._remark = remark
        self.changed.emit()
        self.refusedPin.emit()


@dataclass(frozen=True)
class _Order:
    """Who wants which file where."""

    session: SignedIn
    form: Form
    span: "Span"
    folder: Folder
    words: Words
    now: datetime


def _take(kiosk: Kiosk, order: _Order, second: SecondPerson) -> "Taken | TooMany | NotWritten":
    """Make the file and write it, beside the page. Raises Refused and KioskError."""
    session, span, words, now = order.session, order.span, order.words, order.now
    figures = kiosk.reports.figures(session, span, now)
    make = {
        Form.XLSX: kiosk.reports.spreadsheet,
        Form.PDF: kiosk.reports.paper,
        Form.CASES: kiosk.reports.export_cases,
    }[order.form]
    content = make(session, span, words, now, second)
    if not isinstance(content, bytes):
        return content
    name = words.say(f"desk_report.file_names.{'cases' if order.form is Form.CASES else 'report'}")
    ending = "pdf" if order.form is Form.PDF else "xlsx"
    try:
        path = write_numbered(order.folder, f"{name}-{span.first}_{span.last}", ending, content)
    except OSError as error:
        log.error("a file could not be taken away: %s", error.strerror)
        return NotWritten(order.folder.path)
    return Taken(path, figures)
