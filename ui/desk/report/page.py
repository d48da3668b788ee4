"""The figures of a span of days, on the screen and as a file."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.fields import typed_day
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.report.export import FileExport, Form
from ui.desk.report.span import NO_FAULTS, Fault, Faults, SpanName, span_named, span_typed
from ui.desk.report.view import show_report
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

if TYPE_CHECKING:
    from kiosk.reports.figures import ReportFigures, Span

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OfficeReport(DeskPage):
    """The figures of a span of days, on the screen and as a file."""

    words_file = "desk_report"
    changed = Signal()
    reworded = Signal()
    """The language, and with it every button."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._chosen = SpanName.MONTH
        self._faults = NO_FAULTS
        self._figures: ReportFigures | None = None
        self._shown: Snapshot = NOTHING
        self._export = FileExport(office, self._show)

    # What QML reads.

    @Property("QVariantList", notify=reworded)
    def spans(self) -> list[Snapshot]:
        """The buttons."""
        return [{"id": str(name), "title": self._office.words.say(f"desk_report.spans.{name}")} for name in SpanName]

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """The button whose days are shown, or whose boxes are open."""
        return str(self._chosen)

    @Property(str, notify=changed)
    def example(self) -> str:
        """How a day is typed."""
        return typed_day(self._today)

    @Property(str, notify=changed)
    def firstFault(self) -> str:
        """What is wrong with the first day that was typed."""
        return self._say(self._faults.first)

    @Property(str, notify=changed)
    def lastFault(self) -> str:
        """What is wrong with the last one."""
        return self._say(self._faults.last)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether there are figures."""
        return self._figures is not None

    @Property(bool, notify=changed)
    def hasCases(self) -> bool:
        """Whether any case was received in the span."""
        return self._figures is not None and self._figures.cases.total > 0

    @Property("QVariantMap", notify=changed)
    def shown(self) -> Snapshot:
        """The report (`show_report`); empty until there are figures."""
        return self._shown

    @Property(FileExport, notify=reworded)
    def export(self) -> FileExport:
        """The panel in which a second person lets a file leave."""
        return self._export

    # What the supervisor does.

    @Slot(str)
    def choose(self, name: str) -> None:
        """Show the days of a button; that of the own ones opens their boxes."""
        chosen = SpanName(name)
        if chosen is SpanName.OWN:
            self._take(chosen, NO_FAULTS)
        else:
            self._read(chosen, span_named(chosen, self._today))

    @Slot(str, str)
    def chooseDays(self, first: str, last: str) -> None:
        """Show the days that were typed, or say what is wrong with them."""
        typed = span_typed(first, last, self._today)
        self._take(SpanName.OWN, typed if isinstance(typed, Faults) else NO_FAULTS)
        if not isinstance(typed, Faults):
            self._read(SpanName.OWN, typed)

    @Slot(str)
    def takeAway(self, form: str) -> None:
        """Ask a second person to let this leave: xlsx, pdf or cases."""
        wanted = Form(form)
        if self._figures and not self._export.form and (wanted is not Form.CASES or self.hasCases):
            self._export.begin(wanted, self._figures.span)

    def arrive(self, _about: object, /) -> None:
        """Count the days that were shown last, as they are now."""
        if self._chosen is SpanName.OWN:
            self._chosen = SpanName.MONTH
        self.choose(self._chosen)

    def leave(self) -> None:
        """Figures grow old."""
        self._figures, self._shown, self._faults = None, NOTHING, NO_FAULTS
        self._export.leave()
        self.changed.emit()

    def put_aside(self) -> bool:
        """Close the panel over the page, if it is open."""
        return self._export.put_aside()

    def reword(self) -> None:
        """Say the same figures anew."""
        if self._figures:
            self._shown = show_report(self._figures, self._office.words)
        self.reworded.emit()
        self.changed.emit()

    # Inside.

    @property
    def _today(self) -> date:
        return self._office.kiosk.now().date()

    def _say(self, fault: Fault | None) -> str:
        example = typed_day(self._today)
        return self._office.words.say(f"desk_report.faults.{fault}", example=example) if fault else ""

    def _take(self, chosen: SpanName, faults: Faults) -> None:
        self._chosen, self._faults = chosen, faults
        self.changed.emit()

    def _read(self, chosen: SpanName, span: "Span") -> None:
        """The button changes with the figures: until they are there the old ones stand under their own name."""
        kiosk = self._office.kiosk

        def show(figures: "ReportFigures") -> None:
            self._take(chosen, NO_FAULTS)
            self._show(figures)

        self._office.ask(lambda session, now: kiosk.reports.figures(session, span, now), show)

    def _show(self, figures: "ReportFigures") -> None:
        self._figures, self._shown = figures, show_report(figures, self._office.words)
        self.changed.emit()
