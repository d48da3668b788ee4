"""An office with figures of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reports.office import ReportOffice, open_report_office


@pytest.fixture
def place(tmp_path: Path) -> Iterator[ReportOffice]:
    """An office without a case or a visit."""
    with open_report_office(tmp_path / "data" / "kiosk.sqlite") as made:
        yield made
