"""What can be done about accounts and signing in; every act is checked against the table and leaves its event."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.audit.events import Detail, EventDraft, EventKind
from kiosk.ids import new_key
from kiosk.staff.accounts import StaffAccount, StaffChange, StaffStore, name_id, tidy_name
from kiosk.staff.entrance import TRIES_TO_STORE, Knock, Opening, PinDoor
from kiosk.staff.pin_rules import weakness_of
from kiosk.staff.pins import PinKeeper
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Act, Role, allowed
from kiosk.staff.sessions import SecondPerson, SessionEnd, SignedIn, end_by_time

_CHANGES = {
    Act.DISABLE_STAFF: EventKind.STAFF_DISABLED,
    Act.ENABLE_STAFF: EventKind.STAFF_ENABLED,
    Act.CHANGE_ROLE: EventKind.ROLE_CHANGED,
    Act.RESET_PIN: EventKind.PIN_RESET,
    Act.RELEASE_STAFF: EventKind.RELEASED,
}
"""What is done to somebody else's account, and the event that tells of it."""

_FREE_TRIES = frozenset({Act.RESET_PIN, Act.RELEASE_STAFF})
"""After these the wrong tries are forgotten."""


class StaffService:
    """The accounts of one branch.

    What is not done is refused: every method may raise Refused, and StorageError, or KioskError if the pepper is
    another one.
    """

    def __init__(self, store: StaffStore, pins: PinKeeper, branch: int, idle_limit: timedelta) -> None:
        self._store = store
        self._pins = pins
        self._branch = branch
        self._idle_limit = idle_limit
        self._entrance = PinDoor(store, pins, branch)

    def needs_first_account(self) -> bool:
        """Whether nobody can sign in because there is no account yet."""
        return not self._store.accounts()

    def first_account(self, name: str, pin: str, station: int, now: datetime) -> StaffAccount:
        """Make the first supervisor; only while there is no account at all."""
        account = self._new_account(name, Role.SUPERVISOR, pin, now)
        event = self._event(EventKind.STAFF_ADDED, None, station, now, str(account.key), {Detail.ROLE: account.role})
        if not self._store.apply(StaffChange((event,), accounts=(account,), is_first=True)):
            raise Refused(Refusal.NOT_THE_FIRST)
        return account

    def sign_in(self, name: str, pin: str, station: int, now: datetime) -> SignedIn:
        """Open a session, or say why not; a wrong name and a wrong PIN get the same answer after the same time."""

        def accept(account: StaffAccount) -> Opening:
            sealed = self._pins.seal(pin, account.key) if self._pins.is_outdated(account.pin) else account.pin
            changed = replace(account, version=account.version + 1, signed_in_at=now, pin=sealed)
            details = {Detail.ROLE: account.role}
            event = self._event(EventKind.SIGNED_IN, account.key, station, now, str(account.key), details)
            return Opening(changed, (event,))

        knock = Knock(name, pin, station, now, EventKind.SIGN_IN_FAILED, None)
        return self._session(self._entrance.try_open(knock, accept).account, station, now)

    def wait_left(self, name: str, station: int, now: datetime) -> Refused | None:
        """What somebody of this name would be told at once; None if a try is free. Ask again while counting down."""
        return self._entrance.wait_left(name, station, now)

    def sign_out(self, session: SignedIn, reason: SessionEnd, now: datetime) -> None:
        """Write down that a session is over; the program then forgets it."""
        details = {Detail.REASON: reason}
        event = self._event(EventKind.SIGNED_OUT, session.staff, session.station, now, str(session.staff), details)
        self._store.apply(StaffChange((event,)))

    def end_of(self, session: SignedIn, now: datetime) -> SessionEnd | None:
        """Why `session` is over, asked by a page that waits (every 5 s: reliability.md, S6); None while it goes on."""
        end = end_by_time(session, now, self._idle_limit)
        if end is None and not _is_of(session, self._store.account(session.staff)):
            return SessionEnd.ACCOUNT
        return end

    def permit(self, session: SignedIn, act: Act, now: datetime, subject: str = "") -> None:
        """Refuse `act`, and write that down, unless it may be done now.

        Every service above asks this before it does anything. `subject` is a code or key, as in an event.
        """
        self._actor(session, act, now, subject)

    def accounts(self, session: SignedIn, now: datetime) -> tuple[StaffAccount, ...]:
        """All accounts, by name."""
        self._actor(session, Act.SEE_STAFF, now)
        return self._store.accounts()

    def named(self, session: SignedIn, name: str, act: Act, now: datetime) -> StaffAccount:
        """The account of this name, for somebody who may do `act` to it: else names could be tried."""
        self._actor(session, act, now)
        if account := self._entrance.named(name):
            return account
        raise Refused(Refusal.UNKNOWN_ACCOUNT)

    def held_up(self, session: SignedIn, now: datetime) -> Mapping[UUID, Refusal]:
        """Who has used up the free tries at some station, and is told there to wait or to ask for help."""
        self._actor(session, Act.SEE_STAFF, now)
        return self._entrance.held_up(self._store.accounts(), now)

    def add(self, session: SignedIn, name: str, role: Role, pin: str, now: datetime) -> StaffAccount:
        """Make an account; its PIN must be changed at the first sign-in."""
        actor = self._actor(session, Act.ADD_STAFF, now)
        account = replace(self._new_account(name, role, pin, now), pin_is_temporary=True)
        details = {Detail.ROLE: role}
        event = self._event(EventKind.STAFF_ADDED, actor.key, session.station, now, str(account.key), details)
        for _ in range(TRIES_TO_STORE):
            if self._store.account_named(account.name_id):
                raise Refused(Refusal.NAME_TAKEN)
            if self._store.apply(StaffChange((event,), accounts=(account,), unchanged=(actor,))):
                return account
            actor = self._actor(session, Act.ADD_STAFF, now)
        raise Refused(Refusal.BUSY)

    def disable(self, session: SignedIn, key: UUID, now: datetime) -> StaffAccount:
        """Shut an account out: no sign-in from now on, and open sessions end at their next act."""
        return self._change(session, Act.DISABLE_STAFF, key, now, lambda account: replace(account, is_active=False))

    def enable(self, session: SignedIn, key: UUID, now: datetime) -> StaffAccount:
        """Let a disabled account in again, with its PIN."""
        return self._change(session, Act.ENABLE_STAFF, key, now, lambda account: replace(account, is_active=True))

    def change_role(self, session: SignedIn, key: UUID, role: Role, now: datetime) -> StaffAccount:
        """Give an account another role; open sessions end."""
        return self._change(session, Act.CHANGE_ROLE, key, now, lambda account: replace(account, role=role))

    def reset_pin(self, session: SignedIn, key: UUID, pin: str, now: datetime) -> StaffAccount:
        """Give somebody else a new PIN, to be changed at the next sign-in; tries are free again, sessions end."""

        def give(account: StaffAccount) -> StaffAccount:
            _refuse_weak(pin, account.name)
            return replace(account, pin=self._pins.seal(pin, account.key), pin_is_temporary=True)

        return self._change(session, Act.RESET_PIN, key, now, give)

    def release(self, session: SignedIn, key: UUID, now: datetime) -> StaffAccount:
        """Give free tries again to somebody who used them up, at every station."""
        return self._change(session, Act.RELEASE_STAFF, key, now, lambda account: account)

    def change_pin(self, session: SignedIn, old: str, new: str, now: datetime) -> SignedIn:
        """Change one's own PIN; wrong old ones count like those of a sign-in. Other sessions of the account end."""
        actor = self._actor(session, Act.CHANGE_OWN_PIN, now)
        _refuse_weak(new, actor.name)

        def accept(account: StaffAccount) -> Opening:
            if self._pins.matches(new, account.pin, account.key):
                raise Refused(Refusal.SAME_PIN)
            sealed = self._pins.seal(new, account.key)
            changed = replace(_moved_on(account), pin=sealed, pin_is_temporary=False)
            event = self._event(EventKind.PIN_CHANGED, account.key, session.station, now, str(account.key))
            return Opening(changed, (event,))

        knock = Knock(actor.name, old, session.station, now, EventKind.SIGN_IN_FAILED, actor.key)
        account = self._entrance.try_open(knock, accept).account
        return replace(self._session(account, session.station, now), since=session.since)

    def second_person(self, session: SignedIn, name: str, pin: str, now: datetime) -> SecondPerson:
        """Somebody else confirms by PIN the export of the person signed in."""
        actor = self._actor(session, Act.EXPORT, now)

        def accept(account: StaffAccount) -> Opening:
            if account.key == actor.key:
                raise Refused(Refusal.SAME_PERSON)
            if account.pin_is_temporary:  # whoever set it knows it too: that is no second person
                raise Refused(Refusal.MUST_CHANGE_PIN)
            if not allowed(account.role, Act.SECOND_EXPORT):
                raise self._denied(account.key, session.station, Act.SECOND_EXPORT, now, Refused(Refusal.NOT_ALLOWED))
            kind = EventKind.SECOND_CONFIRMED
            event = self._event(kind, account.key, session.station, now, str(actor.key), {Detail.ACT: Act.EXPORT})
            return Opening(replace(account, version=account.version + 1), (event,))

        knock = Knock(name, pin, session.station, now, EventKind.SECOND_FAILED, actor.key)
        return SecondPerson(actor.key, self._entrance.try_open(knock, accept).account.key, now)

    def _change(
        self, session: SignedIn, act: Act, key: UUID, now: datetime, make: Callable[[StaffAccount], StaffAccount]
    ) -> StaffAccount:
        """Change somebody else's account. Nobody can act on the own one: so whoever may do this always remains."""
        for _ in range(TRIES_TO_STORE):
            actor = self._actor(session, act, now, str(key))
            account = self._store.account(key)
            if account is None:
                raise Refused(Refusal.UNKNOWN_ACCOUNT)
            if account.key == actor.key:
                raise self._denied(actor.key, session.station, act, now, Refused(Refusal.OWN_ACCOUNT), str(key))
            made = make(account)
            changed = replace(made, version=account.version + 1) if made == account else _moved_on(made)
            details = {Detail.ROLE: changed.role}
            event = self._event(_CHANGES[act], actor.key, session.station, now, str(key), details)
            forget = (self._entrance.mark_of(account),) if act in _FREE_TRIES else ()
            if self._store.apply(StaffChange((event,), accounts=(changed,), unchanged=(actor,), forget=forget)):
                return changed
        raise Refused(Refusal.BUSY)

    def _actor(self, session: SignedIn, act: Act, now: datetime, subject: str = "") -> StaffAccount:
        """The account behind `session`, which may do `act` now. Raises ValueError for a subject no event may hold."""
        account = self._store.account(session.staff)
        end = end_by_time(session, now, self._idle_limit)
        if account is None or not _is_of(session, account):
            refused = Refused(Refusal.SESSION_ENDED, end=SessionEnd.ACCOUNT)
        elif end:
            refused = Refused(Refusal.SESSION_ENDED, end=end)
        elif account.pin_is_temporary and act is not Act.CHANGE_OWN_PIN:
            refused = Refused(Refusal.MUST_CHANGE_PIN)
        elif not allowed(account.role, act):
            refused = Refused(Refusal.NOT_ALLOWED)
        else:
            return account
        raise self._denied(session.staff, session.station, act, now, refused, subject)

    def _denied(self, who: UUID, station: int, act: Act, now: datetime, refused: Refused, subject: str = "") -> Refused:
        details = {Detail.ACT: act, Detail.REASON: refused.why}
        self._store.apply(StaffChange((self._event(EventKind.DENIED, who, station, now, subject, details),)))
        return refused

    def _new_account(self, name: str, role: Role, pin: str, now: datetime) -> StaffAccount:
        tidied = tidy_name(name)
        if tidied is None or not name_id(tidied):
            raise Refused(Refusal.NAME_UNUSABLE)
        _refuse_weak(pin, tidied)
        key = new_key()
        return StaffAccount(
            key=key,
            version=1,
            name=tidied,
            role=role,
            pin=self._pins.seal(pin, key),
            pin_is_temporary=False,
            is_active=True,
            epoch=1,
            made_at=now,
            signed_in_at=None,
        )

    def _session(self, account: StaffAccount, station: int, now: datetime) -> SignedIn:
        return SignedIn(
            staff=account.key,
            name=account.name,
            role=account.role,
            branch=self._branch,
            station=station,
            since=now,
            touched_at=now,
            epoch=account.epoch,
            must_change_pin=account.pin_is_temporary,
        )

    def _event(
        self,
        kind: EventKind,
        staff: UUID | None,
        station: int,
        now: datetime,
        subject: str = "",
        details: Mapping[Detail, str] | None = None,
    ) -> EventDraft:
        return EventDraft(new_key(), self._branch, station, now, staff, kind, subject, details or {})


def _refuse_weak(pin: str, name: str) -> None:
    if weakness := weakness_of(pin, name):
        raise Refused(Refusal.WEAK_PIN, weakness=weakness)


def _is_of(session: SignedIn, account: StaffAccount | None) -> bool:
    return account is not None and account.is_active and account.epoch == session.epoch


def _moved_on(account: StaffAccount) -> StaffAccount:
    """The account one version and one epoch further: its open sessions are over."""
    return replace(account, version=account.version + 1, epoch=account.epoch + 1)
