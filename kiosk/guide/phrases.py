"""Reads the phrases file (`resources/guide/phrases.yaml`) once into values, and says where it is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import yaml

from kiosk.errors import ContentError
from kiosk.guide.causes import Cause
from kiosk.guide.vocabulary import sound, words_of

REPEAT = "@"
"""Begins a line of a concept that stands for all phrases of another concept."""

HEALTH_OFFICE = "health_office"
THIS_OFFICE = "this_office"
PARTS = ("spellings", "fillers", "whole", "ordinary", "deniable", "concepts", "causes")
MESSAGES = "messages"


class Strength(Enum):
    """How much one piece of evidence says. They add up; see `Matcher` for how."""

    DECISIVE = 4.0
    SURE = 3.0
    STRONG = 2.0
    FAIR = 1.0
    WEAK = 0.4
    HINT = 0.1
    AGAINST = -1.5


@dataclass(frozen=True)
class Rule:
    """Concepts that, found together, speak for a cause (or against it)."""

    cause: Cause
    concepts: tuple[str, ...]
    strength: Strength


@dataclass(frozen=True)
class Phrases:
    """The phrases file as values; words are still as the editor wrote them."""

    spellings: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    whole: tuple[str, ...]
    ordinary: tuple[str, ...]
    deniable: frozenset[str]
    concepts: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    messages: tuple[tuple[Cause, str], ...]


def read_phrases(path: Path) -> Phrases:
    """Read and check the file; raises ContentError that names the file, the line and what to do."""
    return _Reader(path).phrases()


class _Reader:
    """One reading of one file; every complaint knows the line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._concepts: dict[str, tuple[yaml.ScalarNode, ...]] = {}
        self._used = {HEALTH_OFFICE, THIS_OFFICE}

    def phrases(self) -> Phrases:
        document = self._document()
        top = self._mapping(document)
        self._complete(document, top, PARTS, "part")
        fillers = _texts(self._items(top["fillers"]))
        self._concepts = {name: self._items(node) for name, node in self._mapping(top["concepts"]).items()}
        phrases = Phrases(
            self._spellings(top["spellings"]),
            fillers,
            _texts(self._items(top["whole"])),
            _texts(self._items(top["ordinary"])),
            frozenset(self._known(item, item.value) for item in self._items(top["deniable"])),
            {name: tuple(self._spread(name, ())) for name in self._concepts},
            *self._causes(top["causes"]),
        )
        self._check_concepts(top["concepts"], {sound(filler) for filler in fillers})
        return phrases

    def _document(self) -> yaml.Node:
        loader: type[yaml.SafeLoader | yaml.CSafeLoader] = (
            yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        )
        put_back = "Put the file back from the installation."
        try:
            node: yaml.Node | None = yaml.compose(self._path.read_text(encoding="utf-8"), Loader=loader)
        except (OSError, UnicodeDecodeError) as trouble:
            raise ContentError(f"{self._path} can't be read: {trouble}.", put_back) from trouble
        except yaml.YAMLError as trouble:
            mark = trouble.problem_mark if isinstance(trouble, yaml.MarkedYAMLError) else None
            what = f"{self._path}, line {mark.line + 1 if mark else 1}: this is not YAML ({trouble})."
            raise ContentError(what, "Correct the indentation, the brackets or the quotes there.") from trouble
        if node is None:
            raise ContentError(f"{self._path}, line 1: the file is empty.", put_back)
        return node

    def _spellings(self, node: yaml.Node) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        standards: dict[tuple[str, ...], str] = {}
        for standard, spellings in self._mapping(node).items():
            items = self._items(spellings)
            for item in items:
                keys = tuple(sound(word) for word in words_of(item.value))
                other = standards.setdefault(keys, standard)
                if other != standard:
                    raise self._wrong(item, f"“{item.value}” leads to “{other}” already", "Keep it in one place only.")
            found[standard] = _texts(items)
        return found

    def _causes(self, node: yaml.Node) -> tuple[tuple[Rule, ...], tuple[tuple[Cause, str], ...]]:
        bodies = self._mapping(node)
        self._complete(node, bodies, tuple(Cause), "cause")
        rules: list[Rule] = []
        messages: list[tuple[Cause, str]] = []
        for cause in Cause:
            for kind, lines in self._mapping(bodies[cause]).items():
                items = self._items(lines)
                if kind == MESSAGES:
                    messages += [(cause, item.value) for item in items]
                else:
                    strength = self._strength(kind, lines)
                    rules += [Rule(cause, self._together(item), strength) for item in items]
        return tuple(rules), tuple(messages)

    def _strength(self, kind: str, place: yaml.Node) -> Strength:
        names = {strength.name.lower(): strength for strength in Strength}
        if kind not in names:
            raise self._wrong(place, f"“{kind}” is not a strength", f"Use one of: {', '.join(names)}, {MESSAGES}.")
        return names[kind]

    def _together(self, item: yaml.ScalarNode) -> tuple[str, ...]:
        return tuple(self._known(item, part.strip()) for part in item.value.split("+"))

    def _known(self, place: yaml.Node, name: str) -> str:
        if name not in self._concepts:
            raise self._wrong(place, f"there is no concept “{name}”", "Write it under “concepts” or correct the name.")
        self._used.add(name)
        return name

    def _spread(self, name: str, above: tuple[str, ...]) -> Iterator[str]:
        for item in self._concepts[name]:
            if not item.value.startswith(REPEAT):
                yield item.value
                continue
            other = self._known(item, item.value.removeprefix(REPEAT))
            if other in (*above, name):
                raise self._wrong(item, f"“{other}” repeats itself through “{REPEAT}”", "Take this line out.")
            yield from self._spread(other, (*above, name))

    def _check_concepts(self, node: yaml.Node, fillers: set[str]) -> None:
        for name in (HEALTH_OFFICE, THIS_OFFICE):
            self._known(node, name)
        for name, items in self._concepts.items():
            if name not in self._used:
                raise self._wrong(items[0], f"no rule uses the concept “{name}”", "Use it under “causes” or delete it.")
            for item in items:
                dropped = [word for word in words_of(item.value) if sound(word) in fillers]
                if dropped:
                    what = f"“{item.value}” holds the filler “{dropped[0]}”, which is dropped before the search"
                    raise self._wrong(item, what, "Write the phrase without it.")

    def _complete(self, place: yaml.Node, found: dict[str, yaml.Node], wanted: Iterable[str], kind: str) -> None:
        for name, node in found.items():
            if name not in set(wanted):
                raise self._wrong(node, f"“{name}” is not a {kind}", f"Use one of: {', '.join(wanted)}.")
        for name in wanted:
            if name not in found:
                raise self._wrong(place, f"the {kind} “{name}” is missing", "Add it; the top of the file explains how.")

    def _mapping(self, node: yaml.Node) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode) or not node.value:
            raise self._wrong(node, "names with a colon are expected here", "Look at the other parts of the file.")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in found:
                raise self._wrong(key, f"“{key.value}” stands here twice", "Join the two, or take one out.")
            found[key.value] = value
        return found

    def _items(self, node: yaml.Node) -> tuple[yaml.ScalarNode, ...]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self._wrong(node, "a list is expected here", "Write [one, two] or lines that begin with “- ”.")
        seen: set[str] = set()
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or not words_of(item.value):
                raise self._wrong(
                    item, "plain words are expected here", "Put quotes around the line if it holds a colon."
                )
            if item.value in seen:
                raise self._wrong(item, f"“{item.value}” stands twice in this list", "Take one out.")
            seen.add(item.value)
        return tuple(node.value)

    def _wrong(self, node: yaml.Node, what: str, remedy: str) -> ContentError:
        return ContentError(f"{self._path}, line {node.start_mark.line + 1}: {what}.", remedy)


def _texts(items: Iterable[yaml.ScalarNode]) -> tuple[str, ...]:
    return tuple(item.value for item in items)
