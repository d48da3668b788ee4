"""What code and pages name of the words: keys as they stand there, and the moulds that keys are made of."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.paths import resources_dir
from kiosk.texts import LANGUAGES, load_words

TOP = Path(__file__).parents[2]
PARTS = {path.stem for path in (resources_dir() / "words").glob("*/*.yaml")}

SAYING = {"say", "maybe", "words", "touch_word", "finger_on", "box_of"}
"""Calls whose first argument is a key."""
LISTING = {"several"}
"""Calls whose first argument is what several keys begin with."""

_FIELD = "(.+)"
_QML_PATH = re.compile(r"\bwords((?:\.[A-Za-z_]+)+)")
_QML_MEMBER = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)")
_QML_TEXT = re.compile(r'"([A-Za-z0-9_.]+)"')
_TAIL = re.compile(r"(?=.*[a-z_])(?:[a-z0-9_]|\\\.|\(\.\+\))+")
_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Named:
    """A key, a beginning of keys or a mould of keys, and where it stands."""

    text: str
    where: str
    begins: bool = False
    mould: bool = False

    def is_there(self, keys: set[str]) -> bool:
        """Whether any of the keys is meant by it."""
        if self.mould:
            ending = r"\.\d+" if self.begins else ""
            return any(re.fullmatch(self.text + ending, key) for key in keys)
        return f"{self.text}.0" in keys if self.begins else self.text in keys


def keys_of(language: str) -> set[str]:
    return set(load_words(resources_dir() / "words", language).sentences)


def every_key() -> set[str]:
    return {key for language in LANGUAGES for key in keys_of(language)}


def trees(*folders: str) -> Iterator[tuple[str, ast.AST]]:
    for folder in folders:
        for path in sorted((TOP / folder).rglob("*.py")):
            yield str(path.relative_to(TOP)), ast.parse(path.read_text(encoding="utf-8"))


def named_in(tree: ast.AST, where: str) -> Iterator[Named]:
    """What the calls of a file say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in SAYING | LISTING:
                yield from _named_by(node.args[0], f"{where}:{node.lineno}", called in LISTING)


def _named_by(argument: ast.expr, where: str, begins: bool) -> Iterator[Named]:
    match argument:
        case ast.IfExp(body=one, orelse=other):
            yield from _named_by(one, where, begins)
            yield from _named_by(other, where, begins)
        case ast.Constant(value=str(text)) if _is_of_words(text):
            yield Named(text, where, begins)
        case ast.JoinedStr() if _is_of_words(mould := _mould(argument)):
            yield Named(mould, where, begins, mould=True)


def _is_of_words(text: str) -> bool:
    return text.replace("\\", "").partition(".")[0] in PARTS and "." in text


def _mould(text: ast.JoinedStr) -> str:
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else _FIELD for part in text.values)


def named_in_pages() -> Iterator[Named]:
    """The paths that pages read: `words.plan.print`; from where their `words` begins, the page alone knows."""
    for path in sorted((TOP / "ui" / "qml").rglob("*.qml")):
        source = path.read_text(encoding="utf-8")
        if "id: words\n" in source:  # that is an item
            continue
        for number, line in enumerate(source.splitlines(), start=1):
            for found in _QML_PATH.findall(line):
                yield Named(found[1:].removesuffix(".replace"), f"{path.name}:{number}")


@dataclass
class Sayers:
    """Everything that stands in the program, of which keys may be made."""

    texts: set[str] = field(default_factory=set)
    """Texts, names of fields and functions, and ids of the guide."""
    moulds: set[str] = field(default_factory=set)
    """Of whole keys."""
    tails: set[str] = field(default_factory=set)
    """Of parts of keys: `(.+)_median`."""
    shown: set[str] = field(default_factory=set)
    """Files of words that pages are given whole."""
    members: set[str] = field(default_factory=set)
    """What pages read by name."""

    def says(self, key: str) -> bool:
        """Whether this key can be made of what stands there; of a list it is enough that the list is named."""
        whole = re.sub(r"\.\d+$", "", key)
        if key in self.texts or whole in self.texts or self._page_says(whole):
            return True
        steps = key.split(".")
        beginnings = ((".".join(steps[:at]), steps[at:]) for at in range(2, len(steps)))
        if any(begin in self.texts and self._made_of(rest) for begin, rest in beginnings):
            return True
        found = (re.fullmatch(mould, key) for mould in self.moulds)
        return any(match and all(self._made_of(group.split(".")) for group in match.groups()) for match in found)

    def _page_says(self, key: str) -> bool:
        *before, last = key.split(".")
        if before[0] not in self.shown:
            return False
        return last in self.members or (before[-1] in self.members and last in self.texts)

    def _made_of(self, steps: list[str]) -> bool:
        """Whether steps of a key, or several of them together, are texts of the program."""
        return not steps or any(
            self._is_text(".".join(steps[:at])) and self._made_of(steps[at:]) for at in range(1, len(steps) + 1)
        )

    def _is_text(self, step: str) -> bool:
        if step in self.texts or step.isdigit() or step.replace("_", " ") in self.texts:
            return True
        found = (re.fullmatch(tail, step) for tail in self.tails)
        return any(match and all(group in self.texts for group in match.groups()) for match in found)


def sayers() -> Sayers:
    """Of the program as it is."""
    all_of = Sayers()
    for _, tree in trees("ui", "kiosk"):
        _take(all_of, tree)
    for path in (TOP / "ui" / "qml").rglob("*.qml"):
        source = path.read_text(encoding="utf-8")
        all_of.members |= set(_QML_MEMBER.findall(source))
        all_of.texts |= set(_QML_TEXT.findall(source))
    for path in (resources_dir() / "guide").glob("*.yaml"):
        all_of.texts |= set(_ID.findall(path.read_text(encoding="utf-8")))
    return all_of


def _take(all_of: Sayers, tree: ast.AST) -> None:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)):
                all_of.texts.add(text)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name):
                all_of.texts.add(name)
            case ast.Call(func=ast.Name(id="fixed_words"), args=[_, ast.Constant(value=str(part))]):
                all_of.shown.add(part)
            case ast.Assign(targets=[ast.Name(id="words_file")], value=ast.Constant(value=str(part))) if part:
                all_of.shown.add(part)
            case ast.JoinedStr():
                mould = _mould(node)
                if _is_of_words(mould):
                    all_of.moulds.add(mould)
                elif _TAIL.fullmatch(mould):
                    all_of.tails.add(mould)
