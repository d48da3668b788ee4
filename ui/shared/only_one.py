"""One screen of a kind over one data folder: two would take each other's printer, and stand in front of each other."""

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLockFile

from kiosk.errors import KioskError
from kiosk.paths import private_dir

log = logging.getLogger(__name__)


class AlreadyOpen(KioskError):  # noqa: N818 - a screen that is open is no error
    """There is a screen of this kind already."""


class Kind(StrEnum):
    """The screens of a station, as sentences name them."""

    VISITOR = "visitor screen"
    DESK = "staff desk"

    def lock_in(self, folder: Path) -> Path:
        """The file by which a screen of this kind holds the data `folder`."""
        return folder / f"{self.name.lower()}.lock"


@contextmanager
def only_one(kind: Kind, folder: Path) -> Iterator[None]:
    """While this lasts, no other program shows a screen of this kind over the data `folder`.

    The lock goes with its program, however that ends. Where none can be made (a full disk, a folder that can't be
    written) the screen is shown without: visitors are guided all the same. Raises AlreadyOpen.
    """
    lock = QLockFile(str(kind.lock_in(folder)))
    lock.setStaleLockTime(0)  # none is too old: a screen stands for months
    _take(lock, kind, folder)
    try:
        yield
    finally:
        lock.unlock()


@contextmanager
def no_screen_over(folder: Path, what_waits: str) -> Iterator[None]:
    """While this lasts no screen is open over the data `folder`: it would go on with what is being replaced.

    Raises KioskError, which begins with `what_waits` ("Nothing is restored"), if one is open.
    """
    with ExitStack() as held:
        for kind in Kind:
            try:
                held.enter_context(only_one(kind, folder))
            except AlreadyOpen as problem:
                raise KioskError(
                    f"{what_waits} while the {kind} of this station is open over {folder}.",
                    "Stop it first: `systemctl stop anjungan-jmo` on an installed PC, else close its window.",
                ) from problem
        yield


def _take(lock: QLockFile, kind: Kind, folder: Path) -> None:
    try:
        private_dir(folder)
    except OSError as problem:
        log.error("nothing keeps a second %s away: %s", kind, problem)
        return
    if _locked(lock):
        return
    if lock.error() is QLockFile.LockError.LockFailedError and _is_held(kind.lock_in(folder)):
        process, _, _ = lock.getLockInfo()
        raise AlreadyOpen(
            f"The {kind} of this station is open already: process {process} holds {lock.fileName()}.",
            "Close that one first, or give this one a data folder of its own with KIOSK_DATA_DIR.",
        )
    if not _locked(lock):  # once more: whoever held it may have ended just now
        log.error("nothing keeps a second %s away: %s can't be written", kind, lock.fileName())


def _locked(lock: QLockFile) -> bool:
    # What is left of a dead program is not told by its number alone, which may be another one's by now: a file can be
    # removed by `removeStaleLockFile` once the system itself has let go of it.
    if not lock.tryLock(0) and not (lock.removeStaleLockFile() and lock.tryLock(0)):
        return False
    with suppress(OSError):
        Path(lock.fileName()).chmod(0o600)  # Qt makes it for everybody to read
    return True


def _is_held(file: Path) -> bool:
    """Whether a living program has locked a file that can't be removed; on a disk that can't be written none need."""
    if sys.platform == "win32":
        return True  # nothing else keeps a file of this account there
    import fcntl

    try:
        with file.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
