"""Content files: nothing is guessed, and whatever is wrong is told with its file, its line and what to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import ContentError
from kiosk.yamlfile import YamlFile, read_yaml


def read(tmp_path: Path, content: str | bytes) -> YamlFile:
    file = tmp_path / "some.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(file)


def test_strings_stay_strings(tmp_path: Path) -> None:
    file = read(tmp_path, "a: no\nb: 12:30\nc: 1.0\nd: ~\ne: 2026-11-21\nf: [yes, 08]\n")
    assert file.data == {"a": "no", "b": "12:30", "c": "1.0", "d": "~", "e": "2026-11-21", "f": ["yes", "08"]}


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    file = read(tmp_path, "# head\na:\n  b: x\n  c:\n    - one\n    - two\n")
    assert [file.line_of(place) for place in (("a",), ("a", "b"), ("a", "c", 1))] == [2, 3, 6]


def test_line_of_what_is_not_there_is_that_of_the_nearest_thing_around_it(tmp_path: Path) -> None:
    file = read(tmp_path, "\n\na:\n  b: x\n")
    assert file.line_of(("a", "missing", 3)) == 3
    assert file.line_of(("missing",)) == 3


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing\n"])
def test_empty_file_holds_nothing(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content).data == {}


BROKEN: dict[str, tuple[str | bytes, str, str]] = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "line 3: a stands twice", "Delete one"),
    "duplicate key deep down": ("a:\n  b: 1\n  b: 2\n", "line 3: b stands twice", "Delete one"),
    "tab": ("a:\n\tb: 1\n", "line 2", "Mend the line"),
    "open bracket": ("a: [1, 2\nb: 3\n", "line 2", "Mend the line"),
    "open quotes": ('a: "x\nb: 3\n', "line 3", "Mend the line"),
    "not UTF-8": (b"a: 1\nb: \xff\xfe\n", "line 2: this is not UTF-8", "Save the file as UTF-8"),
    "UTF-16": ("a: ä\n".encode("utf-16"), "line 1: this is not UTF-8", "Save the file as UTF-8"),
    "control sign": ("a: 1\nb: \x01\n", "line 2", "Mend the line"),
    "two documents": ("a: 1\n---\nb: 2\n", "line 2", "Mend the line"),
    "a value that holds itself": ("a: &x\n  b: *x\n", "levels deep", "write out what a *name repeats"),
    "a name of nothing": ("a: *x\n", "line 1", "Mend the line"),
    "nested too deeply": ("a: " + "[" * 300 + "]" * 300, "line 1: more than 20 levels", "Close a bracket"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file_is_refused_with_file_line_and_remedy(tmp_path: Path, case: str) -> None:
    content, what, remedy = BROKEN[case]
    with pytest.raises(ContentError) as refusal:
        read(tmp_path, content)
    assert refusal.value.what.startswith("some.yaml, line ")
    assert what in refusal.value.what
    assert remedy in refusal.value.remedy


def test_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"gone\.yaml can't be read") as refusal:
        read_yaml(tmp_path / "gone.yaml")
    assert refusal.value.remedy == "Put the file back."


def test_folder_in_the_file_s_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="can't be read"):
        read_yaml(tmp_path)


def test_error_names_the_file_the_line_and_the_place(tmp_path: Path) -> None:
    error = read(tmp_path, "a:\n  b: 1\n").error(("a", "b"), "is odd", "Make it even.")
    assert str(error) == "some.yaml, line 2: a.b: is odd. Make it even."


@given(st.one_of(st.binary(max_size=60), st.text("ab:-[]{}\"'&*!|>%@?#,\t\n ", max_size=40).map(str.encode)))
def test_any_bytes_are_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_bytes(content)
    try:
        read_yaml(file)
    except ContentError as refusal:
        assert refusal.what.startswith("any.yaml, line ")
