"""One application, one screen a file, and no word of Qt that goes unnoticed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.assembly import Kiosk
from kiosk.texts import LANGUAGES
from tests.journeys.looking import SHAPES, Looked, look_around
from tests.journeys.visiting import Day, Visitor, kiosk_in, visitor_at
from tests.windows import application, heard  # noqa: F401


@pytest.fixture(scope="module")
def day() -> Day:
    """The wall clock of this file's kiosk."""
    return Day()


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory, day: Day) -> Kiosk:
    """The kiosk of this file."""
    return kiosk_in(tmp_path_factory.mktemp("kiosk") / "data", day=day)


@pytest.fixture(scope="module")
def opened(application: QGuiApplication, kiosk: Kiosk) -> Iterator[Visitor]:
    """The screen of this file, opened once."""
    somebody = visitor_at(kiosk)
    yield somebody
    somebody.program.close()


@pytest.fixture
def visitor(opened: Visitor, day: Day) -> Visitor:
    """The next visitor a minute later, at a screen that has forgotten the last one."""
    opened.program.window.requestActivate()
    opened.go_away()
    day.jump(timedelta(minutes=1))
    opened.points.clear()
    assert opened.page == "welcome"
    return opened


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a kiosk that only one test uses; nothing is there yet."""
    return tmp_path / "data"


@pytest.fixture(
    scope="session",
    params=[(shape, language) for shape in SHAPES for language in LANGUAGES],
    ids=lambda given: f"{given[0]}-{given[1]}",
)
def looked(
    request: pytest.FixtureRequest, application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Looked:
    """All pages of one screen in one language, walked through once; the tests of a walk follow each other."""
    shape, language = request.param
    return look_around(shape, language, tmp_path_factory.mktemp("walk") / "data")
