"""The panel in which mistakes are put right: what is wrong, what is right instead, and why."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.answers import Unacceptable
from kiosk.cases.case import FIELDS, Case, fields_of, told
from kiosk.cases.checks import Box, Checked
from kiosk.cases.correction import Correction
from kiosk.cases.fields import Field, Fill, typed_day
from ui.desk.case.facts import say_value
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.phrases import say_box
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

FIRST = FIELDS["name"]
"""The field that is chosen at first."""


@QmlElement
class CaseCorrection(DeskPage):
    """What is to be corrected, until it is saved or put aside."""

    changed = Signal()
    picked = Signal()
    """The box of another field is shown, or it was emptied."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._case: Case | None = None
        self._typed: dict[str, str] = {}
        """What shall stand in a field instead of what stands there, as it was typed or chosen."""
        self._field = FIRST
        self._refused: Unacceptable | None = None

    @Property("QVariantList", notify=changed)
    def fields(self) -> list[Snapshot]:
        """Every field with what it holds, and what it shall hold instead."""
        case, words, now = self._case, self._office.words, self._office.kiosk.now()
        if case is None:
            return []
        return [
            {
                "id": field.name,
                "title": words.say(field.words),
                "now": say_value(field, told(case, field), now, words),
                "new": self._say_new(field),
                "chosen": field == self._field,
            }
            for field in fields_of(case.kind)
        ]

    @Property(str, notify=changed)
    def kind(self) -> str:
        """How the chosen field is filled: text, digits, choice."""
        if self._field.options:
            return "choice"
        return "digits" if self._field.fill is Fill.NUMBER else "text"

    @Property(str, notify=changed)
    def title(self) -> str:
        """The chosen field."""
        return self._office.words.say(self._field.words)

    @Property("QVariantList", notify=changed)
    def options(self) -> list[Snapshot]:
        """What can be chosen for the chosen field."""
        now, words = self._office.kiosk.now(), self._office.words
        return [{"id": one, "title": say_value(self._field, one, now, words)} for one in self._field.options]

    @Property(str, notify=changed)
    def value(self) -> str:
        """What stands in the box of the chosen field: the new, else what the case holds where that may be shown."""
        return self._typed.get(self._field.name, self._known(self._field))

    @Property(str, notify=changed)
    def remark(self) -> str:
        """What is to be said about what was typed, else how to type it."""
        words, example = self._office.words, typed_day(self._today)
        if self._is_unread(self._field):
            return words.say("desk_case.correct.day_unread", example=example)
        box = self._kept(self._field)[1]
        if box and box.word_key:
            return say_box(box, words)
        if self._field.fill is Fill.DAY:
            return words.say("desk_case.correct.day", example=example)
        return words.say("desk_case.correct.new_number") if self._field.fill is Fill.NUMBER else ""

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        """Whether it may not be kept like this."""
        box = self._kept(self._field)[1]
        return self._is_unread(self._field) or bool(box and box.refusal)

    @Property(bool, notify=changed)
    def canEmpty(self) -> bool:
        """Whether the chosen field is a number that may be taken away."""
        return self._field.fill is Fill.NUMBER and self._case is not None and bool(told(self._case, self._field))

    @Property(str, notify=changed)
    def reasonRemark(self) -> str:
        """Why the reason may not be kept."""
        boxes = self._refused.boxes if self._refused else ()
        return "".join(say_box(box, self._office.words) for box in boxes if box.box == Box.REASON)

    @Slot(str)
    def pick(self, field: str) -> None:
        """Choose what is wrong."""
        self._field = FIELDS[field]
        self.changed.emit()
        self.picked.emit()

    @Slot(str)
    def fill(self, value: str) -> None:
        """What was typed or chosen for it; as it was before, nothing is to be corrected."""
        if self._case is None:
            return
        self._typed[self._field.name] = value
        if value == self._known(self._field):
            del self._typed[self._field.name]
        self._refused = None
        self.changed.emit()

    @Slot()
    def empty(self) -> None:
        """Take the number away."""
        if self.canEmpty:
            self._typed[self._field.name] = ""
            self.changed.emit()
            self.picked.emit()

    def arrive(self, about: object, /) -> None:
        """Begin with a case."""
        self.leave()
        self._case = about if isinstance(about, Case) else None
        self.changed.emit()
        self.picked.emit()

    def refresh(self, case: Case, refused: Unacceptable | None) -> None:
        """The case may have changed meanwhile, or some of this may not be kept; what was typed stays."""
        if self._case is None:
            return
        self._case, self._refused = case, refused
        wrong = [FIELDS[box.box] for box in refused.boxes if box.box in FIELDS] if refused else []
        if wrong and self._field not in wrong:
            self._field = wrong[0]
            self.picked.emit()
        self.changed.emit()

    def leave(self) -> None:
        """Forget it all."""
        self._case = self._refused = None
        self._typed = {}
        self._field = FIRST
        self.changed.emit()

    @property
    def made(self) -> Correction | None:
        """The correction; None, and the day is shown, if one can't be read."""
        unread = next((name for name in self._typed if self._is_unread(FIELDS[name])), None)
        if unread is not None:
            self.pick(unread)
        return None if unread or self._case is None else dict(self._typed)

    @property
    def _today(self) -> date:
        return self._office.kiosk.now().date()

    def _is_unread(self, field: Field) -> bool:
        return field.is_unread(self._typed.get(field.name, ""), self._today)

    def _kept(self, field: Field) -> tuple[object, Checked | None]:
        """The new value of a field as it would be kept, and what is to be said about it; nothing without one."""
        typed = self._typed.get(field.name)
        return (None, None) if typed is None else field.keep(field.read(typed, self._today), self._today)

    def _known(self, field: Field) -> str:
        value = told(self._case, field) if self._case and field.fill is not Fill.NUMBER else ""
        return typed_day(date.fromisoformat(value)) if field.fill is Fill.DAY and value else value

    def _say_new(self, field: Field) -> str:
        typed = self._typed.get(field.name)
        if typed is None or self._is_unread(field):
            return typed or ""
        value = field.tell(self._kept(field)[0]) if field.fill in (Fill.NUMBER, Fill.DAY) else typed
        return say_value(field, value, self._office.kiosk.now(), self._office.words)
