"""A case before it is saved: filled in, checked, told what stands in its way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.case import FIELDS
from kiosk.cases.checks import check_kpj
from kiosk.cases.form import check_form
from kiosk.cases.kinds import CaseKind
from kiosk.guide.causes import Cause
from ui.desk.form.draft import Draft, draft_about, empty_draft
from ui.desk.form.saving import Saving
from ui.desk.form.standing import StandingCheck
from ui.desk.form.view import (
    COMPLETE_KPJ,
    Remark,
    box_to_look_at,
    remarks_on,
    say_question,
    show_causes,
    show_choices,
    show_details,
    show_draft,
    show_person,
    show_standing,
    value_of_button,
)
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.places import Page, Place
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CaseForm(DeskPage):
    """The draft of a case. It outlives the page: only saving, throwing away and signing out end it."""

    words_file = "desk_form"
    changed = Signal()
    renewed = Signal()
    """Another draft or language: everything that can be chosen is there anew."""
    laid = Signal()
    """Other fields are to be filled in."""
    caused = Signal()
    """Other causes are offered."""
    stood = Signal()
    """What stands in the way of saving is known, or gone."""
    asked = Signal()
    """Whether to go on with what was begun is asked, or decided."""
    attended = Signal(str)
    """Something needs the officer: the box of this name, or `standing`."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._draft = empty_draft()
        self._thrown_away: Draft | None = None
        self._offered: object = None
        self._in_the_way = StandingCheck(office, self.stood.emit)
        self._left: set[str] = set()
        self._tried = False
        self._saving = Saving(office, self._in_the_way, self.attended.emit, self.forget, self.changed.emit)

    # What QML reads.

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """Whether something was filled in that is not saved yet."""
        return self._draft.begun

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        """Whether the case is on its way to the disk: then nothing in it changes."""
        return self._saving.is_going_on

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        """Whether what was thrown away can be brought back."""
        return self._thrown_away is not None and not self._draft.begun

    @Property("QVariantMap", notify=renewed)
    def choices(self) -> Snapshot:
        """What can be chosen: kinds, blocks, answers, all causes; and which slip it is about."""
        return show_choices(self._draft, self._office.words)

    @Property("QVariantList", notify=renewed)
    def person(self) -> list[Snapshot]:
        """The fields of whoever it is for, row by row."""
        return show_person(self._office.words)

    @Property("QVariantList", notify=laid)
    def details(self) -> list[Snapshot]:
        """The fields of what it is for, row by row."""
        return show_details(self._draft.kind, self._office.words)

    @Property("QVariantList", notify=caused)
    def causes(self) -> list[Snapshot]:
        """The causes that are offered at once."""
        return show_causes(self._draft.offered_causes, self._office.words)

    @Property("QVariantMap", notify=changed)
    def values(self) -> Snapshot:
        """What is filled in and chosen, and the time that would be promised."""
        kiosk = self._office.kiosk
        return show_draft(self._draft, self._here[0], kiosk.now(), kiosk.timetable, self._office.words)

    @Property("QVariantMap", notify=changed)
    def remarks(self) -> Snapshot:
        """What is to be said about each box."""
        return {box: {"text": one.text, "wrong": one.wrong} for box, one in self._remarks().items()}

    @Property("QVariantMap", notify=stood)
    def standing(self) -> Snapshot:
        """Cases of the same KPJ and uses of the same slip; empty if nothing stands in the way."""
        standing = self._in_the_way.standing
        if standing is None:
            return NOTHING
        return show_standing(standing, self._draft, self._office.kiosk.now(), self._office.words)

    @Property(str, notify=asked)
    def question(self) -> str:
        """Whether to go on with what was begun, where another case shall be logged; else empty."""
        return "" if self._offered is None else say_question(self._draft, self._office.words)

    # What the officer fills in.

    @Slot(str, str)
    def fill(self, name: str, value: str) -> None:
        """Something was typed into a box, or one of several was chosen."""
        if not FIELDS[name].options and self._draft.typed(name) == value:
            return
        self._keep(self._draft.with_filled(name, value))
        if name == "kpj":
            self._in_the_way.forget()
            if len(check_kpj(value).value) >= COMPLETE_KPJ:
                self._in_the_way.look(self._draft)

    @Slot(str)
    def leftBox(self, box: str) -> None:
        """The officer went on from a box: now something can be said about it."""
        self._left.add(box)
        self.changed.emit()
        if box == "kpj":
            self._in_the_way.look(self._draft)

    @Slot(str)
    def pickKind(self, kind: str) -> None:
        """What it is for was chosen."""
        self._keep(replace(self._draft, kind=CaseKind(kind)))

    @Slot(str)
    def pickCause(self, cause: str) -> None:
        """The cause is confirmed, or corrected."""
        self._keep(self._draft.with_cause(Cause(cause)))

    @Slot(str)
    def tick(self, name: str) -> None:
        """A box was ticked, or the tick taken away."""
        self.fill(name, "no" if self._draft.typed(name) == "yes" else "yes")

    @Slot(str, int)
    def press(self, name: str, button: int) -> None:
        """A button beside a box: the own branch; or a day, so many days ago or not known."""
        self._keep(self._draft.with_filled(name, value_of_button(name, button, *self._here)))

    # What becomes of it.

    @Slot()
    def save(self) -> None:
        """Log the case, unless a box is wrong or something stands in the way that was not decided upon."""
        if self._offered is not None or self._saving.is_going_on:
            return
        before, self._tried = self._remarks(), True
        if look_at := box_to_look_at(self._draft.kind, before, self._remarks()):
            self.changed.emit()  # a doubt is seen before it is passed over
            self.attended.emit(look_at)
        elif self._in_the_way.standing is not None:
            self.attended.emit("standing")
        else:
            self._saving.log(self._draft, self._draft.seen)

    @Slot()
    def saveDespite(self) -> None:
        """Log the case in spite of what stands in the way."""
        if (standing := self._in_the_way.standing) is not None and not self._saving.is_going_on:
            self._saving.log(self._draft, self._draft.seen | standing.keys)

    @Slot(str)
    def openStanding(self, key: str) -> None:
        """To the case that stands in the way, the newest if no other is meant; the draft waits."""
        standing = self._in_the_way.standing
        cases = standing.cases if standing else ()
        if cases and not self._office.busy:
            self._office.go(Page.CASE, key or str(cases[0].key))

    @Slot()
    def throwAway(self) -> None:
        """Begin anew; what was filled in can be brought back until something else is."""
        if self._draft.begun and not self._saving.is_going_on:
            self._replace(self._draft, empty_draft())

    @Slot()
    def undo(self) -> None:
        """Bring back what was thrown away."""
        if self._thrown_away is not None and not self._draft.begun:
            self._replace(None, self._thrown_away)
            self._in_the_way.look(self._draft)

    @Slot()
    def goOn(self) -> None:
        """Go on with what was begun; the other case waits."""
        self._offered = None
        self._office.trail = (*self._office.trail[:-1], Place(Page.FORM))
        self.asked.emit()

    @Slot()
    def beginAnew(self) -> None:
        """Throw away what was begun for the other case."""
        offered, self._offered = self._offered, None
        if offered is not None:
            self._replace(self._draft, draft_about(offered))
            self._in_the_way.look(self._draft)

    # Coming and going.

    def arrive(self, about: object, /) -> None:
        """Go on with the draft, or begin one about a slip or a KPJ."""
        if self._draft.begun:
            self._offered = None if about is None or self._draft.is_about(about) else about
        elif about is None or not self._draft.is_about(about):
            self._replace(None, draft_about(about))
        self._show_anew()
        self._in_the_way.look(self._draft)

    def leave(self) -> None:
        """The draft stays; what was thrown away and what stands in the way is forgotten."""
        self._offered = self._thrown_away = None
        self._in_the_way.forget()
        self.asked.emit()
        self.changed.emit()

    def forget(self) -> None:
        """The draft goes with the session."""
        self._offered = None
        self._replace(None, empty_draft())

    def reword(self) -> None:
        """The language has changed."""
        self.stood.emit()
        self._show_anew()

    # Inside.

    def _keep(self, draft: Draft) -> None:
        if self._saving.is_going_on:
            return
        before, self._draft = self._draft, replace(draft, begun=True)
        self._thrown_away = None
        if before.kind is not draft.kind:
            self.laid.emit()
        if before.offered_causes != draft.offered_causes:
            self.caused.emit()
        self.changed.emit()

    def _replace(self, thrown_away: Draft | None, draft: Draft) -> None:
        self._thrown_away, self._draft = thrown_away, draft
        self._left, self._tried = set(), False
        self._in_the_way.forget()
        self._show_anew()

    def _show_anew(self) -> None:
        self.renewed.emit()
        self.laid.emit()
        self.caused.emit()
        self.asked.emit()
        self.changed.emit()

    def _remarks(self) -> Mapping[str, Remark]:
        own_branch, today = self._here
        checked = check_form(self._draft.form(own_branch, today), today)
        return remarks_on(self._draft, checked, today, self._left, self._tried, self._office.words)

    @property
    def _here(self) -> tuple[str, date]:
        """The name of this branch, and its day."""
        return self._office.kiosk.settings.branch.name, self._office.kiosk.now().date()
