"""The home page: whoever waits at the counter, and what is not to be forgotten."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from kiosk.cases.case import Case
from kiosk.cases.search import Home, Listed
from kiosk.cases.store import WaitingSlip
from kiosk.texts import Words
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.phrases import MINUTE, say_due, say_kind
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_SECONDS = 15.0
"""How often the lists are read anew while nobody does anything: a slip is seen before its visitor sits down."""


@QmlElement
class HomeLists(DeskPage):
    """The lists of the home page."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._home: Home | None = None
        self._shown_at: datetime | None = None
        self._looked_at = 0.0

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether the lists have been read."""
        return self._home is not None

    @Property("QVariantList", notify=changed)
    def waiting(self) -> list[Snapshot]:
        """Today's slips that ask for the counter."""
        if self._home is None:
            return []
        now, words = self._office.kiosk.now(), self._office.words
        lacking = self._home.not_printed
        return [show_waiting(slip, slip.code in lacking, now, words) for slip in self._home.waiting.items]

    @Property("QVariantList", notify=changed)
    def lists(self) -> list[Snapshot]:
        """My cases, those due today, those overdue: each with its name, what to say when it is empty, and its rows."""
        if self._home is None:
            return []
        words = self._office.words
        return [
            {
                "id": name,
                "empty": words.say(f"desk.home_page.{name}_empty"),
                "more": words.say("desk.home_page.more", count=len(listed.items)) if listed.more else "",
                "count": f"{len(listed.items)}+" if listed.more else str(len(listed.items)),
                "rows": self._rows(listed),
            }
            for name, listed in (
                ("mine", self._home.mine),
                ("due_today", self._home.due_today),
                ("overdue", self._home.overdue),
            )
        ]

    def arrive(self, _about: object, /) -> None:
        """Read the lists."""
        self._read(quietly=self._home is not None)

    def leave(self) -> None:
        """The names in the lists are forgotten."""
        self._home = None
        self.changed.emit()

    def look(self) -> None:
        """Read the lists anew from time to time."""
        if self._office.monotonic() - self._looked_at >= LOOK_EVERY_SECONDS:
            self._read(quietly=True)

    def _read(self, *, quietly: bool) -> None:
        self._looked_at = self._office.monotonic()
        self._office.ask(self._office.kiosk.cases.search.home, self._show, quietly=quietly)

    def _show(self, home: Home) -> None:
        """Ages and lateness are told to the minute; while nothing changes, whoever is at a row stays there."""
        now = self._office.kiosk.now().replace(second=0, microsecond=0)
        if (home, now) != (self._home, self._shown_at):
            self._home, self._shown_at = home, now
            self.changed.emit()

    def _rows(self, listed: Listed[Case]) -> list[Snapshot]:
        now, words = self._office.kiosk.now(), self._office.words
        return [show_case(case, now, words) for case in listed.items]


def show_waiting(slip: WaitingSlip, not_printed: bool, now: datetime, words: Words) -> Snapshot:
    """A slip that waits, as a row; marked if its visitor has no paper of it."""
    return {
        "code": slip.code,
        "cause": " · ".join(words.say(f"outcomes.{cause}.label") for cause in slip.causes),
        "age": words.say("desk.home_page.minutes", count=max(0, (now - slip.issued_at) // MINUTE)),
        "mark": words.say("desk.home_page.not_printed") if not_printed else "",
    }


def show_case(case: Case, now: datetime, words: Words) -> Snapshot:
    """A case as a row of any list."""
    return {
        "key": str(case.key),
        "code": case.code,
        "name": case.person.name if case.person else "—",
        "kind": say_kind(case, words),
        "state": words.say(f"cases.states.{case.state}"),
        "due": say_due(case.due, now, words),
        "late": case.is_open and case.due.at is not None and case.due.at < now,
    }
