"""The picture of the guide tells everything that an officer has to agree to."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.errors import KioskError
from kiosk.guide.drawing import draw_guide, due_text, option_title
from kiosk.guide.files import read_guide
from kiosk.guide.model import Guide
from kiosk.paths import resources_dir
from kiosk.texts import LANGUAGES, Words, load_words
from tests.texts.given import GivenWords

DAY = date(2026, 11, 21)
SVG = "{http://www.w3.org/2000/svg}"


@cache
def guide() -> Guide:
    return read_guide(resources_dir() / "guide")


@cache
def words(language: str) -> Words:
    return load_words(resources_dir() / "words", language)


def bare(language: str) -> Words:
    """Only the picture's own words, as if nobody had written any other."""
    known = words(language)
    return GivenWords(known.language, own(known.sentences))


def own(sentences: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in sentences.items() if key.startswith("drawing.")}


@cache
def picture(name: str) -> ET.Element:
    drawn = draw_guide(guide(), bare("id") if name == "bare" else words(name), DAY)
    return ET.fromstring(drawn)  # noqa: S314, our own picture


def prose(shown: ET.Element) -> str:
    """Every text of the picture, however it is broken into lines."""
    return "".join("".join(element.text or "" for element in shown.iter(f"{SVG}text")).split())


def told(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_answer_and_outcome_is_told_in_words(language: str) -> None:
    text, known = prose(picture(language)), words(language)
    for question in guide().questions.values():
        assert told(known.say(f"questions.{question.id}.title")) in text
        assert question.id in text
        for option in question.all_options:
            assert told(option_title(known, question, option)) in text
    for outcome in guide().outcomes.values():
        assert told(known.say(f"outcomes.{outcome.id}.title")) in text
        assert outcome.id in text
        assert told(due_text(known, outcome.due)) in text


def test_without_words_the_ids_are_shown() -> None:
    text = prose(picture("bare"))
    for question in guide().questions.values():
        assert question.id in text
        assert all(option.id in text for option in question.options)
    assert all(outcome in text for outcome in guide().outcomes)


def test_a_line_leads_from_every_asking_answer_to_its_question() -> None:
    drawn = sorted(
        title.text or ""
        for group in picture("id").iter(f"{SVG}g")
        if group.get("class") == "edge" and len(group) > 1  # else it is there for the order alone
        for title in group.iter(f"{SVG}title")
    )
    assert drawn == sorted(
        f"{question.id}:e->{option.ask}:w"  # so Graphviz names it
        for question in guide().questions.values()
        for option in question.all_options
        if option.ask
    )


def test_markup_in_words_stays_text() -> None:
    known = words("id")
    nasty = "<b onload=\"x\">&amp; 'kutip'</b>"
    sentences = dict(known.sentences) | {"questions.message.title": nasty, "outcomes.other.title": nasty}
    shown = ET.fromstring(draw_guide(guide(), GivenWords(known.language, sentences), DAY))  # noqa: S314
    assert prose(shown).count(told(nasty)) >= 2
    assert not list(shown.iter(f"{SVG}b"))


def test_the_picture_fits_an_a3_sheet() -> None:
    wide, tall = (float((picture("id").get(side) or "").removesuffix("pt")) for side in ("width", "height"))
    assert wide <= 420 / 25.4 * 72
    assert tall <= 297 / 25.4 * 72


def test_the_same_guide_gives_the_same_picture_but_for_the_date() -> None:
    first, again, later = (draw_guide(guide(), words("id"), day) for day in (DAY, DAY, date(2031, 2, 3)))
    assert first == again
    texts = [[text.text for text in ET.fromstring(drawn).iter(f"{SVG}text")] for drawn in (first, later)]  # noqa: S314
    assert [(old, new) for old, new in zip(*texts, strict=True) if old != new] == [
        ("Keadaan tanggal 2026-11-21", "Keadaan tanggal 2031-02-03")
    ]


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_it_is_drawn_as_a_document_and_as_a_picture_too(form: str, begins: bytes) -> None:
    assert draw_guide(guide(), words("id"), DAY, form).startswith(begins)


def test_where_graphviz_is_missing_the_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KioskError, match="apt-get install graphviz"):
        draw_guide(guide(), words("id"), DAY)


def test_due_rules_are_told_in_the_language_and_strange_ones_as_written() -> None:
    assert due_text(words("id"), "14 working days") == "14 hari kerja"
    assert due_text(words("id"), "2-3 weeks") == "2–3 minggu"
    assert due_text(words("en"), "24 hours") == "24 hours"
    assert due_text(words("id"), "Set by branch") == words("id").say("drawing.due_set_by_branch")
    assert due_text(words("id"), "when the sun shines") == "when the sun shines"
