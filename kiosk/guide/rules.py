"""`guide check`: examines routes and words by numbered rules before a visitor meets them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from kiosk.guide.causes import Cause
from kiosk.guide.model import Guide, Outcome, PageKind, Question
from kiosk.guide.walk import all_paths
from kiosk.settings.addresses import OURS, foreign_address
from kiosk.texts.languages import LANGUAGES, Side
from kiosk.texts.words import Words

MOST_OPTIONS = 6
MOST_TOUCHES = 5
MOST_WORDS = 20
"""A sentence of more words can't be taken in while standing."""


@dataclass(frozen=True)
class Complaint:
    """One thing that a rule found, where it stands and what to do."""

    rule: str
    where: str
    problem: str
    error: bool = True

    def __str__(self) -> str:
        return f"{self.rule} {self.where}: {self.problem}"


RULES: dict[str, str] = {
    "F01": "every file of routes and words can be read",
    "G01": "every question and outcome can be reached",
    "G02": "every question has options (no dead end)",
    "G03": "no way leads back to a question already answered",
    "G04": f"at most {MOST_OPTIONS} options on a page",
    "G05": f"at most {MOST_TOUCHES} touches from the welcome page to the slip",
    "G06": "every cause is found, by an outcome of its own id at least",
    "G07": "the due rule can be read",
    "G08": "every outcome has a source that exists, an owner and a review in the last 400 days",
    "G09": "every place, thing and drawing exists",
    "G10": "the branch has confirmed the text (a warning until it has)",
    "M01": "the phrases that typed words are compared with can be read",
    "W01": "no word is missing",
    "W02": "no word is surplus",
    "W03": "all languages fill in the same names, and every { has its }",
    "W04": f"no sentence has more than {MOST_WORDS} words",
    "W05": "the fonts have every character",
    "W06": "only official addresses (.go.id) are named",
    "W07": "where three failures block, the words say not to try a third time",
}
"""What each rule asks; the numbers stay, so that an editor can look them up."""


@dataclass(frozen=True)
class Review:
    """Everything that the rules look at."""

    guide: Guide
    words: Mapping[str, Words]
    drawings: frozenset[str]
    lacking: Callable[[str], str]
    """Text → the characters that the shipped fonts lack."""
    readable_due: Callable[[str], str | None]
    """Due rule → what is wrong with it, or None."""
    today_ordinal: int


def check(review: Review) -> list[Complaint]:
    """All complaints about routes and words, errors first."""
    found = [*_route_complaints(review), *_outcome_complaints(review), *_word_complaints(review)]
    return sorted(found, key=lambda complaint: (not complaint.error, complaint.rule, complaint.where))


def _where(guide: Guide, kind: str, name: str) -> str:
    return f"{guide.lines.get(f'{kind}.{name}', '')} ({name})".strip()


def _route_complaints(review: Review) -> Iterator[Complaint]:
    guide = review.guide
    reached = _reachable(guide)
    for kind, names in (("questions", guide.questions), ("outcomes", guide.outcomes)):
        for name in names:
            if name not in reached:
                yield Complaint("G01", _where(guide, kind, name), "nothing leads here; add an option or delete it")
    for question in guide.questions.values():
        where = _where(guide, "questions", question.id)
        if not question.options:
            yield Complaint("G02", where, "has no options; add some or delete it")
        if question.page is not PageKind.TYPED and len(question.options) > MOST_OPTIONS:
            yield Complaint("G04", where, f"has {len(question.options)} options; split it or merge some")
    try:
        paths = list(all_paths(guide))
    except ValueError as error:
        yield Complaint("G03", "questions.yaml", f"{error}; lead one of the options elsewhere")
        return
    for path in paths:
        if path.touches > MOST_TOUCHES:
            way = " ".join(str(answer) for answer in path.answers)
            yield Complaint("G05", _where(guide, "outcomes", path.outcome.id), f"{path.touches} touches by {way}")
    found = {path.outcome.id for path in paths}
    for cause in Cause:
        if cause not in found or guide.outcomes[cause].cause is not cause:
            yield Complaint("G06", "outcomes.yaml", f"no way finds {cause}; add an outcome {cause} that has this cause")


def _reachable(guide: Guide) -> set[str]:
    reached: set[str] = set()
    ahead = [guide.start]
    while ahead:
        name = ahead.pop()
        if name in reached:
            continue
        reached.add(name)
        if name in guide.questions:
            ahead += [option.target for option in guide.questions[name].all_options]
    return reached


def _outcome_complaints(review: Review) -> Iterator[Complaint]:
    guide = review.guide
    for outcome in guide.outcomes.values():
        where = _where(guide, "outcomes", outcome.id)
        if problem := review.readable_due(outcome.due):
            yield Complaint("G07", where, problem)
        unknown = [source for source in outcome.sources if source not in guide.sources]
        if unknown or not outcome.sources:
            yield Complaint("G08", where, f"source {', '.join(unknown) or 'missing'}; name one of sources.yaml")
        if not outcome.owner:
            yield Complaint("G08", where, "no owner; say who answers for the text")
        if not 0 <= review.today_ordinal - outcome.reviewed.toordinal() <= 400:
            yield Complaint("G08", where, f"reviewed on {outcome.reviewed}; read it again and set today's date", False)
        if outcome.place not in guide.places:
            yield Complaint("G09", where, f"there is no place {outcome.place} in places.yaml")
        for picture in (*outcome.pictures, *outcome.bring, guide.places.get(outcome.place, "")):
            if picture and picture not in review.drawings:
                yield Complaint("G09", where, f"there is no drawing {picture}.svg")
    for question in guide.questions.values():
        for option in question.all_options:
            if option.picture and option.picture not in review.drawings:
                yield Complaint(
                    "G09", _where(guide, "questions", question.id), f"there is no drawing {option.picture}.svg"
                )
    unconfirmed = sum(not outcome.confirmed for outcome in guide.outcomes.values())
    if unconfirmed:
        yield Complaint("G10", "outcomes.yaml", f"{unconfirmed} outcomes are not confirmed by the branch yet", False)


