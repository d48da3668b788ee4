"""A new language for visitors is a folder of words and a row in the table: screen, slip and check read both."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.assembly.content import Content
from kiosk.paths import resources_dir
from kiosk.settings import read_settings
from kiosk.texts.languages import LANGUAGES, Language, Side, at_desk
from tests.journeys.visiting import BLOCKED_BY_FACE, Visitor, kiosk_in, visitor_at
from tests.machine import change, copied_resources, machine
from tests.slips.reading import texts

ONLY_AT_THE_DESK = ("desk*.yaml", "cases.yaml", "doctor.yaml", "reports.yaml", "test_page.yaml")


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped words, and beside them those of a language that only visitors speak."""
    folder = copied_resources(tmp_path / "resources")
    (folder / "icons").symlink_to(resources_dir() / "icons")
    words = shutil.copytree(
        folder / "words" / "id", folder / "words" / "xx", ignore=shutil.ignore_patterns(*ONLY_AT_THE_DESK)
    )
    change(words / "slip.yaml", '"Kode slip"', '"Kodhe slip"')
    change(words / "screen.yaml", "Sentuh untuk mulai", "Tutul kanggo miwiti")
    row = Language("Basa Anyar", "jv-ID", decimal_comma=True, third="ketiga", sides=frozenset({Side.VISITOR}))
    monkeypatch.setitem(LANGUAGES, "xx", row)
    return folder


@pytest.fixture
def newcomer(application: QGuiApplication, resources: Path, data: Path) -> Iterator[Visitor]:
    """Somebody who finds a third language on the screen."""
    somebody = visitor_at(kiosk_in(data, resources=resources))
    yield somebody
    somebody.program.close()


def test_a_visit_in_a_new_language_ends_with_its_slip(newcomer: Visitor) -> None:
    newcomer.speak("xx")
    assert newcomer.reads("Tutul kanggo miwiti")
    newcomer.reach_plan(*BLOCKED_BY_FACE)
    newcomer.take_slip()

    slip = newcomer.journey.slip
    assert slip is not None and slip.language == "xx"
    pdf = newcomer.program.kiosk.papers.draw(slip)
    assert any("Kodhe slip" in page for page in texts(pdf))
    assert b"/Lang (jv-ID)" in pdf
    newcomer.touch_word("screen.slip.done")
    assert newcomer.record().language == "xx"


def test_a_branch_can_begin_in_it_and_its_desk_speaks_its_own(resources: Path, tmp_path: Path) -> None:
    assert resources.exists()
    settings = read_settings({"KIOSK_DATA_DIR": str(tmp_path), "KIOSK_SCREEN_LANGUAGE": "xx"})
    assert settings.screen.language == "xx"
    assert at_desk(settings.screen.language) == "id"


def test_the_check_has_nothing_to_say_of_a_whole_language(resources: Path, data: Path) -> None:
    kiosk = machine(data)
    kiosk.take_content(Content(resources))
    assert [
        str(one) for one in kiosk.content.check(kiosk.now().date()) if "xx" in one.where or one.rule.startswith("W")
    ] == []


def test_words_that_a_new_language_lacks_are_named_with_key_and_file(resources: Path, data: Path) -> None:
    change(resources / "words" / "xx" / "screen.yaml", '  back: "Kembali"\n', "")
    (resources / "words" / "xx" / "case_slip.yaml").unlink()
    kiosk = machine(data)
    kiosk.take_content(Content(resources))
    told = [str(one) for one in kiosk.content.check(kiosk.now().date()) if one.error]
    assert "W01 xx/screen.yaml: screen.frame.back is missing, id has it" in told
    assert "W01 xx/case_slip.yaml: case_slip.code_label is missing, id has it" in told
