"""A file that only a passphrase opens: secrets on their way from one PC to another.

Argon2id (RFC 9106) turns the passphrase into a key at a cost that a thief pays for each guess; AES-256-GCM seals.
"""

import os

from kiosk.errors import KioskError

SHORTEST_PASSPHRASE = 12
"""Signs: whoever finds the file may guess for months, so it takes more than a PIN."""
LONGEST_PASSPHRASE = 1000

_FEWEST_SIGNS = 5
"""Different ones in a passphrase."""

_MAGIC = b"anjungan-jmo sealed 1\n"
_SALT = 16
_NONCE = 12
_MEMORY_KIB = 256 * 1024
_PASSES = 3
_KEY = 32


def seal(content: bytes, passphrase: str) -> bytes:
    """`content`, sealed. Raises KioskError for a passphrase that is too short, too long or always the same sign."""
    if not SHORTEST_PASSPHRASE <= len(passphrase) <= LONGEST_PASSPHRASE or len(set(passphrase)) < _FEWEST_SIGNS:
        raise KioskError(
            "This passphrase is too easy to guess.",
            f"Take {SHORTEST_PASSPHRASE} signs or more, such as four words that do not belong together.",
        )
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = _MAGIC + os.urandom(_SALT)
    nonce = os.urandom(_NONCE)
    return head + nonce + AESGCM(_key_of(passphrase, head)).encrypt(nonce, content, head)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """What `seal` was given. Raises KioskError for a wrong passphrase, or anything that was not sealed so."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, rest = sealed[: len(_MAGIC) + _SALT], sealed[len(_MAGIC) + _SALT :]
    if not sealed.startswith(_MAGIC) or len(rest) <= _NONCE:
        raise KioskError("This is no file of keys.", "Take the one that `kiosk keys export` has written.")
    try:
        return AESGCM(_key_of(passphrase, head)).decrypt(rest[:_NONCE], rest[_NONCE:], head)
    except InvalidTag as error:
        raise KioskError(
            "The passphrase does not open this file, or the file was changed.",
            "Try again; if it goes on, export the keys once more.",
        ) from error


def _key_of(passphrase: str, head: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(passphrase.encode("utf-8", "surrogatepass"), head, _PASSES, _MEMORY_KIB, 1, _KEY, Type.ID)
