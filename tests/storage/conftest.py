"""A database of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.storage.desk import StoredDesk
from kiosk.storage.visits import StoredVisits
from tests.storage.desk_records import KEYS
from tests.storage.opening import open_desk, open_visits


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


@pytest.fixture
def desk(path: Path) -> Iterator[StoredDesk]:
    """The open, empty stores of the desk at `path`, with invented keys; they wait 50 ms for a lock."""
    stores = open_desk(path, lambda _: KEYS, busy_timeout_ms=50)
    yield stores
    stores.close()
