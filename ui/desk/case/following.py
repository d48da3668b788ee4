"""The case that lies open on the desk: what is asked of the services for it, and what becomes of their answers."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from kiosk.cases.answers import Obstacle, Unacceptable
from kiosk.cases.case import Case, Field
from kiosk.cases.correction import Correction
from kiosk.cases.follow_up import Revealed, Told
from kiosk.cases.states import Rule
from kiosk.ids import new_key
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.refusals import Refused
from kiosk.staff.roles import Act, allowed
from kiosk.staff.sessions import SignedIn
from ui.desk.case.opened import Doing, Opened, do_and_read, read_case
from ui.desk.case.panels import Panel, PanelKind, panel_for
from ui.desk.case.revealed import Revealing
from ui.desk.office import Office, Tone

DOUBLE_CLICK_SECONDS = 0.5
"""So long after what is shown has changed nothing is done: a second click was meant for what stood there before."""


class Following:
    """One case at a time. What a panel asks for is typed in the page; here is only that it is open."""

    def __init__(self, office: Office, changed: Callable[[], None]) -> None:
        """`changed` is called whenever something of it is different."""
        self._office = office
        self._changed = changed
        self.opened: Opened | None = None
        self.obstacle: Obstacle | None = None
        """Why there is no case to show."""
        self.panel = Panel()
        self.refused: Unacceptable | None = None
        """What the panel holds that may not be kept."""
        self.officers: tuple[StaffAccount, ...] = ()
        self.revealing = Revealing(office.monotonic)
        self._act = new_key()
        self._changed_at = 0.0
        self._wanted: UUID | None = None
        """The case that is to be opened."""
        self._is_behind = False
        """Whether the history has grown since it was read."""

    @property
    def case(self) -> Case | None:
        """The case as it was seen last."""
        return self.opened.case if self.opened else None

    def may(self, act: Act) -> bool:
        """Whether whoever is signed in may do this; the services ask the same again."""
        session = self._office.session
        return session is not None and allowed(session.role, act)

    @property
    def calm(self) -> bool:
        """Whether what is shown has been there long enough to be meant."""
        return self._office.monotonic() - self._changed_at >= DOUBLE_CLICK_SECONDS and not self._office.busy

    # Open and close.

    def read(self, key: UUID) -> None:
        """Open a case, as soon as nothing else is going on."""
        self._wanted = key
        self._fetch()

    def forget(self) -> None:
        """Close the case; nothing of it stays."""
        self.opened = self.obstacle = self.refused = None
        self._wanted = None
        self._is_behind = False
        self.officers = ()
        self.revealing.hide()
        self._stand(Panel())

    def open(self, panel: Panel) -> None:
        """Open a panel over the page."""
        if self.opened and self.calm and not self.panel.kind:
            self._act = new_key()
            self._stand(panel)
            if panel.kind is PanelKind.ASSIGN:
                self._office.ask(self._office.kiosk.staff.accounts, self._show_officers)

    def close(self) -> None:
        """Close the panel."""
        self.refused = None
        self._stand(Panel())

    # Act.

    def take(self, rule: Rule) -> None:
        """Make a move, or open the panel that asks for what it needs."""
        panel = panel_for(rule)
        if panel.kind:
            self.open(panel)
        else:
            self.move(rule, Told())

    def move(self, rule: Rule, told: Told) -> None:
        """Make a move."""
        self._do(lambda case, act: _moving(self._office, case, rule, told, act), self._say_moved)

    def note(self, text: str) -> None:
        """Write a note into the history."""
        follow = self._office.kiosk.cases.follow_up

        def noting(case: Case, act: UUID) -> Doing:
            return lambda session, now: follow.note(session, case, text, now, act)

        self._do(noting, lambda _opened: self._say("note"))

    def correct(self, correction: Correction, reason: str) -> None:
        """Put a mistake right."""
        follow = self._office.kiosk.cases.follow_up

        def correcting(case: Case, act: UUID) -> Doing:
            return lambda session, now: follow.correct(session, case, correction, reason, now, act)

        self._do(correcting, lambda _opened: self._say("correct"))

    def assign(self, to: UUID) -> None:
        """Make the case one's own, or give it to somebody else."""
        follow = self._office.kiosk.cases.follow_up

        def assigning(case: Case, act: UUID) -> Doing:
            return lambda session, now: follow.assign(session, case, to, now, act)

        self._do(assigning, lambda opened: self._say("assign", who=opened.names.get(to, "")))

    def read_again(self) -> None:
        """Something happened to the case beside the page: its history shows it, as soon as nothing else is going on."""
        self._is_behind = True
        self._catch_up()

    def reveal(self, field: Field) -> None:
        """Show a number in full for some seconds, or hide it again."""
        follow, case = self._office.kiosk.cases.follow_up, self.case
        if case is None:
            return
        if self.revealing.seconds(field):
            self.revealing.hide()
            self._changed()
            return

        def asked(session: SignedIn, now: datetime) -> Revealed | Obstacle | Refused:
            return follow.reveal(session, case, field, now)

        self._office.ask(asked, lambda answer: self._show_number(case.key, field, answer))

    def look(self) -> bool:
        """Look at the time; whether a number is shown whose seconds count down."""
        self._fetch()
        self._catch_up()
        counting = bool(self.revealing)
        self.revealing.look()
        return counting

    # Answers.

    def _fetch(self) -> None:
        cases, key = self._office.kiosk.cases, self._wanted
        if key is None:
            return

        def asked(session: SignedIn, now: datetime) -> Opened | Obstacle | Refused:
            return read_case(cases, session, key, now)

        if self._office.ask(asked, self._show_read):
            self._wanted = None

    def _catch_up(self) -> None:
        case = self.case
        if not self._is_behind or case is None:
            return
        cases, key = self._office.kiosk.cases, case.key

        def asked(session: SignedIn, now: datetime) -> Opened | Obstacle | Refused:
            return read_case(cases, session, key, now)

        self._is_behind = not self._office.ask(asked, self._show_again, quietly=True)

    def _show_again(self, answer: Opened | Obstacle) -> None:
        opened = self.opened
        if isinstance(answer, Opened) and opened and answer.case == opened.case:  # else acting tells of the change
            self.opened = answer
            self._changed()

    def _do(self, make: Callable[[Case, UUID], Doing], said: Callable[[Opened], str]) -> None:
        case = self.case
        if case is None or not self.calm:
            return
        cases, doing = self._office.kiosk.cases, make(case, self._act)

        def asked(session: SignedIn, now: datetime) -> Opened | Unacceptable | Obstacle | Refused:
            return do_and_read(cases, session, case.key, doing, now)

        self._office.ask(asked, lambda answer: self._show_done(answer, said))

    def _show_done(self, answer: Opened | Unacceptable | Obstacle, said: Callable[[Opened], str]) -> None:
        self.refused = answer if isinstance(answer, Unacceptable) else None
        if isinstance(answer, Opened):
            self.opened = answer
            if answer.overtaken:
                self._office.tell(self._office.words.say("cases.overtaken"), Tone.BAD)
            else:
                self._act = new_key()
                self.panel = Panel()
                self._office.tell(said(answer), Tone.GOOD)
        elif isinstance(answer, Obstacle):
            self._office.tell(self._office.words.say(f"cases.obstacle.{answer}"), Tone.BAD)
        self._stand(self.panel)

    def _show_read(self, answer: Opened | Obstacle) -> None:
        if isinstance(answer, Opened):
            self.opened, self._act = answer, new_key()
        else:
            self.obstacle = answer
        self._stand(self.panel)

    def _show_number(self, key: UUID, field: Field, answer: Revealed | Obstacle) -> None:
        if isinstance(answer, Obstacle):
            self._office.tell(self._office.words.say(f"cases.obstacle.{answer}"), Tone.BAD)
        elif self.case and self.case.key == key:
            self.revealing.show(field, answer.text)
            self.read_again()
        self._changed()

    def _show_officers(self, accounts: tuple[StaffAccount, ...]) -> None:
        case = self.case
        if case:
            self.officers = tuple(
                one
                for one in accounts
                if one.is_active and allowed(one.role, Act.SEE_CASE) and one.key != case.assigned_to
            )
            self._changed()

    def _stand(self, panel: Panel) -> None:
        self.panel = panel
        self._changed_at = self._office.monotonic()
        self._changed()

    def _say_moved(self, opened: Opened) -> str:
        return self._say("move", state=self._office.words.say(f"cases.states.{opened.case.state}"))

    def _say(self, done: str, **values: str) -> str:
        return self._office.words.say(f"desk_case.done.{done}", **values)


def _moving(office: Office, case: Case, rule: Rule, told: Told, act: UUID) -> Doing:
    follow = office.kiosk.cases.follow_up
    return lambda session, now: follow.move(session, case, rule.move, told, now, act)
