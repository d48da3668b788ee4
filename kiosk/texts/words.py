"""All words of one language, flat: `outcomes.blocked_kpj.title` → sentence."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kiosk.errors import ContentError
from kiosk.yamlfile import FilePlace, YamlFile, read_yaml


class Words:
    """The sentences of one language by key. Each file is read when it is first asked for: a start needs few of them."""

    def __init__(self, language: str, files: Mapping[str, Path]) -> None:
        """`files` gives the file for the first part of a key."""
        self.language = language
        self._files = files
        self._read: dict[str, Mapping[str, str]] = {}
        self._origins: dict[str, str] = {}

    @property
    def sentences(self) -> Mapping[str, str]:
        """Every sentence by key. Raises ContentError if a file can't be read."""
        return {key: sentence for name in self._files for key, sentence in self.part(name).items()}

    @property
    def origins(self) -> Mapping[str, str]:
        """Key → `file, line`, for whoever mends the sentence."""
        for name in self._files:
            self.part(name)
        return self._origins

    def part(self, name: str) -> Mapping[str, str]:
        """The sentences of one file by their whole key. Raises ContentError if it can't be read."""
        if name not in self._read and name in self._files:
            self._read[name] = self._read_file(self._files[name])
        return self._read.get(name, {})

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of `key` with its {names} filled in. A missing key is a fault of ours: KeyError."""
        sentence = self._sentences_beside(key)[key]
        return sentence.format_map(values) if values else sentence

    def maybe(self, key: str) -> str:
        """The sentence of `key`, or an empty text where the content has none on purpose."""
        return self._sentences_beside(key).get(key, "")

    def several(self, key: str) -> tuple[str, ...]:
        """The sentences of a list, in order; empty if there is no such list."""
        found: list[str] = []
        beside = self._sentences_beside(key)
        while (sentence := beside.get(f"{key}.{len(found)}")) is not None:
            found.append(sentence)
        return tuple(found)

    def _sentences_beside(self, key: str) -> Mapping[str, str]:
        return self.part(key.partition(".")[0])

    def _read_file(self, path: Path) -> Mapping[str, str]:
        file = read_yaml(path)
        sentences: dict[str, str] = {}
        for place, sentence in _flat(file, file.data, ()):
            key = ".".join(str(step) for step in (path.stem, *place))
            sentences[key] = sentence
            self._origins[key] = f"{self.language}/{path.name}, line {file.line_of(place)}"
        return sentences


def load_words(folder: Path, language: str) -> Words:
    """The words of `language` from `folder/<language>/*.yaml`; the file's name is the first part of the key.

    Raises ContentError if there are none.
    """
    files = {path.stem: path for path in sorted((folder / language).glob("*.yaml"))}
    if not files:
        raise ContentError(f"There are no words in {language}.", f"Put the files back into {folder.name}/{language}.")
    return Words(language, files)


def _flat(file: YamlFile, data: Any, place: FilePlace) -> Iterator[tuple[FilePlace, str]]:
    if isinstance(data, str):
        yield place, data
        return
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for step, part in parts:
        yield from _flat(file, part, (*place, step))
