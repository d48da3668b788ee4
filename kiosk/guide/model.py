"""What the guide is made of: questions whose options lead on, and outcomes that name a cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kiosk.guide.causes import Cause

UNKNOWN = "unknown"
"""The option "I don't know" that every question has."""

TYPED = "typed"
"""The option of the first question that leads to words the visitor types, and the question that they answer."""

MORE = "plan:more"
"""The answer "any other problem?" after an outcome; written like every other answer."""


def option_key(question: str, option: str) -> str:
    """Where the words of an option stand; of a cause that was typed they stand with its outcome."""
    if option == UNKNOWN:
        return f"questions.{question}.unknown"
    start = f"outcomes.{option}.typed" if question == TYPED else f"questions.{question}.options.{option}"
    return f"{start}.title"


class PageKind(StrEnum):
    """How a question shows its options."""

    MESSAGES = "messages"
    PICTURES = "pictures"
    CHOICES = "choices"
    TYPED = "typed"


@dataclass(frozen=True)
class Option:
    """One answer: it asks another question or finds an outcome."""

    id: str
    ask: str | None
    find: str | None
    picture: str
    days_ago: int
    """How many days ago, at the latest, the thing happened from which the due time counts."""

    @property
    def target(self) -> str:
        """The question or the outcome it leads to."""
        return self.ask or self.find or ""


@dataclass(frozen=True)
class Question:
    """A page with options. `unknown` and `typed` are options as well, but stand beside the others."""

    id: str
    page: PageKind
    options: tuple[Option, ...]
    unknown: Option
    typed: Option | None

    @property
    def all_options(self) -> tuple[Option, ...]:
        """Everything that can be answered, "I don't know" last."""
        return (*self.options, *([self.typed] if self.typed else []), self.unknown)

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or None."""
        return next((option for option in self.all_options if option.id == option_id), None)


@dataclass(frozen=True)
class Outcome:
    """What was found: a cause, and how it is put right."""

    id: str
    cause: Cause
    stage: int
    """1 counter first · 2 papers and records · 3 try again · 4 wait; parts of one stage go on side by side."""
    due: str
    """The default due rule, as text."""
    counter: bool
    third_try_blocks: bool
    place: str
    bring: tuple[str, ...]
    pictures: tuple[str, ...]
    sources: tuple[str, ...]
    owner: str
    reviewed: date
    confirmed: bool
    """Whether the branch has agreed to the text and the time."""


@dataclass(frozen=True)
class Source:
    """Where advice comes from."""

    id: str
    kind: str
    address: str


@dataclass(frozen=True)
class Guide:
    """All questions and outcomes. The order of `outcomes` is the order of a plan."""

    start: str
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    sources: Mapping[str, Source]
    places: Mapping[str, str]
    """Place → drawing."""
    folder: Path
    lines: Mapping[str, str]
    """`questions.message` → `questions.yaml, line 14`, for whoever mends it."""
