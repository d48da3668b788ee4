"""Who may sign in, and as what: made, shut out, let in again, each by somebody else."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.accounts import StaffAccount
from kiosk.staff.pin_rules import new_pin
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import SignedIn
from kiosk.texts import Words
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.phrases import say_moment, say_refused
from ui.desk.places import Page
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

DOUBLE_TAP_SECONDS = 0.6
"""A button that has just changed its meaning does nothing for so long: the second half of a double click."""

Changing = Callable[[StaffService, SignedIn, UUID, datetime], StaffAccount]
Read = tuple[tuple[StaffAccount, ...], Mapping[UUID, Refusal]]


@QmlElement
class StaffAccounts(DeskPage):
    """Who may sign in, and as what."""

    words_file = "desk_accounts"
    changed = Signal()
    picked = Signal()
    """Another account, the form of a new one, or a PIN to pass on is shown beside the list."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._accounts: tuple[StaffAccount, ...] = ()
        self._held_up: Mapping[UUID, Refusal] = {}
        self._chosen: UUID | None = None
        self._adding = False
        self._refused: Refused | None = None
        self._pin = ""
        self._acted_at = -DOUBLE_TAP_SECONDS

    # What QML reads.

    @Property("QVariantList", notify=changed)
    def rows(self) -> list[Snapshot]:
        """All accounts, by name."""
        return [self._row(account) for account in self._accounts]

    @Property(int, notify=changed)
    def at(self) -> int:
        """The row of the account that is shown beside the list."""
        return next((row for row, account in enumerate(self._accounts) if account.key == self._chosen), 0)

    @Property("QVariantMap", notify=changed)
    def chosen(self) -> Snapshot:
        """The account that is shown beside the list, or nothing."""
        account = self._account
        return NOTHING if account is None else self._row(account)

    @Property(bool, notify=changed)
    def adding(self) -> bool:
        """Whether the form of a new account is shown."""
        return self._adding

    @Property("QVariantList", notify=changed)
    def roles(self) -> list[Snapshot]:
        """Every role, as something to choose."""
        return [{"id": str(role), "title": self._office.words.say(f"desk.roles.{role}")} for role in Role]

    @Property(str, notify=changed)
    def roleNote(self) -> str:
        """What the roles are for."""
        return " ".join(self._office.words.say(f"desk_accounts.role_notes.{role}") for role in Role)

    @Property(str, notify=changed)
    def pin(self) -> str:
        """The PIN to pass on to the account that is shown, in two halves; empty when there is none."""
        return f"{self._pin[:3]} {self._pin[3:]}" if self._pin else ""

    @Property(str, notify=changed)
    def refusal(self) -> str:
        """Why the new account was not made; empty if nothing was tried."""
        return say_refused(self._refused, self._office.words) if self._refused else ""

    # What the officer does.

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show an account beside the list."""
        self._show_beside(UUID(key))

    @Slot()
    def beginAdding(self) -> None:
        """Show the form of a new account."""
        self._show_beside(self._chosen, adding=True)

    @Slot()
    def putAside(self) -> None:
        """Close the form, or forget the PIN that was passed on."""
        self._show_beside(self._chosen)

    @Slot(str, str)
    def add(self, name: str, role: str) -> None:
        """Make an account; its first PIN is made up here and shown once."""
        pin, staff = new_pin(name), self._office.kiosk.staff

        def refused(answer: Refused) -> bool:
            if answer.why not in (Refusal.NAME_UNUSABLE, Refusal.NAME_TAKEN):
                return False
            self._refused = answer
            self.changed.emit()
            return True

        self._office.hush()
        self._office.ask(
            lambda session, now: (staff.add(session, name, Role(role), pin, now), self._read(session, now)),
            lambda answer: self._done("added", pin, *answer),
            refused=refused,
        )

    @Slot()
    def toggle(self) -> None:
        """Shut out whoever is shown, or let them in again."""
        account = self._account
        if account and account.is_active:
            self._change("disabled", lambda staff, session, key, now: staff.disable(session, key, now))
        else:
            self._change("enabled", lambda staff, session, key, now: staff.enable(session, key, now))

    @Slot(str)
    def changeRole(self, role: str) -> None:
        """Give whoever is shown another role."""
        if self._account and self._account.role != role:
            self._change("role", lambda staff, session, key, now: staff.change_role(session, key, Role(role), now))

    @Slot()
    def resetPin(self) -> None:
        """Give whoever is shown a new PIN; it is made up here and shown once."""
        if self._account:
            pin = new_pin(self._account.name)
            self._change("reset", lambda staff, session, key, now: staff.reset_pin(session, key, pin, now), pin)

    @Slot()
    def release(self) -> None:
        """Give whoever is shown free tries again."""
        self._change("released", lambda staff, session, key, now: staff.release(session, key, now))

    @Slot()
    def openOwnPin(self) -> None:
        """To the page on which everybody changes their own PIN."""
        self._office.go(Page.OWN_PIN)

    def arrive(self, _about: object, /) -> None:
        """Read the accounts."""
        self._office.ask(self._read, self._show)

    def put_aside(self) -> bool:
        """Close the form of a new account, or forget the PIN that was shown."""
        lies_over = self._adding or bool(self._pin)
        if lies_over:
            self.putAside()
        return lies_over

    def leave(self) -> None:
        """A PIN that was shown is forgotten, the rest is read anew."""
        self._accounts, self._held_up = (), {}
        self._show_beside(None)

    # Inside.

    @property
    def _account(self) -> StaffAccount | None:
        return next((account for account in self._accounts if account.key == self._chosen), None)

    def _show_beside(self, key: UUID | None, *, adding: bool = False, pin: str = "") -> None:
        self._chosen, self._adding, self._pin, self._refused = key, adding, pin, None
        self.changed.emit()
        self.picked.emit()

    def _change(self, done: str, change: Changing, pin: str = "") -> None:
        key, moment = self._chosen, self._office.monotonic()
        if key is None or moment - self._acted_at < DOUBLE_TAP_SECONDS:
            return
        staff = self._office.kiosk.staff
        self._office.hush()
        self._office.ask(
            lambda session, now: (change(staff, session, key, now), self._read(session, now)),
            lambda answer: self._done(done, pin, *answer),
        )

    def _read(self, session: SignedIn, now: datetime) -> Read:
        """All accounts and who of them has to wait. Asked beside the page."""
        staff = self._office.kiosk.staff
        return staff.accounts(session, now), staff.held_up(session, now)

    def _done(self, what: str, pin: str, account: StaffAccount, read: Read) -> None:
        self._acted_at = self._office.monotonic()
        self._accounts, self._held_up = read
        self._show_beside(account.key, pin=pin)
        role = self._office.words.say(f"desk.roles.{account.role}")
        self._office.tell(self._office.words.say(f"desk_accounts.done.{what}", name=account.name, role=role), Tone.GOOD)

    def _show(self, read: Read) -> None:
        self._accounts, self._held_up = read
        if self._account is None:
            locked = (key for key, told in self._held_up.items() if told is Refusal.NEEDS_SUPERVISOR)
            self._chosen = next(locked, self._accounts[0].key)
        self.changed.emit()
        self.picked.emit()

    def _row(self, account: StaffAccount) -> Snapshot:
        words, now = self._office.words, self._office.kiosk.now()
        held_up = self._held_up.get(account.key)
        session = self._office.session
        return {
            "key": str(account.key),
            "name": account.name,
            "role": str(account.role),
            "roleName": words.say(f"desk.roles.{account.role}"),
            "state": words.say(f"desk_accounts.states.{_state_of(account, held_up)}"),
            "attention": held_up is not None or not account.is_active,
            "active": account.is_active,
            "heldUp": held_up is not None,
            "own": session is not None and session.staff == account.key,
            "seen": _say_seen(account, now, words),
        }


def _state_of(account: StaffAccount, held_up: Refusal | None) -> str:
    """The one thing that matters most about an account."""
    if not account.is_active:
        return "disabled"
    if held_up is not None:
        return str(held_up)
    return "temporary" if account.pin_is_temporary else "active"


def _say_seen(account: StaffAccount, now: datetime, words: Words) -> str:
    if account.signed_in_at is None:
        return words.say("desk_accounts.never")
    return words.say("desk_accounts.seen", moment=say_moment(account.signed_in_at, now, words))
