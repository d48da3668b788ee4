"""Keeps names and numbers unreadable in the file: sealed for one place of one row, found again by a keyed index.

AES-256-GCM (NIST SP 800-38D) with a random nonce. What seals is bound to table, column and row, so that a value moved
elsewhere in the file does not open. The index is keyed (HMAC-SHA256): all 10^11 KPJ would be hashed in an afternoon.
"""

import hmac
import os
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.errors import StorageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
INDEX_BYTES = 16
"""Half of the hash: two of 10^11 numbers meet with a chance of 1 in 10^16, and the index is half as large."""

_NONCE = 12
_VERSION = 2
_TAG = 16


class UnsealableError(StorageError):
    """A sealed value that these keys do not open, or that was moved, changed or cut."""


class Keyring:
    """The keys of one database by version; the newest seals, all of them open. The index has keys of its own.

    A version is added for a rotation and taken away once nothing is sealed by it any more.
    """

    def __init__(self, sealing: Mapping[int, bytes], indexing: Mapping[int, bytes]) -> None:
        """Raises ValueError for a key that has not 32 bytes, a version out of range, or the same key for both uses."""
        keys = [*sealing.values(), *indexing.values()]
        if not sealing or not indexing or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"a keyring needs keys of {KEY_BYTES} bytes for both uses")
        if len(set(keys)) != len(keys):
            raise ValueError("a key of the keyring is there twice")
        if not all(0 < version < 1 << 8 * _VERSION for version in (*sealing, *indexing)):
            raise ValueError("a key's version does not fit")
        self._sealing = dict(sealing)
        self._indexing = dict(sorted(indexing.items(), reverse=True))
        self._ciphers: dict[int, AESGCM] = {}
        self.version = max(sealing)
        """The version that seals."""
        self.index_count = len(indexing)
        """By how many keys something may be indexed."""

    def __repr__(self) -> str:
        """The versions, never the keys."""
        return f"Keyring(sealing={sorted(self._sealing)}, indexing={sorted(self._indexing)})"

    def seal(self, text: str, column: str, row: UUID) -> bytes:
        """`text` for the `column` (`table.column`) of `row`: version, nonce, what is hidden, proof."""
        nonce = os.urandom(_NONCE)
        hidden = self._cipher(self.version).encrypt(nonce, text.encode("utf-8"), _bound_to(column, row))
        return self.version.to_bytes(_VERSION) + nonce + hidden

    def unseal(self, sealed: bytes, column: str, row: UUID) -> str:
        """The text that was sealed for this place. Raises UnsealableError."""
        from cryptography.exceptions import InvalidTag

        version, nonce = int.from_bytes(sealed[:_VERSION]), sealed[_VERSION : _VERSION + _NONCE]
        if version not in self._sealing:
            raise UnsealableError(
                f"{column} was sealed with key {version}, which is not here.",
                "Put the folder of keys back that belongs to this database; it is kept apart from the backup.",
            )
        if len(sealed) < _VERSION + _NONCE + _TAG:
            raise _changed(column)
        try:
            opened = self._cipher(version).decrypt(nonce, sealed[_VERSION + _NONCE :], _bound_to(column, row))
        except InvalidTag as failure:
            raise _changed(column) from failure
        return opened.decode("utf-8")

    def index(self, text: str, column: str) -> bytes:
        """What `text` is found by in `column`: 16 bytes that say nothing without the key."""
        return self.indexes(text, column)[0]

    def indexes(self, text: str, column: str) -> list[bytes]:
        """What `text` may be found by, newest key first: older rows keep the index of their time."""
        message = column.encode("ascii") + b"\0" + text.encode("utf-8")
        return [hmac.digest(key, message, sha256)[:INDEX_BYTES] for key in self._indexing.values()]

    def marks(self) -> dict[str, bytes]:
        """Something to know each key by without having it: stored beside the rows, so that a wrong key is noticed."""
        named = {f"sealing.{version}": key for version, key in self._sealing.items()}
        named |= {f"indexing.{version}": key for version, key in self._indexing.items()}
        return {name: hmac.digest(key, b"mark of " + name.encode("ascii"), sha256) for name, key in named.items()}

    def _cipher(self, version: int) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if version not in self._ciphers:
            self._ciphers[version] = AESGCM(self._sealing[version])
        return self._ciphers[version]


def sealed_version(sealed: bytes) -> int:
    """The version of the key that a value was sealed with."""
    return int.from_bytes(sealed[:_VERSION])


def _bound_to(column: str, row: UUID) -> bytes:
    table, _, name = column.partition(".")
    return f"{table}|{name}|{row.hex}".encode("ascii")


def _changed(column: str) -> UnsealableError:
    return UnsealableError(
        f"A value of {column} does not open: it was changed, moved from another place, or sealed with another key.",
        "Keep the file aside for IT, then restore the newest backup together with its keys.",
    )
