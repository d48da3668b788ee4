"""A visit keeps the content it began with to its end, whatever comes in its place; the next one has the new."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.assembly.content import Content
from kiosk.paths import resources_dir
from tests.journeys.visiting import BLOCKED_BY_FACE, kiosk_in, visitor_at
from tests.machine import change, copied_resources
from tests.slips.reading import texts


@pytest.fixture
def newer(tmp_path: Path) -> Content:
    """The shipped content with one question, one outcome and one word of the slip said otherwise."""
    folder = copied_resources(tmp_path / "resources")
    (folder / "icons").symlink_to(resources_dir() / "icons")
    change(folder / "words" / "id" / "slip.yaml", '"Kode slip"', '"Kode baru"')
    change(folder / "words" / "id" / "screen.yaml", "Sentuh untuk mulai", "Sentuh saja")
    change(folder / "guide" / "questions.yaml", "start: message", "start: topic")
    return Content(folder)


def test_the_visit_ends_as_it_began_and_the_next_one_is_led_by_the_new(
    application: QGuiApplication, data: Path, newer: Content
) -> None:
    visitor = visitor_at(kiosk_in(data))
    try:
        kiosk, journey = visitor.program.kiosk, visitor.journey
        visitor.start()
        kiosk.take_content(newer)
        visitor.answer(*BLOCKED_BY_FACE)
        visitor.take_slip()
        assert journey.slip is not None
        assert any("Kode slip" in page for page in texts(journey.papers.draw(journey.slip)))
        visitor.touch_word("screen.slip.done")

        assert visitor.page == "welcome"
        assert visitor.reads("Sentuh saja")
        visitor.start()
        assert journey.position.question is not None and journey.position.question.id == "topic"
    finally:
        visitor.program.close()
