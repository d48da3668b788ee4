"""The keys of a branch's slips: the one that signs here, and every one whose slips this station takes for genuine."""

from hashlib import sha256
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.keyfiles import damaged, make_once, read_or_make
from kiosk.paths import write_private

MARK_BITS = 12
"""How much of a key's hash stands in a code, to name the key that signed it: as much as its square has room for."""

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
        path = _signing_file(data)
        try:
            return cls.of(read_or_make(path, _new_pair, _WHAT, _LOSS))
        except ValueError as error:
            raise damaged(path, _WHAT, _LOSS) from error

    @classmethod
    def of(cls, content: bytes) -> "SigningKey":
        """The key whose file holds `content`. Raises ValueError if that can't be."""
        key = cls(content[:_SEED])
        if key.content != content:
            raise ValueError("the two halves of a signing key do not belong together")
        return key

    @property
    def content(self) -> bytes:
        """What the file of this key holds."""
        return self._key.private_bytes_raw() + self.public

    def sign(self, message: bytes) -> bytes:
        """The signature of `message`, 64 bytes, always the same for the same message."""
        return self._key.sign(message)


def mark_of(public: bytes) -> int:
    """What names this key in a code; two keys share it once in 4 096, so it only chooses whose signature is tried."""
    return int.from_bytes(sha256(b"slip-key-1" + public).digest()[:2]) >> 16 - MARK_BITS


def known_keys(data: Path) -> tuple[bytes, ...]:
    """The public halves of every key whose slips are this branch's: the one that signs here first, then older ones
    and those of other stations.

    Raises KioskError if a file is damaged, can be read by other accounts, or can't be made.
    """
    own = SigningKey.open(data).public
    listed = [_listed(path) for path in sorted(_folder(data).glob("slip-known.*.pub"))]
    return (own, *(public for public in listed if public != own))


def remember_key(data: Path, public: bytes) -> None:
    """Put a key on the branch's list: from now on its slips are genuine here. Raises OSError."""
    make_once(_folder(data) / f"slip-known.{sha256(public).hexdigest()}.pub", public)


def sign_with(data: Path, key: SigningKey) -> None:
    """Let this station sign with `key`; the one before stays on the list, so that its slips stay genuine.

    Raises KioskError if there is one before that can't be read, OSError if the disk refuses.
    """
    if _signing_file(data).exists():
        remember_key(data, SigningKey.open(data).public)
    write_private(_signing_file(data), key.content)


def _folder(data: Path) -> Path:
    return data / "keys"


def _signing_file(data: Path) -> Path:
    return _folder(data) / "slip-signing.key"


def _listed(path: Path) -> bytes:
    try:
        public = path.read_bytes()
    except OSError as error:
        raise KioskError(
            f"A key of the slips, {path}, can't be read: {error.strerror}.", "Give this account the right to read it."
        ) from error
    if len(public) != _SEED or path.name != f"slip-known.{sha256(public).hexdigest()}.pub":
        raise KioskError(
            f"A key of the slips, {path}, is damaged.",
            "Move the file away, then take the branch's keys in again with `kiosk keys import`.",
        )
    return public


def _new_pair() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw() + key.public_key().public_bytes_raw()
