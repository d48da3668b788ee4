"""The key that signs a branch's slips: made once, readable by this account alone, noticed when damaged."""

from pathlib import Path

from kiosk.keyfiles import damaged, read_or_make

_SEED = 32
_WHAT = "The key of the slips"
_LOSS = "slips printed until today can no longer be verified"


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
        content = read_or_make(path, _new_pair, _WHAT, _LOSS)
        if len(content) == 2 * _SEED:
            key = cls(content[:_SEED])
            if key.public == content[_SEED:]:
                return key
        raise damaged(path, _WHAT, _LOSS)

    def sign(self, message: bytes) -> bytes:
        """The signature of `message`, 64 bytes, always the same for the same message."""
        return self._key.sign(message)


def _new_pair() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw() + key.public_key().public_bytes_raw()
