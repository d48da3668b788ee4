"""Words that a test makes up instead of reading them."""

from collections.abc import Mapping

from kiosk.texts import Words


class GivenWords(Words):
    """The given sentences by key, of no file."""

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        super().__init__(language, {})
        self._given = sentences
        self._parts: dict[str, dict[str, str]] = {}
        for key, sentence in sentences.items():  # once: the largest picture asks half a million times
            self._parts.setdefault(key.partition(".")[0], {})[key] = sentence

    @property
    def sentences(self) -> Mapping[str, str]:
        return self._given

    def part(self, name: str) -> Mapping[str, str]:
        return self._parts.get(name, {})
