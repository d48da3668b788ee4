"""Key and language in, sentence out; who mends a sentence is told where it stands."""

from pathlib import Path

import pytest

from kiosk.errors import ContentError
from kiosk.paths import resources_dir
from kiosk.texts import LANGUAGES, Words, load_words


@pytest.fixture
def words(tmp_path: Path) -> Words:
    folder = tmp_path / "id"
    folder.mkdir()
    (folder / "slip.yaml").write_text('title: "Slip {code}"\nempty: ""\nno: "tidak"\n', encoding="utf-8")
    (folder / "outcomes.yaml").write_text('other:\n  steps:\n    - "Satu"\n    - "Dua {x}"\n', encoding="utf-8")
    (folder / "notes.txt").write_text("not read", encoding="utf-8")
    return load_words(tmp_path, "id")


def test_key_begins_with_the_name_of_the_file(words: Words) -> None:
    assert words.say("outcomes.other.steps.0") == "Satu"
    assert words.say("slip.no") == "tidak"


def test_names_are_filled_in(words: Words) -> None:
    assert words.say("slip.title", code="ABC") == "Slip ABC"


def test_sentence_without_values_is_left_as_it_is(words: Words) -> None:
    assert words.say("outcomes.other.steps.1") == "Dua {x}"


def test_missing_sentence_or_value_is_a_fault_of_ours(words: Words) -> None:
    with pytest.raises(KeyError):
        words.say("slip.gone")
    with pytest.raises(KeyError):
        words.say("slip.title", number=1)


def test_sentence_that_may_be_missing_is_empty(words: Words) -> None:
    assert words.maybe("slip.gone") == words.maybe("slip.empty") == ""
    assert words.maybe("slip.no") == "tidak"


def test_list_comes_in_order(words: Words) -> None:
    assert words.several("outcomes.other.steps") == ("Satu", "Dua {x}")
    assert words.several("slip.title") == ()


def test_every_sentence_knows_its_file_and_line(words: Words) -> None:
    assert words.origins["outcomes.other.steps.1"] == "id/outcomes.yaml, line 4"


def test_language_without_words_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no words in fr"):
        load_words(tmp_path, "fr")


def test_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "slip.yaml").write_text('title: "a"\ntitle: "b"\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"slip\.yaml, line 2: title stands twice"):
        load_words(tmp_path, "id").say("slip.title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_words_hold_seven_days_and_twelve_months(language: str) -> None:
    shipped = load_words(resources_dir() / "words", language)
    assert len(set(shipped.several("dates.days"))) == 7
    assert len(set(shipped.several("dates.months"))) == 12
    assert not any(sentence != sentence.strip() for key, sentence in shipped.sentences.items() if "options" not in key)
