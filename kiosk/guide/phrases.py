"""Reads the phrases file (`resources/guide/phrases.yaml`) once into values, and says where it is wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from kiosk.guide.causes import Cause
from kiosk.guide.vocabulary import sound, words_of
from kiosk.yamlfile import FilePlace, read_yaml

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
        self._file = read_yaml(path)
        self._concepts: dict[str, tuple[str, ...]] = {}
        self._used = {HEALTH_OFFICE, THIS_OFFICE}

    def phrases(self) -> Phrases:
        self._complete((), PARTS, "part")
        fillers = self._items("fillers")
        self._concepts = {name: self._items("concepts", name) for name in self._mapping("concepts")}
        deniable = enumerate(self._items("deniable"))
        phrases = Phrases(
            self._spellings(),
            fillers,
            self._items("whole"),
            self._items("ordinary"),
            frozenset(self._known(("deniable", number), name) for number, name in deniable),
            {name: tuple(self._spread(name, ())) for name in self._concepts},
            *self._causes(),
        )
        self._check_concepts({sound(filler) for filler in fillers})
        return phrases

    def _spellings(self) -> dict[str, tuple[str, ...]]:
        found = {standard: self._items("spellings", standard) for standard in self._mapping("spellings")}
        standards: dict[tuple[str, ...], str] = {}
        for standard, spellings in found.items():
            for number, spelling in enumerate(spellings):
                other = standards.setdefault(tuple(sound(word) for word in words_of(spelling)), standard)
                if other != standard:
                    what = f"“{spelling}” leads to “{other}” already"
                    raise self._file.error(("spellings", standard, number), what, "Keep it in one place only.")
        return found

    def _causes(self) -> tuple[tuple[Rule, ...], tuple[tuple[Cause, str], ...]]:
        self._complete(("causes",), tuple(Cause), "cause")
        rules: list[Rule] = []
        messages: list[tuple[Cause, str]] = []
        for cause in Cause:
            for kind in self._mapping("causes", cause):
                place = ("causes", str(cause), kind)
                items = self._items(*place)
                if kind == MESSAGES:
                    messages += [(cause, item) for item in items]
                    continue
                strength = self._strength(place)
                for number, item in enumerate(items):
                    parts = (part.strip() for part in item.split("+"))
                    rules.append(Rule(cause, tuple(self._known((*place, number), part) for part in parts), strength))
        return tuple(rules), tuple(messages)

    def _strength(self, place: FilePlace) -> Strength:
        names = {strength.name.lower(): strength for strength in Strength}
        kind = str(place[-1])
        if kind not in names:
            remedy = f"Use one of: {', '.join(names)}, {MESSAGES}."
            raise self._file.error(place, f"“{kind}” is not a strength", remedy)
        return names[kind]

    def _known(self, place: FilePlace, name: str) -> str:
        if name not in self._concepts:
            remedy = "Write it under “concepts” or correct the name."
            raise self._file.error(place, f"there is no concept “{name}”", remedy)
        self._used.add(name)
        return name

    def _spread(self, name: str, above: tuple[str, ...]) -> Iterator[str]:
        for number, item in enumerate(self._concepts[name]):
            if not item.startswith(REPEAT):
                yield item
                continue
            place = ("concepts", name, number)
            other = self._known(place, item.removeprefix(REPEAT))
            if other in (*above, name):
                raise self._file.error(place, f"“{other}” repeats itself through “{REPEAT}”", "Take this line out.")
            yield from self._spread(other, (*above, name))

    def _check_concepts(self, fillers: set[str]) -> None:
        for name in (HEALTH_OFFICE, THIS_OFFICE):
            self._known(("concepts",), name)
        for name, items in self._concepts.items():
            if name not in self._used:
                remedy = "Use it under “causes” or delete it."
                raise self._file.error(("concepts", name), f"no rule uses the concept “{name}”", remedy)
            for number, item in enumerate(items):
                dropped = [word for word in words_of(item) if sound(word) in fillers]
                if dropped:
                    what = f"“{item}” holds the filler “{dropped[0]}”, which is dropped before the search"
                    raise self._file.error(("concepts", name, number), what, "Write the phrase without it.")

    def _complete(self, place: FilePlace, wanted: Sequence[str], kind: str) -> None:
        found = self._mapping(*place)
        for name in found:
            if name not in wanted:
                raise self._file.error((*place, name), f"“{name}” is not a {kind}", f"Use one of: {', '.join(wanted)}.")
        for name in wanted:
            if name not in found:
                what = f"the {kind} “{name}” is missing"
                raise self._file.error(place, what, "Add it; the top of the file explains how.")

    def _mapping(self, *place: str | int) -> dict[str, Any]:
        found = self._file.at(place)
        if not isinstance(found, dict) or not found:
            what = "names with a colon are expected here"
            raise self._file.error(place, what, "Look at the other parts of the file.")
        return found

    def _items(self, *place: str | int) -> tuple[str, ...]:
        found = self._file.at(place)
        if not isinstance(found, list) or not found:
            remedy = "Write [one, two] or lines that begin with “- ”."
            raise self._file.error(place, "a list is expected here", remedy)
        for number, item in enumerate(found):
            if not isinstance(item, str) or not words_of(item):
                remedy = "Put quotes around the line if it holds a colon."
                raise self._file.error((*place, number), "plain words are expected here", remedy)
            if item in found[:number]:
                raise self._file.error((*place, number), f"“{item}” stands twice in this list", "Take one out.")
        return tuple(found)
