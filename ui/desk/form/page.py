"""A case before it is saved: filled in, checked, told what stands in its way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.answers import InTheWay, NotDone, Unacceptable
from kiosk.cases.checks import check_kpj
from kiosk.cases.form import check_form
from kiosk.cases.kinds import BlockKind, CaseKind, Handling, Known
from kiosk.cases.search import FoundCases, FoundSlip
from kiosk.cases.store import Added
from kiosk.guide.causes import Cause
from kiosk.staff.sessions import SignedIn
from ui.desk.form.draft import Draft, draft_about, empty_draft, typed_day
from ui.desk.form.standing import StandingCheck
from ui.desk.form.view import (
    BOXES,
    COMPLETE_KPJ,
    Remark,
    remarks_on,
    say_question,
    show_causes,
    show_choices,
    show_draft,
    show_standing,
)
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.places import Page, Place
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot, fixed_words

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

TYPED = frozenset({"kpj", "name", "phone", "branch", "day"})
TICKED = frozenset({"failed_before", "identity_seen", "card_seen", "cause_put_right"})
PICKED = {"kind": CaseKind, "block": BlockKind, "queue_number": Known, "handling": Handling}


@QmlElement
class CaseForm(DeskPage):
    """The draft of a case. It outlives the page: only saving, throwing away and signing out end it."""

    changed = Signal()
    renewed = Signal()
    """Another draft or language: everything that can be chosen is there anew."""
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
        self._saving = False
        office.changed.connect(self._heed)

    # What QML reads.

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """Whether something was filled in that is not saved yet."""
        return self._draft.begun

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        """Whether the case is on its way to the disk: then nothing in it changes."""
        return self._saving

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        """Whether what was thrown away can be brought back."""
        return self._thrown_away is not None and not self._draft.begun

    @Property("QVariantMap", notify=renewed)
    def words(self) -> Snapshot:
        """The fixed words of the page."""
        return fixed_words(self._office.words, "desk_form")

    @Property("QVariantMap", notify=renewed)
    def choices(self) -> Snapshot:
        """What can be chosen: kinds, blocks, answers, all causes; and which slip it is about."""
        return show_choices(self._draft, self._office.words)

    @Property("QVariantList", notify=caused)
    def causes(self) -> list[Snapshot]:
        """The causes that are offered at once."""
        return show_causes(self._draft.offered_causes, self._office.words)

    @Property("QVariantMap", notify=changed)
    def values(self) -> Snapshot:
        """What is filled in and chosen, and the time that would be promised."""
        now = self._office.kiosk.now()
        return show_draft(self._draft, self._own_branch, now, self._office.kiosk.timetable, self._office.words)

    @Property("QVariantMap", notify=changed)
    def remarks(self) -> Snapshot:
        """What is to be said about each box."""
        remarks = self._remarks()
        return {box: {"text": remarks[box].text, "wrong": remarks[box].wrong} for box in BOXES}

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
    def write(self, box: str, text: str) -> None:
        """Something was typed into a box."""
        if box not in TYPED or getattr(self._draft, box) == text:
            return
        self._change(**{box: text})
        if box == "kpj":
            self._in_the_way.forget()
            if len(check_kpj(text).value) >= COMPLETE_KPJ:
                self._in_the_way.look(self._draft)

    @Slot(str)
    def leftBox(self, box: str) -> None:
        """The officer went on from a box: now something can be said about it."""
        if box in TYPED:
            self._left.add(box)
            self.changed.emit()
        if box == "kpj":
            self._in_the_way.look(self._draft)

    @Slot(str, str)
    def pick(self, what: str, choice: str) -> None:
        """One of several was chosen."""
        if what in PICKED:
            self._change(**{what: PICKED[what](choice)})

    @Slot(str)
    def pickCause(self, cause: str) -> None:
        """The cause is confirmed, or corrected."""
        self._keep(self._draft.with_cause(Cause(cause)))

    @Slot(str)
    def tick(self, what: str) -> None:
        """A box was ticked, or the tick taken away."""
        if what in TICKED:
            self._change(**{what: not getattr(self._draft, what)})

    @Slot(int)
    def pickDay(self, days_ago: int) -> None:
        """The attempt was so many days ago; nobody knows if negative."""
        day = typed_day(self._today - timedelta(days=days_ago)) if days_ago >= 0 else ""
        self._change(day=day)

    @Slot()
    def nameOwnBranch(self) -> None:
        """The pop-up names this branch."""
        self._change(branch=self._own_branch)

    # What becomes of it.

    @Slot()
    def save(self) -> None:
        """Log the case, unless a box is wrong or something stands in the way that was not decided upon."""
        if self._offered is not None or self._saving:
            return
        before, self._tried = self._remarks(), True
        after = self._remarks()
        wrong = next((box for box in BOXES if after[box].wrong), "")
        if look_at := wrong or next((box for box in BOXES if after[box].text and not before[box].text), ""):
            self.changed.emit()  # a doubt is seen before it is passed over
            self.attended.emit(look_at)
        elif self._in_the_way.standing is not None:
            self.attended.emit("standing")
        else:
            self._log(self._draft.seen)

    @Slot()
    def saveDespite(self) -> None:
        """Log the case in spite of what stands in the way."""
        if (standing := self._in_the_way.standing) is not None and not self._saving:
            self._log(self._draft.seen | standing.keys)

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
        if self._draft.begun and not self._saving:
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
            self._offered = None if about is None or self._is_about(about) else about
        elif about is None or not self._is_about(about):
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

    @property
    def _own_branch(self) -> str:
        return self._office.kiosk.settings.branch.name

    @property
    def _today(self) -> date:
        return self._office.kiosk.now().date()

    def _is_about(self, found: object) -> bool:
        match found:
            case FoundSlip(code=code):
                return self._draft.slip_code == code
            case FoundCases(kpj=kpj):
                return check_kpj(self._draft.kpj).value == kpj
        return False

    def _change(self, **filled_in: object) -> None:
        self._keep(replace(self._draft, **filled_in))  # type: ignore[arg-type]

    def _keep(self, draft: Draft) -> None:
        if self._saving:
            return
        before, self._draft = self._draft, replace(draft, begun=True)
        self._thrown_away = None
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
        self.caused.emit()
        self.asked.emit()
        self.changed.emit()

    def _remarks(self) -> Mapping[str, Remark]:
        checked = check_form(self._draft.form(self._own_branch, self._today), self._today)
        return remarks_on(self._draft, checked, self._today, self._left, self._tried, self._office.words)

    def _log(self, despite: frozenset[UUID]) -> None:
        draft, own, intake = self._draft, self._own_branch, self._office.kiosk.cases.intake

        def log(session: SignedIn, now: datetime) -> Added | NotDone:
            try:
                return intake.log(session, draft.form(own, now.date()), now, despite)
            except NotDone as answer:
                return answer

        if self._office.ask(log, self._answered):
            self._saving = True
            self.changed.emit()

    def _answered(self, answer: Added | NotDone) -> None:
        match answer:
            case Added():
                self._saved(answer)
            case InTheWay():
                self._in_the_way.tell(answer.standing, self._draft)
                self.attended.emit("standing")
            case Unacceptable():
                self.changed.emit()
                self.attended.emit(str(answer.boxes[0].box))

    def _saved(self, added: Added) -> None:
        office, case = self._office, added.case
        self._replace(None, empty_draft())
        office.trail = office.trail[:1]  # the slip's page has nothing more to say
        office.go(Page.CASE, str(case.key))
        said = "desk_form.saved_before" if added.again else "desk_form.saved"
        office.tell(office.words.say(said, code=case.code), Tone.GOOD)

    def _heed(self) -> None:
        if self._saving and not self._office.busy:
            self._saving = False
            self.changed.emit()
