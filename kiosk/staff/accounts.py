"""What is kept of those who work at the desk, and the door to where it is kept."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from kiosk.audit.events import EventDraft
from kiosk.staff.lockout import Attempts
from kiosk.staff.roles import Role

LONGEST_NAME = 60
"""Signs in the name of an account."""


@dataclass(frozen=True)
class StaffAccount:
    """One person at the desk."""

    key: UUID
    version: int
    """1 when it is made, one more with each change; a store refuses a change of any other."""
    name: str
    """As it was typed, tidied; unique by `name_id`."""
    role: Role
    pin: str
    """What `PinKeeper.seal` made of the PIN; never the PIN."""
    pin_is_temporary: bool
    """Set by somebody else: must be changed before anything else can be done."""
    is_active: bool
    epoch: int
    """One more whenever sessions that are open must end: disabled, PIN set anew, role changed."""
    made_at: datetime
    signed_in_at: datetime | None

    @property
    def name_id(self) -> str:
        """By which the account is found and kept unique."""
        return name_id(self.name)


@dataclass(frozen=True)
class AttemptsRow:
    """Wrong tries as they are stored: of one name at one station, or with an empty `who` of the whole station."""

    branch: int
    station: int
    who: str
    """A keyed hash of the name, known or not (32 hex signs), so that nothing typed is kept; empty for the station."""
    version: int
    """0 while it is not stored; then as in an account."""
    attempts: Attempts


@dataclass(frozen=True)
class StaffChange:
    """What is to be stored together with its events, in one transaction (`kiosk.audit.log.Change`).

    Accounts and attempts carry the version they shall have; what is stored must have the one before.
    """

    events: tuple[EventDraft, ...]
    accounts: tuple[StaffAccount, ...] = ()
    attempts: tuple[AttemptsRow, ...] = ()
    unchanged: tuple[StaffAccount, ...] = ()
    """Accounts on which the decision rests: they must still have this very version."""
    is_first: bool = False
    """There must be no account yet."""
    forget: tuple[str, ...] = ()
    """`who` of attempts that are dropped at every station of every branch."""


class StaffStore(Protocol):
    """Where accounts and wrong tries are kept."""

    def accounts(self) -> tuple[StaffAccount, ...]:
        """All accounts, by name. Raises StorageError."""
        ...

    def account(self, key: UUID) -> StaffAccount | None:
        """The account of this key. Raises StorageError."""
        ...

    def account_named(self, name_id: str) -> StaffAccount | None:
        """The account whose `name_id` this is. Raises StorageError."""
        ...

    def attempts(self, branch: int, station: int, who: str) -> AttemptsRow | None:
        """What is stored about wrong tries there. Raises StorageError."""
        ...

    def attempts_of(self, marks: Collection[str]) -> tuple[AttemptsRow, ...]:
        """What is stored about the wrong tries of these `who`, at every station and branch. Raises StorageError."""
        ...

    def apply(self, change: StaffChange) -> bool:
        """Store all of `change` and its events, or nothing. Raises StorageError.

        False, and nothing is stored, if something is not as the change expects: a version, a name that is taken, an
        account where there should be none. The service then reads again.
        """
        ...


def tidy_name(text: str) -> str | None:
    """A name as it is stored: normal form, single spaces. None if it is empty, too long or holds invisible signs."""
    if len(text) > 4 * LONGEST_NAME:
        return None
    name = " ".join(unicodedata.normalize("NFKC", text).split())
    if not 1 <= len(name) <= LONGEST_NAME or any(unicodedata.category(sign).startswith("C") for sign in name):
        return None
    return name


def name_id(name: str) -> str:
    """A tidied name as it is compared: letter case does not matter."""
    return unicodedata.normalize("NFKC", name.casefold())
