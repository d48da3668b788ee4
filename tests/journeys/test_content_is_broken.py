"""The guide, its words or our own code are broken: a calm page, no words for programmers, and a kiosk that lives on."""

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.errors import ContentError
from kiosk.paths import resources_dir
from kiosk.texts import LANGUAGES
from tests.journeys.visiting import BLOCKED_BY_FACE, Visitor, kiosk_in, visitor_at
from ui.shared.last_resort import catch_everything
from ui.visitor.journey import Journey
from ui.visitor.screen import CALM_SECONDS, VisitorScreen

pytestmark = pytest.mark.usefixtures("application")

CANARY = "kenari kuning"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the resources, to be damaged."""
    copy = tmp_path / "resources"
    shutil.copytree(resources_dir(), copy)
    return copy


@contextmanager
def screen_with(resources: Path, data: Path) -> Iterator[Visitor]:
    """A visitor at a kiosk with these resources."""
    visitor = visitor_at(kiosk_in(data, resources=resources))
    try:
        yield visitor
    finally:
        visitor.program.close()


def is_calm(visitor: Visitor) -> bool:
    """Whether the calm page stands there, with a way to help and nothing else to read."""
    written = {seen.text for seen in visitor.texts()}
    frame = {language.name for language in LANGUAGES.values()}
    calm = {visitor.words(f"screen.calm.{part}") for part in ("title", "text", "info")}
    return visitor.page == "calm" and written == calm | frame


@pytest.mark.parametrize("damage", ["start: [", "start: nowhere\nquestions: {}\n", "\x00", ""], ids=repr)
def test_a_broken_guide_ends_at_the_calm_page(resources: Path, data: Path, damage: str) -> None:
    (resources / "guide" / "questions.yaml").write_text(damage, encoding="utf-8")
    with screen_with(resources, data) as visitor:
        visitor.touch_word("screen.welcome.start")
        assert is_calm(visitor)
        assert visitor.journey.visit is None

        visitor.wait(CALM_SECONDS + 1)
        assert is_calm(visitor), "nobody is invited to a guide that is still broken"


def test_a_guide_that_is_mended_serves_again_without_a_restart(resources: Path, data: Path) -> None:
    file = resources / "guide" / "questions.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text("start: [", encoding="utf-8")
    with screen_with(resources, data) as visitor:
        visitor.touch_word("screen.welcome.start")
        assert is_calm(visitor)
        file.write_text(right, encoding="utf-8")

        visitor.wait(CALM_SECONDS)

        visitor.reach_plan(*BLOCKED_BY_FACE)


def test_broken_words_of_the_second_language_leave_the_first(resources: Path, data: Path) -> None:
    (resources / "words" / "en" / "screen.yaml").write_text("frame: [", encoding="utf-8")
    with screen_with(resources, data) as visitor:
        visitor.start()
        visitor.speak("en")
        assert is_calm(visitor)
        assert visitor.journey.language == "id"

        visitor.wait(CALM_SECONDS)

        visitor.reach_plan(*BLOCKED_BY_FACE)
        visitor.take_slip()
        assert visitor.screen.delivery.state == "saved"


def test_broken_words_of_the_first_language_are_told_in_the_second(resources: Path, data: Path) -> None:
    (resources / "words" / "id" / "screen.yaml").write_text("frame: [", encoding="utf-8")
    with screen_with(resources, data) as visitor:
        assert visitor.journey.language == "en"
        assert is_calm(visitor)


def test_without_any_words_the_program_refuses_with_a_sentence(resources: Path, data: Path) -> None:
    shutil.rmtree(resources / "words")
    with pytest.raises(ContentError, match="no words"):
        visitor_at(kiosk_in(data, resources=resources))


def test_broken_phrases_leave_every_other_way_open(resources: Path, data: Path) -> None:
    (resources / "guide" / "phrases.yaml").write_text("concepts: [", encoding="utf-8")
    with screen_with(resources, data) as visitor:
        visitor.start()
        visitor.answer("message:typed")
        visitor.type("wajah")
        assert visitor.page == "typed"
        assert visitor.journey.typed == "wajah"
        assert visitor.screen.typing.guesses == []

        visitor.answer("typed:unknown", "topic:unknown")

        assert visitor.page == "plan"
        visitor.touch_word("screen.frame.start_over")
        visitor.reach_plan(*BLOCKED_BY_FACE)


def raising(*_: object) -> None:
    """A fault of ours whose sentence repeats what somebody typed."""
    raise RuntimeError(CANARY)


def expect_echo(heard: list[str]) -> None:
    """The page that called us complains of our fault, and of nothing else."""
    assert heard
    assert all(message.endswith(f"Error: {CANARY}") for message in heard), heard
    heard.clear()


FAULTS: dict[str, tuple[type, str]] = {
    "an answer": (Journey, "choose"),
    "the page before": (Journey, "back"),
    "the language": (Journey, "speak"),
    "the end": (Journey, "forget"),
    "the pages": (VisitorScreen, "_render"),
}


@pytest.fixture
def caught(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Visitor], None]]:
    """Sets the last resort as `kiosk run` does; it is gone afterwards."""
    before = sys.excepthook
    yield lambda visitor: catch_everything(visitor.screen.rescue)
    sys.excepthook = before


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_ours_ends_at_the_calm_page_and_the_next_visitor_is_served(
    data: Path,
    fault: str,
    caught: Callable[[Visitor], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    heard: list[str],
) -> None:
    keys = {
        "an answer": "questions.message.options.three_times.title",
        "the page before": "screen.frame.back",
        "the end": "screen.frame.start_over",
        "the pages": "questions.message.options.three_times.title",
    }
    with screen_with(resources_dir(), data) as visitor, caplog.at_level(logging.CRITICAL):
        caught(visitor)
        visitor.start()
        owner, name = FAULTS[fault]
        original = getattr(owner, name)
        fuse = [raising]

        def once(*given: object, **named: object) -> object:
            return fuse.pop()() if fuse else original(*given, **named)

        monkeypatch.setattr(owner, name, once)
        visitor.speak("en") if fault == "the language" else visitor.touch_word(keys[fault])

        assert is_calm(visitor)
        assert visitor.journey.visit is None
        visitor.wait(CALM_SECONDS)
        assert visitor.page == "welcome"
        visitor.reach_plan(*BLOCKED_BY_FACE)

    expect_echo(heard)
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert "RuntimeError" in told
    assert "in raising" in told, "the log says where"
    assert CANARY not in told, "but not what somebody typed"


def test_a_fault_that_comes_again_and_again_keeps_the_calm_page(
    data: Path, caught: Callable[[Visitor], None], monkeypatch: pytest.MonkeyPatch, heard: list[str]
) -> None:
    with screen_with(resources_dir(), data) as visitor:
        caught(visitor)
        monkeypatch.setattr(Journey, "choose", raising)
        for _ in range(5):
            visitor.start()
            visitor.touch_word("questions.message.options.three_times.title")
            assert is_calm(visitor)
            visitor.wait(CALM_SECONDS)

        assert visitor.page == "welcome"
    expect_echo(heard)


def test_the_calm_page_stays_ten_seconds(data: Path) -> None:
    with screen_with(resources_dir(), data) as visitor:
        visitor.start()
        visitor.screen.stop("a test")
        visitor.settle()
        visitor.wait(CALM_SECONDS - 0.1)
        assert is_calm(visitor)
        visitor.speak("en")
        assert is_calm(visitor), "it speaks both languages"

        visitor.wait(0.1)

        assert visitor.page == "welcome"
        assert visitor.journey.language == "id"
