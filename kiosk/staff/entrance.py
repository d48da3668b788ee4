"""Where a name and a PIN are looked at: counted, slowed down, and never telling which of the two was wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.audit.events import Detail, EventDraft, EventKind
from kiosk.ids import new_key
from kiosk.staff.accounts import AttemptsRow, StaffAccount, StaffChange, StaffStore, name_id, tidy_name
from kiosk.staff.lockout import HELP_AT, REST, Attempts, fail, left_of, look, no_attempts, rest, station_left_of
from kiosk.staff.pins import PinKeeper
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Act, allowed

TRIES_TO_STORE = 5
"""How often a decision is made anew because somebody else was faster."""

_LOOK_STORED_AFTER = timedelta(minutes=1)
_NOTHING = timedelta(0)
_STATION = ""


@dataclass(frozen=True)
class Knock:
    """Somebody gives a name and a PIN."""

    name: str = field(repr=False)
    pin: str = field(repr=False)
    station: int
    at: datetime
    failed: EventKind
    """How a wrong one is written down."""
    by: UUID | None
    """Who is signed in at that moment."""


@dataclass(frozen=True)
class Opening:
    """What is stored when the PIN is right: the account as it shall be, and what happened."""

    account: StaffAccount
    events: tuple[EventDraft, ...]


@dataclass(frozen=True)
class _Counts:
    """The wrong tries that concern one knock: of its name there, and of the station."""

    own: AttemptsRow
    station: AttemptsRow

    def as_of(self, now: datetime) -> "_Counts":
        """The same with what has passed since they were stored."""
        own, station = (replace(row, attempts=look(row.attempts, now)) for row in (self.own, self.station))
        return _Counts(own, station)

    @property
    def own_left(self) -> timedelta | None:
        return left_of(self.own.attempts)

    @property
    def station_left(self) -> timedelta:
        return station_left_of(self.station.attempts)

    @property
    def must_wait(self) -> bool:
        return self.own_left != _NOTHING or self.station_left > _NOTHING

    @property
    def may_be_looked_at(self) -> bool:
        """Whether the PIN is looked at: a longer wait than `REST` is no obstacle, but then it opens to few."""
        return not self.station_left and (self.own_left == _NOTHING or self.own.attempts.rested >= REST)

    def refused(self, why: Refusal) -> Refused:
        if self.own_left is None:
            return Refused(Refusal.NEEDS_SUPERVISOR, self.station_left)
        return Refused(why, max(self.own_left, self.station_left))


class PinDoor:
    """Compares names and PINs for one branch.

    Wrong tries are counted by name *and* station, and by station over all names. A name that has to wait, or needs
    help, at one station is free at every other. Who may release others (`Act.RELEASE_STAFF`) gets in at the same
    station too: the PIN is looked at once in `REST` whatever the wait, for every name alike so that nobody sees whose
    it is, and a right one of such an account opens. So nobody who plays at the kiosk keeps the supervisor out for
    longer than that, and nobody can try more than one PIN a minute.
    """

    def __init__(self, store: StaffStore, pins: PinKeeper, branch: int) -> None:
        self._store = store
        self._pins = pins
        self._branch = branch

    def try_open(self, knock: Knock, accept: Callable[[StaffAccount], Opening]) -> Opening:
        """What `accept` makes of the account whose name and PIN these are; stored with the counts.

        Raises Refused, or what `accept` raises, and StorageError.
        """
        for _ in range(TRIES_TO_STORE):
            stored = self._stored(knock.name, knock.station, knock.at)
            counts = stored.as_of(knock.at)
            if not counts.may_be_looked_at:
                self._store_look(stored, knock.at)
                raise counts.refused(Refusal.WAIT)
            account = self._account_of(knock)
            if account is None or (counts.must_wait and not allowed(account.role, Act.RELEASE_STAFF)):
                self._fail(knock, counts)
            elif self._is_stored(opening := accept(account), counts):
                return opening
        raise Refused(Refusal.BUSY)

    def wait_left(self, name: str, station: int, now: datetime) -> Refused | None:
        """What a try with this name would be told without its PIN being looked at; None if it is free. StorageError.

        A page that counts down asks at least every `kiosk.staff.lockout.CREDIT`: only time seen to pass counts.
        """
        stored = self._stored(name, station, now)
        self._store_look(stored, now)
        counts = stored.as_of(now)
        return counts.refused(Refusal.WAIT) if counts.must_wait else None

    def held_up(self, accounts: Iterable[StaffAccount], now: datetime) -> dict[UUID, Refusal]:
        """Who of `accounts` is told at some station to wait, or to ask for help. Raises StorageError."""
        keys = {self.mark_of(account): account.key for account in accounts}
        held: dict[UUID, Refusal] = {}
        for row in self._store.attempts_of(keys):
            left, key = left_of(look(row.attempts, now)), keys[row.who]
            if left is None:
                held[key] = Refusal.NEEDS_SUPERVISOR
            elif left:
                held.setdefault(key, Refusal.WAIT)
        return held

    def mark_of(self, account: StaffAccount) -> str:
        """What the wrong tries with this account's name are counted under."""
        return self._pins.mark_of(account.name_id)

    def _account_of(self, knock: Knock) -> StaffAccount | None:
        """The active account that the name and the PIN open; takes the same time whatever is wrong."""
        account = self.named(knock.name)
        if account is None or not account.is_active:
            self._pins.matches_nobody(knock.pin)
            return None
        return account if self._pins.matches(knock.pin, account.pin, account.key) else None

    def _is_stored(self, opening: Opening, counts: _Counts) -> bool:
        """Store it, tries are free again; False if somebody else was faster."""
        rows = tuple(
            replace(row, version=row.version + 1, attempts=no_attempts(row.attempts.seen_at))
            for row in (counts.own, counts.station)
            if row.version
        )
        return self._store.apply(StaffChange(opening.events, accounts=(opening.account,), attempts=rows))

    def _fail(self, knock: Knock, counts: _Counts) -> None:
        """Count a wrong try. Raises Refused once that is stored; returns if somebody else was faster."""
        own = rest(counts.own.attempts, knock.at) if counts.must_wait else fail(counts.own.attempts, knock.at)
        after = _Counts(_next(counts.own, own), _next(counts.station, fail(counts.station.attempts, knock.at)))
        account = self.named(knock.name)
        subject = str(account.key) if account else ""
        details = {Detail.FAILURES: str(own.failures)}
        kinds = [knock.failed, *([EventKind.LOCKED] if own.failures == HELP_AT and not counts.must_wait else [])]
        events = tuple(
            EventDraft(new_key(), self._branch, knock.station, knock.at, knock.by, kind, subject, details)
            for kind in kinds
        )
        if self._store.apply(StaffChange(events, attempts=(after.own, after.station))):
            raise after.refused(Refusal.WAIT if counts.must_wait else Refusal.WRONG)

    def named(self, name: str) -> StaffAccount | None:
        """The account of this name, however it is typed. Raises StorageError."""
        tidied = tidy_name(name)
        return self._store.account_named(name_id(tidied)) if tidied else None

    def _stored(self, name: str, station: int, now: datetime) -> _Counts:
        tidied = tidy_name(name)
        whose = (self._pins.mark_of(name_id(tidied) if tidied else ""), _STATION)
        return _Counts(
            *(
                self._store.attempts(self._branch, station, who)
                or AttemptsRow(self._branch, station, who, 0, no_attempts(now))
                for who in whose
            )
        )

    def _store_look(self, stored: _Counts, now: datetime) -> None:
        """Keep what was seen to pass; if somebody else was faster, theirs is as good."""
        stale = tuple(
            _next(row, look(row.attempts, now))
            for row in (stored.own, stored.station)
            if row.version and not _NOTHING <= now - row.attempts.seen_at < _LOOK_STORED_AFTER
        )
        if stale:
            self._store.apply(StaffChange((), attempts=stale))


def _next(row: AttemptsRow, attempts: Attempts) -> AttemptsRow:
    return replace(row, version=row.version + 1, attempts=attempts)
