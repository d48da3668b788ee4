"""All words of one language, flat: `outcomes.blocked_kpj.title` → sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import ContentError
from kiosk.yamlfile import Place, YamlFile, read_yaml

LANGUAGES = ("id", "en")
"""Indonesian first, English beside it."""


@dataclass(frozen=True)
class Words:
    """The sentences of one language by key, and where each stands."""

    language: str
    sentences: Mapping[str, str]
    origins: Mapping[str, str]
    """Key → `file, line`, for whoever mends the sentence."""

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of `key` with its {names} filled in. A missing key is a fault of ours: KeyError."""
        sentence = self.sentences[key]
        return sentence.format_map(values) if values else sentence

    def maybe(self, key: str) -> str:
        """The sentence of `key`, or an empty text where the content has none on purpose."""
        return self.sentences.get(key, "")

    def several(self, key: str) -> tuple[str, ...]:
        """The sentences of a list, in order; empty if there is no such list."""
        found: list[str] = []
        while (sentence := self.sentences.get(f"{key}.{len(found)}")) is not None:
            found.append(sentence)
        return tuple(found)


def load_words(folder: Path, language: str) -> Words:
    """All words of `language` from `folder/<language>/*.yaml`; the file's name is the first part of the key.

    Raises ContentError if a file can't be read or there is none.
    """
    files = sorted((folder / language).glob("*.yaml"))
    if not files:
        raise ContentError(f"There are no words in {language}.", f"Put the files back into {folder.name}/{language}.")
    sentences: dict[str, str] = {}
    origins: dict[str, str] = {}
    for path in files:
        file = read_yaml(path)
        for place, sentence in _flat(file, file.data, ()):
            key = ".".join(str(step) for step in (path.stem, *place))
            sentences[key] = sentence
            origins[key] = f"{language}/{path.name}, line {file.line_of(place)}"
    return Words(language, sentences, origins)


def _flat(file: YamlFile, data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
        return
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for step, part in parts:
        yield from _flat(file, part, (*place, step))
