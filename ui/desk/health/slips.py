"""Today's slips that nobody holds on paper: each can be opened, and printed again there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from kiosk.assembly import Kiosk
from kiosk.cases.search import Listed
from kiosk.prints.log import Print
from kiosk.slips.staff_code import StaffCode
from kiosk.staff.refusals import Refused
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn
from kiosk.visits.moments import say_time
from ui.desk.health.phrases import is_under_way, say_why
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

READ_EVERY_SECONDS = 15.0


@dataclass(frozen=True)
class NotPrinted:
    """The slips, and the last print of each that there is a record of."""

    slips: Listed[StaffCode]
    prints: Mapping[str, Print]


@dataclass(frozen=True)
class Lacking:
    """A slip that nobody holds on paper, and its last print if there is a record of one."""

    last: Print | None


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
                "cause": " · ".join(words.say(f"cases.causes.{cause}") for cause in slip.causes),
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
        kiosk = self._office.kiosk

        def asked(session: SignedIn, now: datetime) -> NotPrinted:
            return find_not_printed(kiosk, session, now)

        if self._office.ask(asked, self._show, quietly=True):
            self._read_at = self._office.monotonic()

    def _show(self, found: NotPrinted) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    def _note_print(self, code: str) -> None:
        delivery = self._office.printing.state_of(code)
        if self._found is not None and delivery is not None and delivery.is_settled:
            self._read()


def find_not_printed(kiosk: Kiosk, session: SignedIn, now: datetime) -> NotPrinted:
    """The slips that never came out, without those that are coming out just now. Raises StorageError."""
    listed = kiosk.cases.search.not_printed(session, now)
    prints = kiosk.prints.last_of([slip.code for slip in listed.items])
    slips = tuple(slip for slip in listed.items if not is_under_way(prints.get(slip.code), now))
    return NotPrinted(Listed(slips, listed.more), prints)


def find_lacking(kiosk: Kiosk, session: SignedIn, slip: StaffCode, now: datetime) -> Lacking | Refused | None:
    """What is known if this slip is one of those; None if it came out, may do so yet, or is none of today here.

    Raises StorageError.
    """
    permitted = kiosk.staff.permit(session, Act.SCAN, now)
    if isinstance(permitted, Refused):
        return permitted
    issued = slip.issued.astimezone(kiosk.zone).date()
    is_ours = slip.branch == session.branch and kiosk.visits.of_slip(slip.code) is not None
    if not is_ours or issued != now.astimezone(kiosk.zone).date() or kiosk.prints.came_out([slip.code]):
        return None
    last = kiosk.prints.last_of([slip.code]).get(slip.code)
    return None if is_under_way(last, now) else Lacking(last)
