"""Turns PINs into what may be stored: slow to try, bound to one account, useless without the pepper."""

import base64
import hmac
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.errors import KioskError
from kiosk.keyfiles import open_secret

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PEPPER_LENGTH = 32

_FORMAT = "1"
_MARK = 8
_SALT = 16
_HASH = 32
_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Cost:
    """What one try costs (Argon2id, RFC 9106); less than the default is for tests only."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


def open_pepper(data: Path) -> bytes:
    """The pepper of this data folder, made now if there is none. Raises KioskError."""
    return open_secret(
        data / "keys" / "pin-pepper.key",
        PEPPER_LENGTH,
        "The pepper of the PINs",
        "every PIN must be set anew",
    )


class PinKeeper:
    """Seals PINs with a pepper that lies outside the database, and compares them."""

    def __init__(self, pepper: bytes, cost: Cost | None = None) -> None:
        """Raises ValueError unless the pepper has 32 bytes."""
        if len(pepper) != PEPPER_LENGTH:
            raise ValueError(f"a pepper has {PEPPER_LENGTH} bytes")
        self._pepper = pepper
        self._cost = cost or Cost()
        self._mark = self._keyed(b"mark", b"").hex()[:_MARK]

    def seal(self, pin: str, owner: UUID) -> str:
        """`pin` as it may be stored with the account `owner`: format, mark of the pepper, Argon2id."""
        return f"{_FORMAT}${self._mark}{self._hasher().hash(self._peppered(pin, owner))}"

    def matches(self, pin: str, stored: str, owner: UUID) -> bool:
        """Whether `stored` was made of this PIN for this account. Raises KioskError if it is of another pepper."""
        from argon2.exceptions import VerifyMismatchError

        try:
            return self._hasher().verify(self._argon_of(stored), self._peppered(pin, owner))
        except VerifyMismatchError:
            return False

    def matches_nobody(self, pin: str) -> None:
        """Take as long as `matches` does: an unknown name must not be told by the time the answer takes."""
        self.matches(pin, f"{_FORMAT}${self._mark}{self._empty()}", _NOBODY)

    def is_outdated(self, stored: str) -> bool:
        """Whether `stored` costs another amount than PINs do now. Raises KioskError if it is of another pepper."""
        return self._hasher().check_needs_rehash(self._argon_of(stored))

    def mark_of(self, name_id: str) -> str:
        """What a name is known by where wrong tries are counted: 32 hex signs that say nothing without the pepper."""
        return self._keyed(b"name", name_id.encode("utf-8", "surrogatepass")).hex()[:32]

    def _argon_of(self, stored: str) -> str:
        form, mark, argon = [*stored.split("$", 2), "", ""][:3]
        if form != _FORMAT or mark != self._mark:
            raise KioskError(
                "The PINs in the database were made with another pepper than the one in the folder of keys.",
                "Put pin-pepper.key back from where it is kept; without it every account needs a new PIN.",
            )
        return f"${argon}"

    def _peppered(self, pin: str, owner: UUID) -> bytes:
        text = unicodedata.normalize("NFKC", pin).encode("utf-8", "surrogatepass")
        return self._keyed(b"pin", owner.bytes + text)  # bound to the owner: another account's row opens nothing

    def _keyed(self, use: bytes, content: bytes) -> bytes:
        return hmac.digest(hmac.digest(self._pepper, use, "sha256"), content, "sha256")

    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        cost = self._cost
        return PasswordHasher(cost.passes, cost.memory_kib, cost.lanes, hash_len=_HASH, salt_len=_SALT)

    def _empty(self) -> str:
        """An Argon2id text of today's cost that no PIN has made."""
        salt, digest = (base64.b64encode(bytes(length)).decode("ascii").rstrip("=") for length in (_SALT, _HASH))
        cost = self._cost
        return f"$argon2id$v=19$m={cost.memory_kib},t={cost.passes},p={cost.lanes}${salt}${digest}"
