"""Keys in files: each made once however many processes start, closed to other accounts, noticed when damaged."""

import os
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes, token_hex

from kiosk.errors import KioskError
from kiosk.paths import write_private

_CHECK = sha256().digest_size


def open_secret(path: Path, length: int, what: str, loss: str) -> bytes:
    """The secret of `length` random bytes at `path`, made now if there is none; its file also holds a SHA-256 of it.

    `what` begins the sentence of a fault ("The key of …"), `loss` ends it: what no longer works with a new secret.
    Raises KioskError if the file is damaged, can be read by other accounts, or can't be made.
    """
    content = read_or_make(path, lambda: _with_check(token_bytes(length)), what, loss)
    secret = content[:length]
    if len(content) != length + _CHECK or content != _with_check(secret):
        raise damaged(path, what, loss)
    return secret


def read_or_make(path: Path, make: Callable[[], bytes], what: str, loss: str) -> bytes:
    """The content of the key file at `path`; if there is none, what `make` gives is put there first.

    Raises KioskError if other accounts can read it, or the disk refuses.
    """
    try:
        if not path.exists():
            make_once(path, make())
        _refuse_if_readable_by_others(path, what, loss)
        return path.read_bytes()
    except OSError as error:
        raise KioskError(
            f"{what}, {path}, can't be read or made: {error.strerror or error}.",
            f"Give this account the right to write in {path.parent}, and check that the disk is not full.",
        ) from error


def make_once(path: Path, content: bytes) -> None:
    """Put `content` at `path` (0600), unless another process was faster; then that one's stays. Raises OSError."""
    draft = path.with_name(f"{path.name}.{token_hex(8)}")
    write_private(draft, content)
    try:
        os.link(draft, path)  # unlike a renamed file, a link never replaces the key that another process made
    except FileExistsError:
        return
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def put_secret(path: Path, secret: bytes) -> None:
    """Put a secret that came from elsewhere at `path` (0600), whole or not at all. Raises OSError."""
    write_private(path, _with_check(secret))
    _sync_folder(path.parent)


def damaged(path: Path, what: str, loss: str) -> KioskError:
    """What is said of a key file whose content can't be right."""
    return KioskError(
        f"{what}, {path}, is damaged.",
        "Restore it from the backup. If there is none, move the file away: the next start makes a new key, "
        f"and {loss}.",
    )


def _with_check(secret: bytes) -> bytes:
    return secret + sha256(b"kiosk-secret-1" + secret).digest()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_if_readable_by_others(path: Path, what: str, loss: str) -> None:
    if os.name == "nt":  # the folder of the account is closed to others by its access list
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise KioskError(
            f"{what}, {path}, is open to other accounts (mode {mode:04o}).",
            f"Close it with: chmod 600 {path}. If somebody else may have read it, delete it instead: "
            f"the next start makes a new one, and {loss}.",
        )
