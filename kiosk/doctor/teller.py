"""Says results in words; where the words themselves are broken, what is left of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.doctor.check import Result, State, Term, Value
from kiosk.errors import ContentError
from kiosk.texts import Words
from kiosk.texts.languages import Side, spoken_by


@dataclass(frozen=True)
class Told:
    """One line: how it stands, what was checked, what is wrong, what to do (empty where nothing is)."""

    check: str
    state: State
    mark: str
    name: str
    what: str
    remedy: str


class Teller:
    """Says everything in one language; a sentence that it lacks in another one, a broken one by its key."""

    def __init__(self, words: Callable[[str], Words], language: str) -> None:
        self._words = words
        self._languages = (language, *(other for other in spoken_by(Side.DESK) if other != language))

    def tell(self, result: Result) -> Told:
        """`result` in words."""
        verdict = result.verdict
        values: dict[str, object] = {}
        for name, value in verdict.values.items():
            values[name] = self._value(value, values)
        is_told = result.state is not State.OK
        return Told(
            result.check,
            result.state,
            self.say(f"marks.{result.state}"),
            self.say(f"names.{result.check}"),
            _on_one_line(self.say(f"{verdict.saying}.what", **values)),
            _on_one_line(self.say(f"{verdict.saying}.remedy", **values)) if is_told else "",
        )

    def summary(self, results: Sequence[Result]) -> str:
        """How many checks came out how."""
        return self.say("summary", count=len(results), **counted(results))

    def say(self, key: str, **values: object) -> str:
        """The sentence `doctor.<key>`."""
        for language in self._languages:
            try:
                return self._words(language).say(f"doctor.{key}", **values)
            except (ContentError, KeyError):
                continue
        return " ".join([key, *(f"{name}={value}" for name, value in values.items())])

    def _value(self, value: Value, before: Mapping[str, object]) -> object:
        if isinstance(value, Term):
            return self.say(value, **before)
        return ", ".join(self.say(f"names.{check}") for check in value) if isinstance(value, tuple) else value


def _on_one_line(text: str) -> str:
    """`text` without what would break or disturb a line; file names and settings may hold anything."""
    return "".join(sign if sign.isprintable() else "?" for sign in " ".join(text.split()))


def counted(results: Sequence[Result]) -> Mapping[str, int]:
    """How many results there are of each state."""
    return {state.value: sum(result.state is state for result in results) for state in State}
