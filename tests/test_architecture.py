"""What no file of the project may do, whoever writes it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kiosk.paths import resources_dir
from kiosk.yamlfile import read_yaml

ROOT = resources_dir().parent
CODE = sorted([*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
PAGES = sorted((ROOT / "ui").rglob("*.qml"))
MOST_LINES = 300

FORBIDDEN_NAMES = {
    "QtSql": "a second SQLite in one process breaks the locks of the first",
    "QSqlDatabase": "a second SQLite in one process breaks the locks of the first",
    "QFileDialog": "a visitor would see the machine's files",
    "QPrintDialog": "a visitor would see the machine's printers",
    "QDesktopServices": "a visitor would get out of the kiosk",
    "QtWebEngineCore": "no browser on a kiosk",
    "QtWebEngineQuick": "no browser on a kiosk",
    "QtWebEngineWidgets": "no browser on a kiosk",
    "pickle": "reading a pickle runs what it says",
    "marshal": "reading it may crash the process",
    "shelve": "it pickles",
}
FORBIDDEN_CALLS = {"eval", "exec", "yaml.load", "yaml.unsafe_load", "yaml.full_load", "os.system"}
TEXT_CALLS = {"open", "read_text", "write_text"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=named(path))


def names_in(tree: ast.AST) -> Iterator[str]:
    """Every name, attribute and part of an imported module."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.Import(names=aliases):
                yield from (part for alias in aliases for part in alias.name.split("."))
            case ast.ImportFrom(module=module, names=aliases):
                yield from (module or "").split(".")
                yield from (alias.name for alias in aliases)


def calls_in(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def lacks_encoding(called: str, call: ast.Call) -> bool:
    """Whether a text file is opened without saying its encoding; binary modes and `os.open` need none."""
    last = called.rpartition(".")[2]
    if last not in TEXT_CALLS or (last == "open" and called not in {"open", "io.open"} and not mode_of(call, at=0)):
        return False
    return "b" not in mode_of(call, at=1 if called in {"open", "io.open"} else 0) and all(
        word.arg != "encoding" for word in call.keywords
    )


def mode_of(call: ast.Call, at: int) -> str:
    """The mode that is given by name or in the place `at`, or nothing."""
    texts = [word.value for word in call.keywords if word.arg == "mode"] + list(call.args[at : at + 1])
    modes = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
    return next((mode for mode in modes if re.fullmatch(r"[rwaxbt+]{1,3}", mode)), "")


def test_there_is_code_to_look_at() -> None:
    assert {"kiosk/assembly/kiosk.py", "ui/commands.py"} <= {named(path) for path in CODE}
    assert {"ui/qml/Anjungan/Desk/DeskWindow.qml", "ui/qml/Anjungan/Theme.qml"} <= {named(path) for path in PAGES}


def test_no_file_uses_anything_that_is_forbidden() -> None:
    names = [(named(path), name) for path in CODE for name in names_in(tree_of(path))]
    calls = [(named(path), called) for path in CODE for called, _ in calls_in(tree_of(path))]
    found = [f"{file}: {name}, {FORBIDDEN_NAMES[name]}" for file, name in names if name in FORBIDDEN_NAMES]
    found += [f"{file}: {called}()" for file, called in calls if called in FORBIDDEN_CALLS]
    assert found == [], "\n".join(found)


def test_every_text_file_is_opened_with_its_encoding() -> None:
    calls = [(path, called, call) for path in CODE for called, call in calls_in(tree_of(path))]
    lacking = [f"{named(path)}:{call.lineno}" for path, called, call in calls if lacks_encoding(called, call)]
    assert lacking == [], "say encoding= in these lines:\n" + "\n".join(lacking)


def test_no_file_is_so_long_that_a_second_thing_has_moved_in() -> None:
    lines = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*CODE, *PAGES]}
    found = [f"{name}: {number} lines" for name, number in lines.items() if number > MOST_LINES]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("open('a')", True),
        ("open('a', 'rb')", False),
        ("open('a', mode='wb')", False),
        ("open('a', encoding='utf-8')", False),
        ("path.open('w')", True),
        ("path.open('rb')", False),
        ("path.read_text()", True),
        ("path.write_text('x', encoding='utf-8')", False),
        ("os.open(path, flags)", False),
        ("SigningKey.open(data)", False),
    ],
)
def test_check_of_encodings_sees_what_it_must(line: str, refused: bool) -> None:
    ((called, call),) = calls_in(ast.parse(line))
    assert lacks_encoding(called, call) is refused


@pytest.mark.parametrize(
    "line", ["from PySide6 import QtSql", "import pickle", "from PySide6.QtWidgets import QFileDialog"]
)
def test_check_of_names_sees_what_it_must(line: str) -> None:
    assert set(names_in(ast.parse(line))) & set(FORBIDDEN_NAMES)


def test_resources_hold_no_code() -> None:
    code = {".py", ".pyc", ".js", ".sh", ".so", ".dll", ".exe"}
    assert [named(path) for path in resources_dir().rglob("*") if path.suffix in code] == []


IDS_AND_NUMBERS = re.compile(r"[a-z][a-z0-9_]*|[0-9]{1,2}|")
SAID_ELSEWHERE = {"outcomes.yaml": {"due", "owner", "reviewed"}, "sources.yaml": {"address"}}
"""What is neither id nor number nor read by a visitor: due rules, the owner, dates, addresses for the editor."""


def scalars(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield "", name
            yield from scalars(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from scalars(value, key)
    else:
        yield key, str(data)


@pytest.mark.parametrize("name", ["questions.yaml", "outcomes.yaml", "places.yaml", "sources.yaml"])
def test_routes_hold_ids_and_no_words(name: str) -> None:
    data = read_yaml(resources_dir() / "guide" / name).data
    beside = SAID_ELSEWHERE.get(name, set())
    assert [text for key, text in scalars(data) if key not in beside and not IDS_AND_NUMBERS.fullmatch(text)] == []


def test_words_hold_no_routes() -> None:
    routing = {"ask", "find", "unknown_ask", "days_ago", "stage", "cause"}
    for path in (resources_dir() / "words").rglob("*.yaml"):
        if path.stem in {"questions", "outcomes", "places", "things", "sources"}:
            assert {name for key, name in scalars(read_yaml(path).data) if key == ""} & routing == set(), path.name
