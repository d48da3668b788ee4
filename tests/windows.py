"""What every test of a real window needs: one application, and no word of Qt that goes unnoticed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

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
