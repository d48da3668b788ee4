"""The walk through the guide: a pure function from answers to the place where the visitor stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.guide.causes import Cause
from kiosk.guide.model import MORE, Guide, Outcome, Question

MOST_PROBLEMS = 3
"""A slip carries three causes at the most: more can't be taken in, and the counter is the better place."""


@dataclass(frozen=True)
class Answer:
    """One touch on one question."""

    question: str
    option: str

    @classmethod
    def parse(cls, text: str) -> "Answer":
        """Read `question:option`. Raises ValueError if there is no colon or a side is empty."""
        question, colon, option = text.partition(":")
        if not (question and colon and option):
            raise ValueError(f'"{text}" is not an answer; write question:option')
        return cls(question, option)

    def __str__(self) -> str:
        return f"{self.question}:{self.option}"


@dataclass(frozen=True)
class Finding:
    """An outcome that the answers led to, and how long ago its clock began."""

    outcome: Outcome
    days_ago: int


@dataclass(frozen=True)
class Position:
    """Where the answers lead: at a question, or (question None) at the plan of what was found so far."""

    question: Question | None
    findings: tuple[Finding, ...]
    """What was found, in the order of a plan; no cause twice."""
    depth: int
    """Questions answered since the last outcome."""

    @property
    def may_ask_more(self) -> bool:
        """Whether "any other problem?" is still offered."""
        return self.question is None and len(self.findings) < MOST_PROBLEMS


def walk(guide: Guide, answers: Sequence[Answer]) -> Position:
    """Follow `answers` from the first question. Going back is walking with fewer answers.

    Raises ValueError that names the first answer that does not fit where it is given.
    """
    question: Question | None = guide.questions[guide.start]
    findings: tuple[Finding, ...] = ()
    depth = 0
    for answer in answers:
        if question is None:
            if str(answer) != MORE or len(findings) >= MOST_PROBLEMS:
                raise ValueError(f"{answer} comes after the outcome; only {MORE} may follow, {MOST_PROBLEMS - 1} times")
            question, depth = guide.questions[guide.start], 0
            continue
        option = question.option(answer.option) if answer.question == question.id else None
        if option is None:
            allowed = ", ".join(f"{question.id}:{known.id}" for known in question.all_options)
            raise ValueError(f"{answer} does not fit here; allowed: {allowed}")
        depth += 1
        if option.ask:
            question = guide.questions[option.ask]
        else:
            findings = with_finding(guide, findings, Finding(guide.outcomes[option.target], option.days_ago))
            question = None
    return Position(question, findings, depth)


def with_finding(guide: Guide, findings: tuple[Finding, ...], new: Finding) -> tuple[Finding, ...]:
    """`findings` and the new one in the order of a plan: by stage, then by place in the file.

    The same cause found twice stands once, as it was found last; only `other` holds matters that differ.
    """
    order = list(guide.outcomes)
    kept = [old for old in findings if not _same_matter(old.outcome, new.outcome)]
    together = sorted([*kept, new], key=lambda part: (part.outcome.stage, order.index(part.outcome.id)))
    return tuple(together)


def _same_matter(one: Outcome, other: Outcome) -> bool:
    return one.id == other.id or (one.cause == other.cause and one.cause is not Cause.OTHER)


@dataclass(frozen=True)
class Path:
    """One way through the guide from the first question to an outcome."""

    answers: tuple[Answer, ...]
    outcome: Outcome

    @property
    def touches(self) -> int:
        """Touches from the welcome page to the slip: start, one for each answer, print."""
        return len(self.answers) + 2


def all_paths(guide: Guide) -> Iterator[Path]:
    """Every way to an outcome, in the order of the file. Raises ValueError if the guide runs in a circle."""
    yield from _paths_from(guide, guide.start, ())


def _paths_from(guide: Guide, question_id: str, before: tuple[Answer, ...]) -> Iterator[Path]:
    if any(answer.question == question_id for answer in before):
        circle = " → ".join([*(answer.question for answer in before), question_id])
        raise ValueError(f"the guide runs in a circle: {circle}")
    for option in guide.questions[question_id].all_options:
        answers = (*before, Answer(question_id, option.id))
        if option.ask:
            yield from _paths_from(guide, option.ask, answers)
        else:
            yield Path(answers, guide.outcomes[option.target])


def path_lines(paths: Iterable[Path]) -> list[str]:
    """Every path as one line for review: touches, answers, outcome and cause."""
    return [
        f"{path.touches} {' '.join(str(answer) for answer in path.answers)} = {path.outcome.id} ({path.outcome.cause})"
        for path in paths
    ]
