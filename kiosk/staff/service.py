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


class StaffService:
    """The accounts of one branch. Every method may raise StorageError, or KioskError if the pepper is another one."""

    def __init__(self, store: StaffStore, pins: PinKeeper, branch: int, idle_limit: timedelta) -> None:
        self._store = store
        self._pins = pins
        self._branch = branch
        self._idle_limit = idle_limit
        self._entrance = PinDoor(store, pins, branch)

    def needs_first_account(self) -> bool:
        """Whether nobody can sign in because there is no account yet."""
        return not self._store.accounts()

    def first_account(self, name: str, pin: str, station: int, now: datetime) -> StaffAccount | Refused:
        """Make the first supervisor; only while there is no account at all."""
        account = self._new_account(name, Role.SUPERVISOR, pin, now)
        if isinstance(account, Refused):
            return account
        event = self._event(EventKind.STAFF_ADDED, None, station, now, str(account.key), {Detail.ROLE: account.role})
        stored = self._store.apply(StaffChange((event,), accounts=(account,), is_first=True))
        return account if stored else Refused(Refusal.NOT_THE_FIRST)

    def sign_in(self, name: str, pin: str, station: int, now: datetime) -> SignedIn | Refused:
        """Open a session, or say why not; a wrong name and a wrong PIN get the same answer after the same time."""

        def accept(account: StaffAccount) -> Opening:
            sealed = self._pins.seal(pin, account.key) if self._pins.is_outdated(account.pin) else account.pin
            changed = replace(account, version=account.version + 1, signed_in_at=now, pin=sealed)
            details = {Detail.ROLE: account.role}
            event = self._event(EventKind.SIGNED_IN, account.key, station, now, str(account.key), details)
            return Opening(changed, (event,))

        knock = Knock(name, pin, station, now, EventKind.SIGN_IN_FAILED, None)
        opening = self._entrance.try_open(knock, accept)
        return opening if isinstance(opening, Refused) else self._session(opening.account, station, now)

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

    def permit(self, session: SignedIn, act: Act, now: datetime, subject: str = "") -> SignedIn | Refused:
        """The touched session if `act` may be done now; else the refusal, which is written down.

        Every service above asks this before it does anything. `subject` is a code or key, as in an event.
        """
        actor = self._actor(session, act, now, subject)
        return actor if isinstance(actor, Refused) else session.touched(now)

    def accounts(self, session: SignedIn, now: datetime) -> tuple[StaffAccount, ...] | Refused:
        """All accounts, by name."""
        actor = self._actor(session, Act.SEE_STAFF, now)
        return actor if isinstance(actor, Refused) else self._store.accounts()

    def held_up(self, session: SignedIn, now: datetime) -> Mapping[UUID, Refusal] | Refused:
        """Who has used up the free tries at some station, and is told there to wait or to ask for help."""
        actor = self._actor(session, Act.SEE_STAFF, now)
        return actor if isinstance(actor, Refused) else self._entrance.held_up(self._store.accounts(), now)

    def add(self, session: SignedIn, name: str, role: Role, pin: str, now: datetime) -> StaffAccount | Refused:
        """Make an account; its PIN must be changed at the first sign-in."""
        actor = self._actor(session, Act.ADD_STAFF, now)
        if isinstance(actor, Refused):
            return actor
        made = self._new_account(name, role, pin, now)
        if isinstance(made, Refused):
            return made
        account = replace(made, pin_is_temporary=True)
        details = {Detail.ROLE: role}
        event = self._event(EventKind.STAFF_ADDED, actor.key, session.station, now, str(account.key), details)
        for _ in range(TRIES_TO_STORE):
            if self._store.account_named(account.name_id):
                return Refused(Refusal.NAME_TAKEN)
            if self._store.apply(StaffChange((event,), accounts=(account,), unchanged=(actor,))):
                return account
            actor = self._actor(session, Act.ADD_STAFF, now)
            if isinstance(actor, Refused):
                return actor
        return Refused(Refusal.BUSY)

    def disable(self, session: SignedIn, key: UUID, now: datetime) -> StaffAccount | Refused:
        """Shut an account out: no sign-in from now on, and open sessions end at their next act."""
        return self._change(
            session,
            Act.DISABLE_STAFF,
            key,
            now,
            EventKind.STAFF_DISABLED,
            lambda account: replace(account, is_active=False),
        )

    def enable(self, session: SignedIn, key: UUID, now: datetime) -> StaffAccount | Refused:
        """Let a disabled account in again, with its PIN."""
        return self._change(
            session,
            Act.ENABLE_STAFF,
            key,
            now,
            EventKind.STAFF_ENABLED,
            lambda account: replace(account, is_active=True),
        )

    def change_role(self, session: SignedIn, key: UUID, role: Role, now: datetime) -> StaffAccount | Refused:
        """Give an account another role; open sessions end."""
        return self._change(
            session, Act.CHANGE_ROLE, key, now, EventKind.ROLE_CHANGED, lambda account: replace(account, role=role)
        )

    def reset_pin(self, session: SignedIn, key: UUID, pin: str, now: datetime) -> StaffAccount | Refused:
        """Give somebody else a new PIN, to be changed at the next sign-in; tries are free again, sessions end."""

        def give(account: StaffAccount) -> StaffAccount | Refused:
            weakness = weakness_of(pin, account.name)
            if weakness:
                return Refused(Refusal.WEAK_PIN, weakness=weakness)
            return replace(account, pin=self._pins.seal(pin, account.key), pin_is_temporary=True)

        return self._change(session, Act.RESET_PIN, key, now, EventKind.PIN_RESET, give, frees_tries=True)

    def release(self, session: SignedIn, key: UUID, now: datetime) -> StaffAccount | Refused:
        """Give free tries again to somebody who used them up, at every station."""
        return self._change(
            session, Act.RELEASE_STAFF, key, now, EventKind.RELEASED, lambda account: account, frees_tries=True
        )

    def change_pin(self, session: SignedIn, old: str, new: str, now: datetime) -> SignedIn | Refused:
        """Change one's own PIN; wrong old ones count like those of a sign-in. Other sessions of the account end."""
        actor = self._actor(session, Act.CHANGE_OWN_PIN, now)
        if isinstance(actor, Refused):
            return actor
        weakness = weakness_of(new, actor.name)
        if weakness:
            return Refused(Refusal.WEAK_PIN, weakness=weakness)

        def accept(account: StaffAccount) -> Opening | Refused:
            if self._pins.matches(new, account.pin, account.key):
                return Refused(Refusal.SAME_PIN)
            sealed = self._pins.seal(new, account.key)
            changed = replace(_moved_on(account), pin=sealed, pin_is_temporary=False)
            event = self._event(EventKind.PIN_CHANGED, account.key, session.station, now, str(account.key))
            return Opening(changed, (event,))

        knock = Knock(actor.name, old, session.station, now, EventKind.SIGN_IN_FAILED, actor.key)
        opening = self._entrance.try_open(knock, accept)
        if isinstance(opening, Refused):
            return opening
        return replace(self._session(opening.account, session.station, now), since=session.since)

    def second_person(self, session: SignedIn, name: str, pin: str, now: datetime) -> SecondPerson | Refused:
        """Somebody else confirms by PIN the export of the person signed in."""
        actor = self._actor(session, Act.EXPORT, now)
        if isinstance(actor, Refused):
            return actor

        def accept(account: StaffAccount) -> Opening | Refused:
            if account.key == actor.key:
                return Refused(Refusal.SAME_PERSON)
            if account.pin_is_temporary:  # whoever set it knows it too: that is no second person
                return Refused(Refusal.MUST_CHANGE_PIN)
            if not allowed(account.role, Act.SECOND_EXPORT):
                return self._deny(account.key, session.station, Act.SECOND_EXPORT, now, Refused(Refusal.NOT_ALLOWED))
            kind = EventKind.SECOND_CONFIRMED
            event = self._event(kind, account.key, session.station, now, str(actor.key), {Detail.ACT: Act.EXPORT})
            return Opening(replace(account, version=account.version + 1), (event,))

        knock = Knock(name, pin, session.station, now, EventKind.SECOND_FAILED, actor.key)
        opening = self._entrance.try_open(knock, accept)
        return opening if isinstance(opening, Refused) else SecondPerson(actor.key, opening.account.key, now)

    def _change(
        self,
        session: SignedIn,
        act: Act,
        key: UUID,
        now: datetime,
        kind: EventKind,
        make: Callable[[StaffAccount], StaffAccount | Refused],
        *,
        frees_tries: bool = False,
    ) -> StaffAccount | Refused:
        """Change somebody else's account. Nobody can act on the own one: so whoever may do this always remains."""
        for _ in range(TRIES_TO_STORE):
            actor = self._actor(session, act, now, str(key))
            if isinstance(actor, Refused):
                return actor
            account = self._store.account(key)
            if account is None:
                return Refused(Refusal.UNKNOWN_ACCOUNT)
            if account.key == actor.key:
                return self._deny(actor.key, session.station, act, now, Refused(Refusal.OWN_ACCOUNT), str(key))
            made = make(account)
            if isinstance(made, Refused):
                return made
            changed = replace(made, version=account.version + 1) if made == account else _moved_on(made)
            details = {Detail.ROLE: changed.role}
            event = self._event(kind, actor.key, session.station, now, str(key), details)
            forget = (self._entrance.mark_of(account),) if frees_tries else ()
            if self._store.apply(StaffChange((event,), accounts=(changed,), unchanged=(actor,), forget=forget)):
                return changed
        return Refused(Refusal.BUSY)

    def _actor(self, session: SignedIn, act: Act, now: datetime, subject: str = "") -> StaffAccount | Refused:
        """The account behind `session` if it may do `act` now. Raises ValueError for a subject no event may hold."""
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
        return self._deny(session.staff, session.station, act, now, refused, subject)

    def _deny(self, staff: UUID, station: int, act: Act, now: datetime, refused: Refused, subject: str = "") -> Refused:
        details = {Detail.ACT: act, Detail.REASON: refused.why}
        self._store.apply(StaffChange((self._event(EventKind.DENIED, staff, station, now, subject, details),)))
        return refused

    def _new_account(self, name: str, role: Role, pin: str, now: datetime) -> StaffAccount | Refused:
        tidied = tidy_name(name)
        if tidied is None or not name_id(tidied):
            return Refused(Refusal.NAME_UNUSABLE)
        weakness = weakness_of(pin, tidied)
        if weakness:
            return Refused(Refusal.WEAK_PIN, weakness=weakness)
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


def _is_of(session: SignedIn, account: StaffAccount | None) -> bool:
    return account is not None and account.is_active and account.epoch == session.epoch


def _moved_on(account: StaffAccount) -> StaffAccount:
    """The account one version and one epoch further: its open sessions are over."""
    return replace(account, version=account.version + 1, epoch=account.epoch + 1)
