"""One case: where it stands, what happened, what can be done next."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.case import FIELDS, NUMBERS, told
from kiosk.cases.checks import LIMITS
from kiosk.cases.follow_up import Told
from kiosk.cases.states import Ending
from kiosk.staff.roles import Act
from ui.desk.case.copy import CaseCopy
from ui.desk.case.correction import CaseCorrection
from ui.desk.case.facts import say_value, show_due, show_facts, show_history
from ui.desk.case.following import Following
from ui.desk.case.panels import PANELS, PanelKind, rules_for, show_moves, show_panel, wants_slip
from ui.desk.office import Office
from ui.desk.page import DeskPage
from ui.desk.phrases import say_kind, say_unacceptable
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CaseFile(DeskPage):
    """One case: where it stands, what happened, what can be done next."""

    words_file = "desk_case"
    changed = Signal()
    revealedChanged = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._following = Following(office, self._tell)
        self._correction = CaseCorrection(office)
        self._copy = CaseCopy(office)
        self._copy.paper.came_out.connect(self._following.read_again)

    # What QML reads.

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether the case has been read."""
        return self._following.opened is not None

    @Property(str, notify=changed)
    def missing(self) -> str:
        """Why there is no case to show."""
        obstacle = self._following.obstacle
        return self._office.words.say(f"cases.obstacle.{obstacle}") if obstacle else ""

    @Property("QVariantMap", notify=changed)
    def head(self) -> Snapshot:
        """What it is: code, request, state, participant, due time."""
        case, words = self._following.case, self._office.words
        if case is None:
            return NOTHING
        return {
            "code": case.code,
            "version": case.version,
            "kind": say_kind(case, words),
            "state": words.say(f"cases.states.{case.state}"),
            "open": case.is_open,
            "name": case.person.name if case.person else "",
            "forgotten": "" if case.person else words.say("desk_case.forgotten"),
            "due": show_due(case, self._office.kiosk.now(), words),
        }

    @Property("QVariantList", notify=revealedChanged)
    def numbers(self) -> list[Snapshot]:
        """KPJ and phone, by their ends or for some seconds in full."""
        case = self._following.case
        return [self._show_number(field) for field in NUMBERS] if case and case.person else []

    @Property("QVariantList", notify=changed)
    def facts(self) -> list[Snapshot]:
        """Everything else that is known of it."""
        opened = self._following.opened
        return show_facts(opened, self._office.kiosk.now(), self._office.words) if opened else []

    @Property("QVariantList", notify=changed)
    def history(self) -> list[Snapshot]:
        """What happened, the newest first."""
        opened = self._following.opened
        return show_history(opened, self._office.kiosk.now(), self._office.words) if opened else []

    @Property("QVariantList", notify=changed)
    def moves(self) -> list[Snapshot]:
        """What can be done with it, by the table."""
        opened, session = self._following.opened, self._office.session
        return show_moves(opened, session.role, self._office.words) if opened and session else []

    @Property("QVariantMap", notify=changed)
    def can(self) -> Snapshot:
        """What else can be done: note, correct, take, assign, print; whether the slip is out, or comes first."""
        opened, session, may = self._following.opened, self._office.session, self._following.may
        if opened is None or session is None:
            return NOTHING
        case, gives = opened.case, may(Act.REASSIGN_CASE)
        foreign = case.is_open and case.assigned_to != session.staff
        return {
            "note": may(Act.NOTE_CASE),
            "correct": may(Act.CORRECT_CASE) and case.person is not None,
            "assign": gives and case.is_open,
            "take": not gives and may(Act.TAKE_CASE) and foreign,
            "print": may(Act.PRINT_CASE),
            "again": opened.was_printed,
            "slip_first": wants_slip(opened),
        }

    @Property("QVariantMap", notify=changed)
    def panel(self) -> Snapshot:
        """What lies over the page; its `kind` is empty if nothing does."""
        case = self._following.case
        return show_panel(self._following.panel, case, self._office.words) if case else {"kind": ""}

    @Property(str, notify=changed)
    def remark(self) -> str:
        """Why what was typed into the panel may not be kept."""
        refused = self._following.refused
        return say_unacceptable(refused, self._office.words) if refused else ""

    @Property(int, notify=changed)
    def longest(self) -> int:
        """Characters of a note or a reason."""
        return LIMITS["note"]

    @Property("QVariantList", notify=changed)
    def officers(self) -> list[Snapshot]:
        """To whom the case can be given."""
        words = self._office.words
        return [
            {"key": str(one.key), "name": one.name, "role": words.say(f"desk.roles.{one.role}")}
            for one in self._following.officers
        ]

    @Property(CaseCorrection, notify=changed)
    def correction(self) -> CaseCorrection:
        """What is to be corrected."""
        return self._correction

    @Property(CaseCopy, notify=changed)
    def copy(self) -> CaseCopy:
        """The case's slip."""
        return self._copy

    # What the officer does.

    @Slot(str)
    def move(self, move: str) -> None:
        """Make a move, or be asked for what it needs."""
        case, session = self._following.case, self._office.session
        rules = rules_for(case, session.role) if case and session else ()
        for rule in rules:
            if rule.move == move:
                self._following.take(rule)

    @Slot(str)
    def say(self, text: str) -> None:
        """Answer the panel: to whom, why, or the note; nothing where it only asks whether."""
        panel = self._following.panel
        if panel.kind is PanelKind.NOTE:
            self._following.note(text)
        elif panel.rule:
            self._following.move(panel.rule, Told(text))

    @Slot(str)
    def end(self, ending: str) -> None:
        """Answer the panel: how it turned out."""
        if rule := self._following.panel.rule:
            self._following.move(rule, Told(ending=Ending(ending)))

    @Slot(str)
    def assign(self, officer: str) -> None:
        """Give the case to an officer."""
        self._following.assign(UUID(officer))

    @Slot()
    def takeOver(self) -> None:
        """Make the case one's own."""
        if self._office.session:
            self._following.assign(self._office.session.staff)

    @Slot(str)
    def correct(self, reason: str) -> None:
        """Save what was corrected."""
        if correction := self._correction.made:
            self._following.correct(correction, reason)

    @Slot(str)
    def reveal(self, field: str) -> None:
        """Show a number in full for some seconds, or hide it again."""
        self._following.reveal(field)

    @Slot(str)
    def open(self, kind: str) -> None:
        """Open a panel: note, correct, assign, slip."""
        opened, panel = self._following.opened, PANELS[kind]
        if opened is None or self._following.panel.kind:
            return
        if panel.kind is PanelKind.CORRECT:
            self._correction.arrive(opened.case)
        if panel.kind is PanelKind.SLIP:
            self._copy.arrive(opened)
        self._following.open(panel)

    @Slot()
    def printSlip(self) -> None:
        """Print the slip and show it."""
        self.open(PanelKind.SLIP)
        self._copy.paper.bringOut()

    @Slot()
    def close(self) -> None:
        """Close the panel; what was typed there is gone."""
        if not self._office.busy:
            self._following.close()
            self._put_panels_away()

    # The page.

    def arrive(self, about: object, /) -> None:
        """Read the case of this key."""
        self.leave()
        self._following.read(UUID(str(about)))

    def leave(self) -> None:
        """Nothing of the participant stays."""
        self._following.forget()
        self._put_panels_away()

    def put_aside(self) -> bool:
        """Close the panel that is open."""
        is_open = bool(self._following.panel.kind)
        self.close()
        return is_open

    def look(self) -> None:
        """Count down what is shown in full."""
        if self._following.look():
            self.revealedChanged.emit()

    def reword(self) -> None:
        """The language has changed."""
        self._tell()

    # Inside.

    def _tell(self) -> None:
        refused, opened, panel = self._following.refused, self._following.opened, self._following.panel
        if opened and panel.kind is PanelKind.CORRECT:
            self._correction.refresh(opened.case, refused)
        elif opened and panel.kind is PanelKind.SLIP:
            self._copy.refresh(opened)
        elif not panel.kind:
            self._put_panels_away()
        self.changed.emit()
        self.revealedChanged.emit()

    def _put_panels_away(self) -> None:
        self._correction.leave()
        self._copy.leave()

    def _show_number(self, name: str) -> Snapshot:
        following, words = self._following, self._office.words
        field = FIELDS[name]
        end = told(following.opened.case, field) if following.opened else ""
        title, seconds = words.say(field.words), following.revealing.seconds(name)
        say = "desk_case.hide" if seconds else "desk_case.reveal"
        return {
            "id": name,
            "title": title,
            "text": following.revealing.number(name) or say_value(field, end, self._office.kiosk.now(), words),
            "seconds": seconds,
            "button": words.say(say, field=title, seconds=seconds),
            "can": bool(end) and following.may(Act.REVEAL_CASE),
        }
