"""The boxes of the guide's picture before they have a place: a question, its options and what each leads to."""

import re
from collections import deque
from dataclasses import dataclass
from itertools import accumulate

from kiosk.guide.drawing_letters import wrap
from kiosk.guide.drawing_pen import LINE, SMALL, SMALL_LINE, TEXT
from kiosk.guide.model import TYPED, UNKNOWN, Guide, Option, Question
from kiosk.texts import Words

TITLE, TITLE_LINE = 31, 36
PAD = 14
"""Between the edge of a box and what stands in it."""
CHIP_PAD = 7
NUMBER_ROOM = 62
"""What the disc with a question's number takes before its name."""
ANSWER_SHARE = 0.41
"""How much of a box's width the answers have; the rest is for what they lead to."""


@dataclass(frozen=True)
class Row:
    """One option: the answer at the left, what it leads to at the right."""

    option: Option
    answer: tuple[str, ...]
    leads_to: tuple[str, ...]
    note: tuple[str, ...]
    """Outcome, cause and due time, small; empty where another question follows."""
    asks: int
    """The number of the question that follows, or 0."""
    quiet: bool

    @property
    def chip_height(self) -> float:
        """Height of what it leads to."""
        return len(self.leads_to) * LINE + len(self.note) * SMALL_LINE + 2 * CHIP_PAD

    @property
    def height(self) -> float:
        """Height of the whole row."""
        return max(len(self.answer) * LINE + 2 * CHIP_PAD, self.chip_height) + 8


@dataclass(frozen=True)
class Box:
    """One question with its rows, as wide as all others."""

    question: Question
    number: int
    width: float
    title: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def head(self) -> float:
        """Height of the title with the id."""
        return len(self.title) * TITLE_LINE + SMALL_LINE + 2 * PAD

    @property
    def height(self) -> float:
        """Height of the whole box."""
        return self.head + sum(row.height for row in self.rows) + 6

    @property
    def row_tops(self) -> tuple[float, ...]:
        """Where each row begins below the top of the box."""
        return tuple(accumulate((row.height for row in self.rows[:-1]), initial=self.head))


def depths(guide: Guide) -> dict[str, int]:
    """How many answers lead at least to each question, in the order in which they are found from the start."""
    found = {guide.start: 0}
    waiting = deque([guide.start])
    while waiting:
        question = guide.questions[waiting.popleft()]
        for option in question.all_options:
            if option.ask and option.ask not in found:
                found[option.ask] = found[question.id] + 1
                waiting.append(option.ask)
    lost = max(found.values()) + 1
    return found | {name: lost for name in guide.questions if name not in found}


def boxes(guide: Guide, words: Words, width: float) -> dict[str, Box]:
    """A box of `width` for every question, numbered from the start."""
    numbers = {name: number for number, name in enumerate(depths(guide), 1)}
    return {name: _box(guide, words, guide.questions[name], numbers, width) for name in numbers}


def _box(guide: Guide, words: Words, question: Question, numbers: dict[str, int], width: float) -> Box:
    title = wrap(question_title(words, question.id), width - NUMBER_ROOM - 2 * PAD, TITLE, True)
    rows = tuple(_row(guide, words, question, option, numbers, width) for option in question.all_options)
    return Box(question, numbers[question.id], width, title, rows)


def _row(guide: Guide, words: Words, question: Question, option: Option, numbers: dict[str, int], width: float) -> Row:
    answer = wrap(option_title(words, question, option), width * ANSWER_SHARE - 2 * PAD, TEXT)
    room = width * (1 - ANSWER_SHARE) - 2 * PAD
    quiet = option.id in (UNKNOWN, TYPED)
    if option.ask:
        name = words.maybe(f"questions.{option.ask}.short") or question_title(words, option.ask)
        return Row(option, answer, wrap(name, room - NUMBER_ROOM, TEXT), (), numbers[option.ask], quiet)
    outcome = guide.outcomes[option.target]
    due = due_text(words, outcome.due)
    if option.days_ago:
        due = words.say("drawing.due_since", due=due, days=option.days_ago)
    code = outcome.id if outcome.id == outcome.cause else f"{outcome.id} ({outcome.cause})"
    title = wrap(outcome_title(words, outcome.id), room - 2 * CHIP_PAD, TEXT)
    return Row(option, answer, title, wrap(f"{code} · {due}", room - 2 * CHIP_PAD, SMALL), 0, quiet)


def question_title(words: Words, question_id: str) -> str:
    """The title of a question, or its id as long as nobody has written it."""
    return words.maybe(f"questions.{question_id}.title") or question_id


def outcome_title(words: Words, outcome_id: str) -> str:
    """The title of an outcome, or its id as long as nobody has written it."""
    return words.maybe(f"outcomes.{outcome_id}.title") or outcome_id


def option_title(words: Words, question: Question, option: Option) -> str:
    """The words of an answer, or its id as long as nobody has written them."""
    if option.id in (UNKNOWN, TYPED):
        return words.maybe(f"questions.{question.id}.{option.id}") or words.say(f"drawing.{option.id}")
    return words.maybe(f"questions.{question.id}.options.{option.id}.title") or option.id


_AMOUNT = re.compile(r"([0-9]+(?: ?[-–] ?[0-9]+)?) (hour|working day|week)s?")


def due_text(words: Words, rule: str) -> str:
    """A due rule in the language of the picture; a rule it doesn't know stays as it was written."""
    amount = _AMOUNT.fullmatch(rule.strip().lower())
    if amount:
        return words.say(f"drawing.due_{amount[2].replace(' ', '_')}s", amount=amount[1].replace("-", "–"))
    return words.maybe(f"drawing.due_{rule.strip().lower().replace(' ', '_')}") or rule
