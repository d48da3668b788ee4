"""One application, a desk whose officer is signed in, and no word of Qt that goes unnoticed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.desk.officer import Officer, desk_in
from tests.journeys.visiting import Day
from tests.windows import application, heard  # noqa: F401


@pytest.fixture
def day() -> Day:
    """The wall clock of the desk."""
    return Day()


@pytest.fixture
def officer(application: QGuiApplication, tmp_path: Path, day: Day) -> Iterator[Officer]:
    """Somebody who has just signed in at a desk of the test's own."""
    with desk_in(tmp_path / "data", day=day) as somebody:
        somebody.sign_in()
        somebody.go_home()
        yield somebody
