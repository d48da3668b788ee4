"""One application, a desk whose officer is signed in, and no word of Qt that goes unnoticed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from tests.desk.officer import Officer, desk_in
from tests.journeys.visiting import Day
from ui.shared.window import prepare_application


@pytest.fixture(scope="session")
def application() -> QGuiApplication:
    """The one application object; Qt allows no second."""
    return prepare_application()


@pytest.fixture(autouse=True)
def heard() -> Iterator[list[str]]:
    """What Qt complains of; a test that leaves something in it fails."""
    messages: list[str] = []

    def hear(kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
        messages.append(f"{kind.name}: {message}")

    before = qInstallMessageHandler(hear)
    yield messages
    qInstallMessageHandler(before)
    assert messages == []


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
