"""Nobody says what is not written, in code, pages or tests; and nothing is written that nobody says."""

import ast
from functools import cache

import pytest

from kiosk.texts import LANGUAGES
from tests.texts.sayings import Named, Sayers, every_key, keys_of, named_in, named_in_pages, sayers, trees

OWN_WORDS = {"tests/texts/test_words.py", "tests/texts/test_words_said.py"}
"""Tests that make words up."""


@cache
def program() -> Sayers:
    return sayers()


@cache
def named() -> tuple[Named, ...]:
    files = [(where, tree) for where, tree in trees("ui", "kiosk", "tests") if where not in OWN_WORDS]
    return tuple(one for where, tree in files for one in named_in(tree, where))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_code_or_a_test_names_is_written(language: str) -> None:
    assert len(named()) > 400
    keys = keys_of(language)
    assert [f"{one.where}: {one.text}" for one in named() if not one.is_there(keys)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_that_a_page_reads_is_written(language: str) -> None:
    paths = list(named_in_pages())
    assert len(paths) > 200
    runs = {f".{key}." for key in keys_of(language) if key.partition(".")[0] in program().shown}
    assert [f"{one.where}: {one.text}" for one in paths if not any(f".{one.text}." in run for run in runs)] == []


def test_every_key_is_said_somewhere_in_the_program() -> None:
    assert sorted(key for key in every_key() if not program().says(key)) == []


@pytest.mark.parametrize(
    "source",
    [
        'words.say("slip.gone")',
        'officer.words("desk_form.gone", name=1)',
        'words.say("slip.title" if here else "slip.gone")',
        'visitor.touch_word(f"screen.{place}.gone")',
        'words.several("slip.title")',
    ],
)
def test_check_sees_a_key_that_is_not_written(source: str) -> None:
    keys = {"slip.title", "desk_form.labels.name", "screen.plan.print"}
    assert [one for one in named_in(ast.parse(source), "here") if not one.is_there(keys)] != []


@pytest.mark.parametrize(
    "source",
    [
        'words.say("slip.title", code=1)',
        'words.say(f"screen.{page}.print")',
        'words.several("dates.days")',
        'words.several(f"dates.{what}")',
        'print("slip.gone")',
        "words.say(key)",
    ],
)
def test_check_lets_pass_what_is_written_or_no_key(source: str) -> None:
    keys = {"slip.title", "screen.plan.print", "dates.days.0"}
    assert [one for one in named_in(ast.parse(source), "here") if not one.is_there(keys)] == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("slip.title", True),
        ("slip.gone", False),
        ("slip.why.2", True),
        ("cases.kinds.unblock", True),
        ("cases.kinds.gone", False),
        ("reports.labels.late_median", True),
        ("reports.labels.gone_median", False),
        ("desk_form.save", True),
        ("desk_form.gone", False),
        ("desk_form.forms.pdf", True),
        ("desk_form.forms.gone", False),
        ("slip.save", False),
    ],
)
def test_check_sees_a_key_that_nobody_says(key: str, said: bool) -> None:
    texts = {"slip.title", "slip.why", "cases.kinds", "unblock", "late", "pdf"}
    few = Sayers(texts, {r"reports\.labels\.(.+)"}, {"(.+)_median"}, {"desk_form"}, {"save", "forms"})
    assert few.says(key) is said
