"""Where a file that somebody takes away is put: folders a person can reach, without a file dialog that leads out."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from errno import ENOENT
from itertools import count
from pathlib import Path

from platformdirs import user_documents_dir

from kiosk.paths import private_dir, write_new

OWN_FOLDER = "Anjungan JMO"
MEDIA = (Path("/media"), Path("/run/media"))
"""Under these Linux mounts what is plugged in: by its name, or by that of the account and its own."""


class FolderKind(StrEnum):
    """Which sort of place it is."""

    DOCUMENTS = "documents"
    EXPORTS = "exports"
    """In the folder of this machine's data, for an account without documents."""
    STICK = "stick"


@dataclass(frozen=True)
class Folder:
    """A place to put files, which need not be there yet."""

    kind: FolderKind
    path: Path


def folders(data: Path) -> tuple[Folder, ...]:
    """Where files can be written now, the usual place first. Looks at what is plugged in, so it may take a moment."""
    documents = Path(user_documents_dir()) / OWN_FOLDER
    if _can_be_written(documents):
        usual = Folder(FolderKind.DOCUMENTS, documents)
    else:
        usual = Folder(FolderKind.EXPORTS, data / "exports")
    return (usual, *(Folder(FolderKind.STICK, path) for path in sticks(MEDIA)))


def sticks(roots: tuple[Path, ...]) -> tuple[Path, ...]:
    """What is plugged in below `roots` and can be written, by name."""
    found = (path for root in roots for path in _mounted(root, deeper=True))
    return tuple(sorted(path for path in found if os.access(path, os.W_OK | os.X_OK)))


def write_numbered(folder: Folder, stem: str, ending: str, content: bytes) -> Path:
    """Write a new file for this account alone (0600), numbered if there is one of its name; where it lies.

    Raises OSError, and leaves no part of it. When it returns, a stick can be pulled out.
    """
    if folder.kind is not FolderKind.STICK:
        private_dir(folder.path)
    elif not is_mounted(folder.path):  # what is left of its folder would lie on the disk of this machine
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(folder.path))
    for number in count(1):
        path = folder.path / (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}")
        with suppress(FileExistsError):
            write_new(path, content)
            _keep_names(folder.path)
            break
    return path


def is_mounted(path: Path) -> bool:
    """Whether something is plugged in there."""
    return os.path.ismount(path)


def _mounted(folder: Path, *, deeper: bool) -> Iterator[Path]:
    try:
        inside = [path for path in folder.iterdir() if path.is_dir()]
    except OSError:  # not there, or somebody else's
        return
    for path in inside:
        if is_mounted(path):
            yield path
        elif deeper:
            yield from _mounted(path, deeper=False)


def _keep_names(folder: Path) -> None:
    """Let the name of a new file survive what the file survives; Windows sees to that itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _can_be_written(folder: Path) -> bool:
    """Whether files can be put there, once it and what leads to it is made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
