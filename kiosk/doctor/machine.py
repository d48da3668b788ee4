"""What the doctor examines, all of it given: a test plants a fault, the desk says how large its screen is."""

import importlib.metadata
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.clock import Clock
from kiosk.doctor.screens import connected_screen
from kiosk.guide.rules import Complaint
from kiosk.prints.printer import Condition
from kiosk.settings import Settings
from kiosk.texts import Words

if TYPE_CHECKING:
    from kiosk.storage.health import DatabaseHealth

MOUNTS = Path("/proc/self/mounts")


@dataclass(frozen=True)
class Disk:
    """The disk of a folder, in bytes."""

    total: int
    free: int


def disk_of(folder: Path) -> Disk:
    """The disk on which `folder` lies. Raises OSError."""
    usage = shutil.disk_usage(folder)
    return Disk(usage.total, usage.free)


def version_of(distribution: str) -> str | None:
    """The version of an installed package, or None if there is nothing that tells."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


class Looking(Protocol):
    """What can be asked how it is; every `kiosk.prints.printer.Printer` can."""

    def look(self) -> Condition:
        """How the printer is now."""
        ...


@dataclass(frozen=True)
class Machine:
    """One machine: its folders and settings, and whoever can be asked about the rest."""

    settings: Settings
    """The defaults, where the machine's own can't be read."""
    environment: Mapping[str, str]
    data: Path
    database: Path
    clock: Clock
    words: Callable[[str], Words]
    """The words of a language. Raises ContentError."""
    complaints: Callable[[], Sequence[Complaint]]
    """What is wrong with the guide."""
    printer: Callable[[], Looking]
    """What slips come out of. Raises SettingsError if there can be no such printer here."""
    timetable: Callable[[], object]
    """Made of all due times. Raises SettingsError for one that nobody can read, ContentError for a broken guide."""
    disk: Callable[[Path], Disk] = disk_of
    version: Callable[[str], str | None] = version_of
    python: tuple[int, int] = sys.version_info[:2]
    screen: Callable[[], float | None] = connected_screen
    """The diagonal, in inches, that the screen says it has; None if there is none, or it says nothing."""
    mounts: Path = MOUNTS
    """Which folders lie on which kind of disk; only Linux has such a file."""
    reading_seconds: float = 20.0
    """How long the database may be read through, some hundred megabytes; whoever wants to write waits for the end."""

    @property
    def health(self) -> "DatabaseHealth":
        """What is asked how the database is, which must be there; loaded late, for a machine without one."""
        from kiosk.storage.health import DatabaseHealth

        return DatabaseHealth(self.database)
