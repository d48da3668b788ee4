"""Opens the stores of a database file as `kiosk.assembly` does, with any patience and any keys."""

from pathlib import Path

from kiosk.storage.database import PATIENCE_MS, Database
from kiosk.storage.desk import StoredDesk
from kiosk.storage.desk_keys import KeySource
from kiosk.storage.prints import PATIENCE_MS as PRINT_PATIENCE_MS
from kiosk.storage.prints import StoredPrints
from kiosk.storage.sqlite import SqliteFile
from kiosk.storage.visits import StoredVisits


def open_visits(path: Path, *, busy_timeout_ms: int = PATIENCE_MS) -> StoredVisits:
    """The visits in the file at `path`."""
    return StoredVisits(Database(SqliteFile(path), busy_timeout_ms).ready())


def open_prints(path: Path, *, busy_timeout_ms: int = PRINT_PATIENCE_MS) -> StoredPrints:
    """The prints in the file at `path`; only who notes one has this patience."""
    return StoredPrints(Database(SqliteFile(path)).ready(busy_timeout_ms), busy_timeout_ms)


def open_desk(path: Path, keys: KeySource, *, busy_timeout_ms: int = PATIENCE_MS) -> StoredDesk:
    """What the desk keeps in the file at `path`."""
    return StoredDesk(Database(SqliteFile(path), busy_timeout_ms).ready(), keys)