def needed_words(guide: Guide) -> dict[str, bool]:
    """Every key that routes ask of the words, and whether it must be there (True) or may be (False)."""
    keys: dict[str, bool] = {}
    for question in guide.questions.values():
        keys |= _question_words(question)
    for outcome in guide.outcomes.values():
        keys |= _outcome_words(outcome)
        keys |= {f"things.{thing}.title": True for thing in outcome.bring}
        keys |= {f"things.{thing}.detail": False for thing in outcome.bring}
    keys |= {f"sources.{source}": True for source in guide.sources}
    for place in guide.places:
        keys |= {f"places.{place}.title": True, f"places.{place}.detail": True}
    return keys


def _question_words(question: Question) -> dict[str, bool]:
    start = f"questions.{question.id}"
    keys = {f"{start}.title": True, f"{start}.hint": False, f"{start}.unknown": True, f"{start}.short": True}
    if question.page is PageKind.TYPED:
        causes = [option.id for option in question.options]
        return keys | {f"outcomes.{cause}.{part}": True for cause in causes for part in ("typed.title", "typed.detail")}
    for option in question.options:
        quoted = question.page is PageKind.MESSAGES
        keys |= {f"{start}.options.{option.id}.{part}": True for part in ("title", *(["key"] if quoted else []))}
        keys |= {f"{start}.options.{option.id}.{part}": False for part in ("detail", "before", "after")}
    return keys


def _outcome_words(outcome: Outcome) -> dict[str, bool]:
    start = f"outcomes.{outcome.id}"
    label = ("label",) if outcome.id == outcome.cause else ()
    keys = {f"{start}.{part}": True for part in (*label, "title", "why", "due", "steps.0", "steps.1")}
    return keys | {f"{start}.{part}": False for part in ("stop", "steps.2", "steps.3")}


GUIDE_FILES = ("questions", "outcomes", "things", "places", "sources")
"""The word files whose keys the routes decide; the others belong to screens and slips."""

DESK_FILES = ("cases", "doctor", "reports", "test_page")
"""The word files that only the desk and its papers read, beside those that are called after it."""


def _is_asked(key: str, language: str) -> bool:
    """Whether anybody who speaks `language` reads the sentence."""
    name = key.split(".", maxsplit=1)[0]
    return Side.DESK in LANGUAGES[language].sides or not (name in DESK_FILES or name.startswith("desk"))


def _file_of(key: str, language: str) -> str:
    return f"{language}/{key.split('.', maxsplit=1)[0]}.yaml"


def _word_complaints(review: Review) -> Iterator[Complaint]:
    needed = needed_words(review.guide)
    having = {key: language for language, words in reversed(tuple(review.words.items())) for key in words.sentences}
    for language, words in review.words.items():
        sentences, origins = words.sentences, words.origins
        for key, must in needed.items():
            if key not in sentences and (must or key in having):
                yield Complaint("W01", _file_of(key, language), f"{key} is missing")
        for key in sentences:
            if key.split(".")[0] in GUIDE_FILES and key not in needed:
                yield Complaint("W02", origins[key], f"{key} is read by nothing; delete it or mend its name")
        for key in sorted(having.keys() - sentences.keys() - needed.keys()):
            if key.split(".")[0] not in GUIDE_FILES and _is_asked(key, language):
                yield Complaint("W01", _file_of(key, language), f"{key} is missing, {having[key]} has it")
        yield from _sentence_complaints(review, words)
    yield from _name_complaints(review.words)
    yield from _stop_complaints(review)


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


def _sentence_complaints(review: Review, words: Words) -> Iterator[Complaint]:
    for key, text in words.sentences.items():
        where = words.origins[key]
        quoted = key.rpartition(".")[2] in {"before", "key", "after"}
        for sentence in [] if quoted else _SENTENCE_END.split(text):
            if len(sentence.split()) > MOST_WORDS:
                yield Complaint("W04", where, f"{len(sentence.split())} words: “{sentence[:60]}…”; make two of it")
        if lacking := review.lacking(text):
            yield Complaint("W05", where, f"the fonts lack {' '.join(lacking)}; use other characters")
        if (address := foreign_address(text)) is not None:
            yield Complaint("W06", where, f"names {address}; only {OURS} addresses may be named")


def _name_complaints(words: Mapping[str, Words]) -> Iterator[Complaint]:
    first, *others = words.values()
    for language in words.values():
        for key, text in language.sentences.items():
            if _names(text) is None:
                yield Complaint("W03", language.origins[key], f"{key} has a lone {{ or }}; write {{name}}")
    for other in others:
        sentences = other.sentences
        for key, text in first.sentences.items():
            if key in sentences and _names(sentences[key]) != _names(text):
                yield Complaint("W03", other.origins[key], f"{key} fills in other names than {first.language}")


def _names(text: str) -> set[str] | None:
    """The {names} of a sentence, or None if its braces can't be read."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _stop_complaints(review: Review) -> Iterator[Complaint]:
    for outcome in review.guide.outcomes.values():
        for language, words in review.words.items():
            key = f"outcomes.{outcome.id}.stop"
            if outcome.third_try_blocks and LANGUAGES[language].third not in words.maybe(key).lower():
                yield Complaint("W07", words.origins.get(key, language), f"{key} must warn of the third try")


def drawings_in(folder: Path) -> frozenset[str]:
    """The names of the drawings in a folder, without their ending."""
    return frozenset(path.stem for path in folder.glob("*.svg"))
