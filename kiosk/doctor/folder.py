"""Checks of the data folder: it is there, ours, closed to others, on a disk of this PC, and has room."""

import errno
import os
import stat
import tempfile
from pathlib import Path

from kiosk.doctor.check import State, Verdict, failed, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying

MEGABYTE = 1_000_000

LEAST_FREE = 100 * MEGABYTE
"""Below this the disk counts as full: a backup or a day's slips would not fit."""

LITTLE_FREE = 500 * MEGABYTE
LITTLE_SHARE = 0.05

NETWORK_DISKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"})
"""File systems on which locks and syncs can't be relied on, and a database may be damaged."""


def data_folder(machine: Machine) -> Verdict:
    """The data folder is there, belongs to this account, lies on a disk of this PC and can be written."""
    folder = machine.data
    if not folder.exists():
        return Verdict(State.WARNING, Saying.FOLDER_NONE, {"folder": str(folder)}, is_end=True)
    if not folder.is_dir():
        return failed(Saying.FOLDER_NO_FOLDER, folder=str(folder))
    if os.name != "nt" and folder.stat().st_uid != os.geteuid():
        return failed(Saying.FOLDER_FOREIGN, folder=str(folder), owner=_owner(folder))
    kind = _kind_of_disk(folder, machine.mounts)
    if kind in NETWORK_DISKS:
        return failed(Saying.FOLDER_NETWORK, folder=str(folder), kind=kind)
    try:
        _write_trial(folder)
    except OSError as error:
        if error.errno == errno.ENOSPC:  # then it may be written, and `space` tells the rest
            return ok(Saying.FOLDER_FINE, folder=str(folder))
        return failed(Saying.FOLDER_READ_ONLY, folder=str(folder), reason=error.strerror or str(error.errno))
    return ok(Saying.FOLDER_FINE, folder=str(folder))


def privacy(machine: Machine) -> Verdict:
    """No other account can look into the data folder."""
    mode = stat.S_IMODE(machine.data.stat().st_mode)
    if os.name != "nt" and mode & 0o077:  # on Windows the folder of the account is closed by its access list
        return failed(Saying.PRIVACY_OPEN, folder=str(machine.data), mode=f"{mode:04o}")
    return ok(Saying.PRIVACY_FINE)


def space(machine: Machine) -> Verdict:
    """The disk has room."""
    disk = machine.disk(next(folder for folder in (machine.data, *machine.data.absolute().parents) if folder.exists()))
    free = disk.free // MEGABYTE
    if disk.free < LEAST_FREE:
        return failed(Saying.SPACE_NONE, free=free)
    if disk.free < max(LITTLE_FREE, LITTLE_SHARE * disk.total):
        return warning(Saying.SPACE_LOW, free=free)
    return ok(Saying.SPACE_FINE, free=free)


def _write_trial(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"trial")
        file.flush()
        os.fsync(file.fileno())


def _owner(folder: Path) -> str:
    try:
        return folder.owner()
    except KeyError:
        return str(folder.stat().st_uid)


def _kind_of_disk(folder: Path, mounts: Path) -> str:
    """The file system that `folder` lies on, or an empty text where nothing tells."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    mounted = [(Path(_plain(point)), kind) for _, point, kind, *_ in (line.split() for line in lines)]
    place = folder.resolve()
    over = [(len(point.parts), kind) for point, kind in mounted if place.is_relative_to(point)]
    return max(over, key=lambda found: found[0], default=(0, ""))[1]


def _plain(point: str) -> str:
    """A mount point without the escapes that the kernel writes for white space."""
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
