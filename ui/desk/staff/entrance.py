"""Signing in, the first account, and changing one's own PIN."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.lockout import REST
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.sessions import SignedIn
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.phrases import say_refused, say_span
from ui.shared.properties import Property

if TYPE_CHECKING:
    from kiosk.staff.service import StaffService

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

ASK_WAIT_EVERY_SECONDS = 1.0


OF_OLD_PIN = (Refusal.WRONG, Refusal.WAIT, Refusal.NEEDS_SUPERVISOR, Refusal.BUSY)
"""Refusals that speak of the PIN that is there, when it is to be changed."""


@QmlElement
class Entrance(DeskPage):
    """The three pages on which a PIN is typed. What was typed stays in the boxes of the page, never here."""

    changed = Signal()
    refusedPin = Signal()
    """What was typed was not taken: boxes of PINs are emptied."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.demo: tuple[str, str] | None = None
        self._waiting_for = ""
        self._refused: Refused | None = None
        self._differ = False
        self._asked_at = 0.0

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why what was typed was not taken; empty before the first try."""
        words = self._office.words
        if self._differ:
            return words.say("desk.first.differ")
        if self._refused is None:
            return ""
        said = self._say(self._refused)
        if self._office.session is None and _is_long(self._refused):
            said = f"{said} {words.say('desk.sign_in.who_releases', span=say_span(REST, words))}"
        return said

    @Property(str, notify=changed)
    def about(self) -> str:
        """The box that the message is about: name, old, pin or again."""
        if self._differ:
            return "again"
        why = self._refused.why if self._refused else None
        if why in (Refusal.NAME_UNUSABLE, Refusal.NAME_TAKEN):
            return "name"
        return "old" if self._office.session and why in OF_OLD_PIN else "pin"

    @Property(bool, notify=changed)
    def forced(self) -> bool:
        """Whether the PIN must be changed before anything else."""
        session = self._office.session
        return session is not None and session.must_change_pin

    @Property(str, notify=changed)
    def demoText(self) -> str:
        """How to sign in to the invented data."""
        if self.demo is None:
            return ""
        return self._office.words.say("desk.sign_in.demo", name=self.demo[0], pin=self.demo[1])

    @Slot(str, str)
    def signIn(self, name: str, pin: str) -> None:
        """Try name and PIN."""
        self._waiting_for = name
        self._try(lambda now: self._let_in(name, pin, now))

    @Slot(str, str, str)
    def makeFirst(self, name: str, pin: str, again: str) -> None:
        """Make the first supervisor, and sign in as that."""

        def made(now: datetime) -> LetIn:
            self._staff.first_account(name, pin, self._station, now)
            return self._let_in(name, pin, now)

        if self._are_same(pin, again):
            self._try(made)

    @Slot(str, str, str)
    def changePin(self, old: str, new: str, again: str) -> None:
        """Change one's own PIN."""
        office = self._office

        def changed(session: SignedIn) -> None:
            office.enter(session)
            office.tell(office.words.say("desk.own_pin.changed"), Tone.GOOD)

        if office.session and self._are_same(new, again):
            self._waiting_for = office.session.name
            office.ask(
                lambda session, now: self._staff.change_pin(session, old, new, now), changed, refused=self._refuse
            )

    def look(self) -> None:
        """While somebody has to wait: how long still. Time counts only while it is looked at."""
        office = self._office
        waits = self._refused is not None and self._refused.wait
        if not waits or office.monotonic() - self._asked_at < ASK_WAIT_EVERY_SECONDS:
            return
        self._asked_at = office.monotonic()
        name, station = self._waiting_for, self._station

        def told(left: Refused | None) -> None:
            self._refused = left
            self.changed.emit()

        office.ask_unsigned(lambda now: self._staff.wait_left(name, station, now), told, quietly=True)

    def arrive(self, _about: object, /) -> None:
        """Say whether the PIN must be changed."""
        self.changed.emit()

    def leave(self) -> None:
        """Who tried to get in is forgotten."""
        self._refused, self._differ, self._waiting_for = None, False, ""
        self.changed.emit()

    @property
    def _staff(self) -> "StaffService":
        return self._office.kiosk.staff

    @property
    def _station(self) -> int:
        return self._office.kiosk.station.number

    def _let_in(self, name: str, pin: str, now: datetime) -> "LetIn":
        """Try name and PIN, beside the page."""
        told = self._staff.wait_left(name, self._station, now)
        return LetIn(self._staff.sign_in(name, pin, self._station, now), in_spite=told is not None)

    def _try(self, call: "Callable[[datetime], LetIn]") -> None:
        self._office.hush()
        self._office.ask_unsigned(call, self._enter, refused=self._refuse)

    def _enter(self, let_in: "LetIn") -> None:
        self._office.enter(let_in.session)
        if let_in.in_spite:
            self._office.tell(self._office.words.say("desk.sign_in.let_in"))

    def _are_same(self, pin: str, again: str) -> bool:
        self._differ, self._refused = pin != again, None
        self.changed.emit()
        if self._differ:
            self.refusedPin.emit()
        return not self._differ

    def _say(self, refused: Refused) -> str:
        words = self._office.words
        if refused.why is Refusal.WAIT and refused.wait:
            return words.say("desk.sign_in.counting", span=say_span(refused.wait, words))
        if refused.why is Refusal.WRONG and self._office.session:
            said = words.say("desk.own_pin.wrong")
            return f"{said} {words.say('desk.wait', span=say_span(refused.wait, words))}" if refused.wait else said
        return say_refused(refused, words)

    def _refuse(self, refused: Refused) -> bool:
        self._refused = refused
        if refused.why is Refusal.NOT_THE_FIRST:
            self._office.needs_first = False
            self._office.moved.emit()
        self.changed.emit()
        self.refusedPin.emit()
        return True


@dataclass(frozen=True)
class LetIn:
    """Somebody is in; `in_spite` of wrong tries with this name or at this station, as those who release others are."""

    session: SignedIn
    in_spite: bool


def _is_long(refused: Refused) -> bool:
    """Whether those who release others get in sooner than what is told."""
    return refused.why is Refusal.NEEDS_SUPERVISOR or refused.wait > REST
