"""The case that lies open on the desk: what is asked of the services for it, and what becomes of their answers."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from kiosk.cases.answers import Obstacle, Obstructed, Unacceptable
from kiosk.cases.case import Case
from kiosk.cases.correction import Correction
from kiosk.cases.follow_up import FollowUp, Revealed, Told
from kiosk.cases.states import Rule
from kiosk.ids import new_key
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.roles import Act, allowed
from kiosk.staff.sessions import SignedIn
from ui.desk.case.opened import Opened, Read, do_and_read, read_case
from ui.desk.case.panels import Panel, PanelKind, panel_for
from ui.desk.case.revealed import Revealing
from ui.desk.office import Office, Tone

DOUBLE_CLICK_SECONDS = 0.5
"""So long after what is shown has changed nothing is done: a second click was meant for what stood there before."""

Doing = Callable[[SignedIn, Case, datetime, UUID], object]
"""What an officer does with the open case; the key is that of the act: a second click is the same one."""


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
        return session is not None and session.may(act)

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
        follow = self._follow_up
        self._do(lambda who, case, now, act: follow.move(who, case, rule.move, told, now, act), self._say_moved)

    def note(self, text: str) -> None:
        """Write a note into the history."""
        follow = self._follow_up
        self._do(lambda who, case, now, act: follow.note(who, case, text, now, act), lambda _opened: self._say("note"))

    def correct(self, correction: Correction, reason: str) -> None:
        """Put a mistake right."""
        follow = self._follow_up
        self._do(
            lambda who, case, now, act: follow.correct(who, case, correction, reason, now, act),
            lambda _opened: self._say("correct"),
        )

    def assign(self, to: UUID) -> None:
        """Make the case one's own, or give it to somebody else."""
        follow = self._follow_up
        self._do(
            lambda who, case, now, act: follow.assign(who, case, to, now, act),
            lambda opened: self._say("assign", who=opened.names.get(to, "")),
        )

    def read_again(self) -> None:
        """Something happened to the case beside the page: its history shows it, as soon as nothing else is going on."""
        self._is_behind = True
        self._catch_up()

    def reveal(self, field: str) -> None:
        """Show a number in full for some seconds, or hide it again."""
        follow, case = self._follow_up, self.case
        if case is None:
            return
        if self.revealing.seconds(field):
            self.revealing.hide()
            self._changed()
            return

        def asked(session: SignedIn, now: datetime) -> Revealed | Obstructed:
            try:
                return follow.reveal(session, case, field, now)
            except Obstructed as answer:
                return answer

        self._office.ask(asked, lambda answer: self._show_number(case.key, field, answer))

    def look(self) -> bool:
        """Look at the time; whether a number is shown whose seconds count down."""
        self._fetch()
        self._catch_up()
        counting = bool(self.revealing)
        self.revealing.look()
        return counting

    # Answers.

    @property
    def _follow_up(self) -> FollowUp:
        return self._office.kiosk.cases.follow_up

    def _fetch(self) -> None:
        if self._wanted and self._ask_for(self._wanted, self._show_read):
            self._wanted = None

    def _catch_up(self) -> None:
        if self._is_behind and self.case:
            self._is_behind = not self._ask_for(self.case.key, self._show_again, quietly=True)

    def _ask_for(self, key: UUID, then: Callable[[Read], None], *, quietly: bool = False) -> bool:
        cases = self._office.kiosk.cases
        return self._office.ask(lambda who, now: read_case(cases, who, key, now), then, quietly=quietly)

    def _show_again(self, answer: Read) -> None:
        opened = self.opened
        if isinstance(answer, Opened) and opened and answer.case == opened.case:  # else acting tells of the change
            self.opened = answer
            self._changed()

    def _do(self, act: Doing, said: Callable[[Opened], str]) -> None:
        case, key = self.case, self._act
        if case is None or not self.calm:
            return
        cases = self._office.kiosk.cases

        def asked(session: SignedIn, now: datetime) -> Read:
            return do_and_read(cases, session, case.key, lambda: act(session, case, now, key), now)

        self._office.ask(asked, lambda answer: self._show_done(answer, said))

    def _show_done(self, answer: Read, said: Callable[[Opened], str]) -> None:
        self.refused = answer if isinstance(answer, Unacceptable) else None
        if isinstance(answer, Opened):
            self.opened = answer
            if answer.overtaken:
                self._office.tell(self._office.words.say("cases.overtaken"), Tone.BAD)
            else:
                self._act = new_key()
                self.panel = Panel()
                self._office.tell(said(answer), Tone.GOOD)
        elif isinstance(answer, Obstructed):
            self._tell_obstacle(answer)
        self._stand(self.panel)

    def _show_read(self, answer: Read) -> None:
        if isinstance(answer, Opened):
            self.opened, self._act = answer, new_key()
        elif isinstance(answer, Obstructed):
            self.obstacle = answer.obstacle
        self._stand(self.panel)

    def _show_number(self, key: UUID, field: str, answer: Revealed | Obstructed) -> None:
        if isinstance(answer, Obstructed):
            self._tell_obstacle(answer)
        elif self.case and self.case.key == key:
            self.revealing.show(field, answer.text)
            self.read_again()
        self._changed()

    def _tell_obstacle(self, answer: Obstructed) -> None:
        self._office.tell(self._office.words.say(f"cases.obstacle.{answer.obstacle}"), Tone.BAD)

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
