"""The key that signs a branch's slips: made once, readable by this account alone, noticed when damaged."""

import os
import stat
from pathlib import Path
from secrets import token_hex

from kiosk.errors import KioskError
from kiosk.paths import write_private

_SEED = 32


class SigningKey:
    """An Ed25519 key (RFC 8032). Its file holds the 32 bytes of the seed and the 32 of the public key."""

    def __init__(self, seed: bytes) -> None:
        """Raises ValueError unless `seed` has 32 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        """The public half, 32 bytes: what another station needs to read the codes."""

    @classmethod
    def open(cls, data: Path) -> "SigningKey":
        """The key in the data folder, made now if there is none; stations that start at once end with one key.

        Raises KioskError if the file is damaged, can be read by other accounts, or can't be made.
        """
        path = data / "keys" / "slip-signing.key"
        try:
            if not path.exists():
                _make(path)
            _refuse_if_readable_by_others(path)
            content = path.read_bytes()
        except OSError as error:
            raise KioskError(
                f"The key of the slips, {path}, can't be read or made: {error.strerror or error}.",
                f"Give this account the right to write in {path.parent}, and check that the disk is not full.",
            ) from error
        return cls._parse(content, path)

    @classmethod
    def _parse(cls, content: bytes, path: Path) -> "SigningKey":
        if len(content) == 2 * _SEED:
            key = cls(content[:_SEED])
            if key.public == content[_SEED:]:
                return key
        raise KioskError(
            f"The key of the slips, {path}, is damaged.",
            "Restore it from the backup. If there is none, move the file away: the next start makes a new key, "
            "and slips printed until today can no longer be verified.",
        )

    def sign(self, message: bytes) -> bytes:
        """The signature of `message`, 64 bytes, always the same for the same message."""
        return self._key.sign(message)


def _make(path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    draft = path.with_name(f"{path.name}.{token_hex(8)}")
    write_private(draft, key.private_bytes_raw() + key.public_key().public_bytes_raw())
    try:
        os.link(draft, path)  # unlike a renamed file, a link never replaces the key that another process made
    except FileExistsError:
        return
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_if_readable_by_others(path: Path) -> None:
    if os.name == "nt":  # the folder of the account is closed to others by its access list
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise KioskError(
            f"The key of the slips, {path}, is open to other accounts (mode {mode:04o}).",
            f"Close it with: chmod 600 {path}. If somebody else may have read it, delete it instead: "
            "the next start makes a new one.",
        )
