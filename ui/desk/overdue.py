"""Everything overdue in the branch, by age, for those who look after the cases of all officers."""

from collections import Counter
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.ages import age_of
from kiosk.cases.case import Case
from kiosk.cases.search import Overdue
from ui.desk.home import show_case
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

EVERYBODY = ""


@QmlElement
class OverdueCases(DeskPage):
    """What is overdue, by age."""

    words_file = "desk_overdue"
    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._found: Overdue | None = None
        self._officer = EVERYBODY
        self._opened = ""

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether the list has been read."""
        return self._found is not None

    @Property("QVariantList", notify=changed)
    def officers(self) -> list[Snapshot]:
        """Everybody, then who has something overdue in hand, whoever has most first; each with the number."""
        if self._found is None:
            return []
        counts = Counter(case.assigned_to for case in self._found.cases.items)
        by_count = sorted(counts, key=lambda key: (-counts[key], self._name(key)))
        everybody = (EVERYBODY, self._office.words.say("desk_overdue.everybody"), counts.total())
        rows = (everybody, *((str(key), self._name(key), counts[key]) for key in by_count))
        return [{"id": key, "name": name, "count": count, "chosen": key == self._officer} for key, name, count in rows]

    @Property("QVariantList", notify=changed)
    def rows(self) -> list[Snapshot]:
        """The cases that are shown, the oldest first; the first of each age bears its heading."""
        words, now = self._office.words, self._office.kiosk.now()
        dated = [(age_of(case.due.at, now), case) for case in self._shown if case.due.at]
        counts = Counter(age for age, _ in dated)
        rows, last = [], None
        for age, case in dated:
            heading = words.say(f"desk_overdue.ages.{age}", count=counts[age]) if age is not last else ""
            rows.append({**show_case(case, now, words), "officer": self._name(case.assigned_to), "heading": heading})
            last = age
        return rows

    @Property(int, notify=changed)
    def at(self) -> int:
        """The row of the case that was opened last: whoever comes back goes on from there."""
        return next((row for row, case in enumerate(self._shown) if str(case.key) == self._opened), 0)

    @Property(str, notify=changed)
    def more(self) -> str:
        """That there are more than are shown; else nothing."""
        if self._found is None or not self._found.cases.more:
            return ""
        return self._office.words.say("desk_overdue.more", count=len(self._found.cases.items))

    @Slot(str)
    def choose(self, officer: str) -> None:
        """Show the cases of one officer, or of everybody."""
        self._officer, self._opened = officer, ""
        self.changed.emit()

    @Slot(str)
    def openCase(self, key: str) -> None:
        """To the page of a case."""
        self._opened = key
        super().openCase(key)

    def arrive(self, _about: object, /) -> None:
        """Read the list."""
        self._office.ask(self._office.kiosk.cases.search.overdue, self._show)

    def leave(self) -> None:
        """The names in the list are forgotten."""
        self._found = None
        self.changed.emit()

    @property
    def _shown(self) -> tuple[Case, ...]:
        cases = self._found.cases.items if self._found else ()
        return tuple(case for case in cases if self._officer in (EVERYBODY, str(case.assigned_to)))

    def _show(self, found: Overdue) -> None:
        self._found = found
        if not self._shown:
            self._officer = EVERYBODY
        self.changed.emit()

    def _name(self, key: UUID) -> str:
        return self._found.officers.get(key, "—") if self._found else ""
