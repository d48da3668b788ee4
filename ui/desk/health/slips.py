"""Today's slips that nobody holds on paper: each can be opened, and printed again there."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from kiosk.doctor.service import NotPrinted
from kiosk.visits.moments import say_time
from ui.desk.health.phrases import say_why
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

READ_EVERY_SECONDS = 15.0


@QmlElement
class SlipsNotPrinted(DeskPage):
    """Today's slips of this branch that never came out."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._found: NotPrinted | None = None
        self._read_at = float("-inf")
        office.printing.moved.connect(self._note_print)

    @Property(str, notify=changed)
    def title(self) -> str:
        """What the list is, with how many there are."""
        slips, words = self._found.slips if self._found else None, self._office.words
        if slips is None or not slips.items:
            return words.say("desk_health.slips.title")
        count = f"{len(slips.items)}{'+' if slips.more else ''}"
        return words.say("desk_health.slips.counted", count=count)

    @Property("QVariantList", notify=changed)
    def rows(self) -> list[Snapshot]:
        """The slips, the newest first: {code, time, cause, why}."""
        if self._found is None:
            return []
        zone, words = self._office.kiosk.zone, self._office.words
        prints = self._found.prints
        return [
            {
                "code": slip.code,
                "time": say_time(slip.issued.astimezone(zone), words),
                "cause": " · ".join(words.say(f"outcomes.{cause}.label") for cause in slip.causes),
                "why": say_why(prints.get(slip.code), words),
            }
            for slip in self._found.slips.items
        ]

    @Property(str, notify=changed)
    def empty(self) -> str:
        """What is said in place of rows, once that is known."""
        return "" if self._found is None else self._office.words.say("desk_health.slips.empty")

    @Property(str, notify=changed)
    def more(self) -> str:
        """What is said below a list that is cut."""
        slips = self._found.slips if self._found else None
        if slips is None or not slips.more:
            return ""
        return self._office.words.say("desk_health.slips.more", count=len(slips.items))

    def arrive(self, _about: object, /) -> None:
        """Read the list."""
        self._read()

    def leave(self) -> None:
        """The list grows old."""
        self._found = None
        self.changed.emit()

    def look(self) -> None:
        """Read it anew from time to time."""
        if self._office.monotonic() - self._read_at >= READ_EVERY_SECONDS:
            self._read()

    def _read(self) -> None:
        if self._office.ask(self._office.kiosk.health.not_printed, self._show, quietly=True):
            self._read_at = self._office.monotonic()

    def _show(self, found: NotPrinted) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    def _note_print(self, code: str) -> None:
        delivery = self._office.printing.clerk.state_of(code)
        if self._found is not None and delivery is not None and delivery.is_settled:
            self._read()
