"""A database of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.storage import StoredVisits, open_visits


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will be; nothing is there yet."""
    return tmp_path / "data" / "kiosk.sqlite"


@pytest.fixture
def visits(path: Path) -> Iterator[StoredVisits]:
    """An open, empty visit log at `path` that waits 50 ms for a lock."""
    log = open_visits(path, busy_timeout_ms=50)
    yield log
    log.close()
