"""An office of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without a case."""
    with open_office(tmp_path / "data" / "kiosk.sqlite") as made:
        yield made
