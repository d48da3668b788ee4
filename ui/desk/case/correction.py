"""The panel in which mistakes are put right: what is wrong, what is right instead, and why."""

from types import MappingProxyType

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.answers import Unacceptable
from kiosk.cases.case import REVEALABLE, Case, Field
from kiosk.cases.checks import Box
from kiosk.cases.correction import Correction
from ui.desk.case.drafts import CHOICES, Drafts
from ui.desk.case.facts import fields_of, say_value, value_of
from ui.desk.form.draft import typed_day
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.phrases import say_box
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

_BOXES = MappingProxyType(
    {
        Box.NAME: Field.NAME,
        Box.KPJ: Field.KPJ,
        Box.PHONE: Field.PHONE,
        Box.BRANCH: Field.NAMED_BRANCH,
        Box.DAY: Field.ATTEMPTED_ON,
    }
)


@QmlElement
class CaseCorrection(DeskPage):
    """What is to be corrected, until it is saved or put aside."""

    changed = Signal()
    picked = Signal()
    """The box of another field is shown, or it was emptied."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._drafts: Drafts | None = None
        self._field = Field.NAME
        self._refused: Unacceptable | None = None

    @Property("QVariantList", notify=changed)
    def fields(self) -> list[Snapshot]:
        """Every field with what it holds, and what it shall hold instead."""
        drafts, words, now = self._drafts, self._office.words, self._office.kiosk.now()
        if drafts is None:
            return []
        return [
            {
                "id": field.value,
                "title": words.say(f"cases.fields.{field}"),
                "now": say_value(field, value_of(drafts.case, field), now, words),
                "new": self._say_draft(drafts, field),
                "chosen": field is self._field,
            }
            for field in fields_of(drafts.case)
        ]

    @Property(str, notify=changed)
    def kind(self) -> str:
        """How the chosen field is filled: text, digits, choice."""
        if self._field in CHOICES:
            return "choice"
        return "digits" if self._field in REVEALABLE else "text"

    @Property(str, notify=changed)
    def title(self) -> str:
        """The chosen field."""
        return self._office.words.say(f"cases.fields.{self._field}")

    @Property("QVariantList", notify=changed)
    def options(self) -> list[Snapshot]:
        """What can be chosen for the chosen field."""
        now, words = self._office.kiosk.now(), self._office.words
        choices = [str(choice) for choice in CHOICES.get(self._field, ())]
        return [{"id": choice, "title": say_value(self._field, choice, now, words)} for choice in choices]

    @Property(str, notify=changed)
    def value(self) -> str:
        """What stands in the box of the chosen field."""
        return self._drafts.typed(self._field) if self._drafts else ""

    @Property(str, notify=changed)
    def remark(self) -> str:
        """What is to be said about what was typed, else how to type it."""
        drafts, words = self._drafts, self._office.words
        example = typed_day(self._office.kiosk.now().date())
        if drafts and drafts.is_unread(self._field):
            return words.say("desk_case.correct.day_unread", example=example)
        box = drafts.check(self._field) if drafts else None
        if box and box.word_key:
            return say_box(box, words)
        if self._field is Field.ATTEMPTED_ON:
            return words.say("desk_case.correct.day", example=example)
        return words.say("desk_case.correct.new_number") if self._field in REVEALABLE else ""

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        """Whether it may not be kept like this."""
        drafts = self._drafts
        box = drafts.check(self._field) if drafts else None
        return bool((drafts and drafts.is_unread(self._field)) or (box and box.refusal))

    @Property(bool, notify=changed)
    def canEmpty(self) -> bool:
        """Whether the chosen field is a number that may be taken away."""
        drafts = self._drafts
        return drafts is not None and self._field in REVEALABLE and bool(value_of(drafts.case, self._field))

    @Property(str, notify=changed)
    def reasonRemark(self) -> str:
        """Why the reason may not be kept."""
        boxes = self._refused.boxes if self._refused else ()
        return "".join(say_box(box, self._office.words) for box in boxes if box.box is Box.REASON)

    @Slot(str)
    def pick(self, field: str) -> None:
        """Choose what is wrong."""
        self._field = Field(field)
        self.changed.emit()
        self.picked.emit()

    @Slot(str)
    def fill(self, value: str) -> None:
        """What was typed or chosen for it."""
        if self._drafts:
            self._drafts.fill(self._field, value)
            self._refused = None
            self.changed.emit()

    @Slot()
    def empty(self) -> None:
        """Take the number away."""
        if self._drafts and self.canEmpty:
            self._drafts.empty(self._field)
            self.changed.emit()
            self.picked.emit()

    def arrive(self, about: object, /) -> None:
        """Begin with a case."""
        self.leave()
        self._drafts = Drafts(about, self._office.kiosk.now().date()) if isinstance(about, Case) else None
        self.changed.emit()
        self.picked.emit()

    def refresh(self, case: Case, refused: Unacceptable | None) -> None:
        """The case may have changed meanwhile, or some of this may not be kept; what was typed stays."""
        if self._drafts is None:
            return
        self._drafts.case, self._refused = case, refused
        fields = [_BOXES[box.box] for box in refused.boxes if box.box in _BOXES] if refused else []
        if fields and self._field not in fields:
            self._field = fields[0]
            self.picked.emit()
        self.changed.emit()

    def leave(self) -> None:
        """Forget it all."""
        self._drafts = self._refused = None
        self._field = Field.NAME
        self.changed.emit()

    @property
    def made(self) -> Correction | None:
        """The correction; None, and the day is shown, if that can't be read."""
        correction = self._drafts.correction if self._drafts else None
        if correction is None:
            self.pick(Field.ATTEMPTED_ON)
        return correction

    def _say_draft(self, drafts: Drafts, field: Field) -> str:
        if field not in drafts:
            return ""
        if drafts.is_unread(field):
            return drafts.typed(field)
        return say_value(field, drafts.value(field), self._office.kiosk.now(), self._office.words)
