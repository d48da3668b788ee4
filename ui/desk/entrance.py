"""Signing in, the first account, and changing a PIN that somebody else made."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.sessions import SignedIn
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.saying import say_refused, say_span
from ui.shared.properties import Property

if TYPE_CHECKING:
    from kiosk.staff.service import StaffService

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

ASK_WAIT_EVERY_SECONDS = 1.0


@QmlElement
class Entrance(DeskPage):
    """The three pages before an officer is in. What was typed stays in the boxes of the page, never here."""

    changed = Signal()
    refusedPin = Signal()
    """The PIN was not taken: its box is emptied and has the focus."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.demo: tuple[str, str] | None = None
        self._waiting_for = ""
        self._refused: Refused | None = None
        self._asked_at = 0.0

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why nobody is in yet; empty before the first try."""
        if self._refused is None:
            return ""
        if self._refused.why is Refusal.WAIT and self._refused.wait:
            words = self._office.words
            return words.say("desk.sign_in.counting", span=say_span(self._refused.wait, words))
        return say_refused(self._refused, self._office.words)

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
        self._try(lambda now: self._staff.sign_in(name, pin, self._station, now))

    @Slot(str, str, str)
    def makeFirst(self, name: str, pin: str, again: str) -> None:
        """Make the first supervisor, and sign in as that."""
        if pin != again:
            self._office.tell(self._office.words.say("desk.first.differ"), Tone.BAD)
            self.refusedPin.emit()
            return

        def made(now: datetime) -> SignedIn | Refused:
            account = self._staff.first_account(name, pin, self._station, now)
            return account if isinstance(account, Refused) else self._staff.sign_in(name, pin, self._station, now)

        self._try(made)

    @Slot(str, str, str)
    def changePin(self, old: str, new: str, again: str) -> None:
        """Change one's own PIN."""
        office = self._office
        if new != again:
            office.tell(office.words.say("desk.first.differ"), Tone.BAD)
            self.refusedPin.emit()
            return

        def changed(session: SignedIn) -> None:
            office.enter(session)
            office.tell(office.words.say("desk.own_pin.changed"), Tone.GOOD)

        office.ask(lambda session, now: self._staff.change_pin(session, old, new, now), changed, refused=self._refuse)

    def look(self) -> None:
        """While somebody has to wait: how long still. Time counts only while it is looked at."""
        office = self._office
        waits = self._refused is not None and self._refused.wait
        if not waits or office.monotonic() - self._asked_at < ASK_WAIT_EVERY_SECONDS:
            return
        self._asked_at = office.monotonic()
        name, station = self._waiting_for, self._station

        def told(left: tuple[Refused | None]) -> None:
            self._refused = left[0]
            self.changed.emit()

        office.ask_unsigned(lambda now: (self._staff.wait_left(name, station, now),), told, quietly=True)

    def leave(self) -> None:
        """Who tried to get in is forgotten."""
        self._refused, self._waiting_for = None, ""
        self.changed.emit()

    @property
    def _staff(self) -> "StaffService":
        return self._office.kiosk.staff

    @property
    def _station(self) -> int:
        return self._office.kiosk.station.number

    def _try(self, call: Callable[[datetime], SignedIn | Refused]) -> None:
        self._office.hush()
        self._office.ask_unsigned(call, self._office.enter, refused=self._refuse)

    def _refuse(self, refused: Refused) -> bool:
        self._refused = refused
        if refused.why is Refusal.NOT_THE_FIRST:
            self._office.needs_first = False
            self._office.moved.emit()
        self.changed.emit()
        self.refusedPin.emit()
        return True
