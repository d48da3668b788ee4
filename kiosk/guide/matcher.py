"""From a visitor's own words to the likeliest causes: "type what it says", and `kiosk guide match`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from kiosk.guide.causes import Cause
from kiosk.guide.phrases import HEALTH_OFFICE, THIS_OFFICE, Phrases, Strength, read_phrases
from kiosk.guide.vocabulary import Vocabulary

LONGEST_TEXT = 2000
"""Letters that are read; what comes after is left out, so that a pasted page costs no time."""

NEAR = 12
"""Words apart within which two concepts belong together; farther apart they count half."""

FURTHER = 0.6
"""What each further piece of evidence is worth beside the one before it: long stories must not win by length."""

GAP = ".."
LONGEST_GAP = 4
"""Words that may stand in the place of "..": "nama .. ibu"."""

DENIALS = {"tidak": 1, "tanpa": 1, "bukan": 2}
"""Words that deny, and how many words on they still do."""

MESSAGE_LIKENESS = 82.0
"""From 0 to 100; below it two texts share words, not a message (rapidfuzz partial_ratio)."""


@dataclass(frozen=True)
class Guess:
    """One cause that the words speak for; `score` is between 0 and 1, and only its order is a promise."""

    cause: Cause
    score: float


@dataclass(frozen=True)
class _Phrase:
    concept: str
    parts: tuple[tuple[str, ...], ...]
    """Runs of neighbouring words, with a gap between one run and the next."""


class Matcher:
    """Ranks causes by the concepts a text names and by its likeness to JMO's own messages; keeps nothing of a text."""

    def __init__(self, phrases: Phrases) -> None:
        self._vocabulary = _vocabulary(phrases)
        self._rules = phrases.rules
        self._deniable = phrases.deniable
        self._messages = [(cause, " ".join(self._vocabulary.read(message))) for cause, message in phrases.messages]
        self._by_first_word: dict[str, list[_Phrase]] = defaultdict(list)
        for concept, lines in phrases.concepts.items():
            for line in lines:
                parts = tuple(tuple(self._vocabulary.read(run)) for run in line.split(GAP))
                self._by_first_word[parts[0][0]].append(_Phrase(concept, parts))

    @classmethod
    def load(cls, path: Path) -> "Matcher":
        """Build from the phrases file; raises ContentError that names the line and what to do."""
        return cls(read_phrases(path))

    def rank(self, text: str) -> list[Guess]:
        """All causes the words speak for, best first; empty if they say nothing the guide knows."""
        words = self._vocabulary.read(text[:LONGEST_TEXT])
        evidence: dict[Cause, list[float]] = defaultdict(list)
        places = self._concepts_in(words)
        for rule in self._rules:
            evidence[rule.cause].append(rule.strength.value * _togetherness(rule.concepts, places))
        for cause, likeness in self._messages_in(words):
            evidence[cause].append(Strength.STRONG.value * likeness)
        order = list(Cause)
        points = {cause: _sum(pieces) for cause, pieces in evidence.items()}
        best_first = sorted(points, key=lambda cause: (-points[cause], order.index(cause)))
        return [Guess(cause, 1 - exp(-points[cause])) for cause in best_first if points[cause] > 0]

    def is_other_office(self, text: str) -> bool:
        """Whether the words speak of BPJS Kesehatan (treatment, faskes, Mobile JKN) and not of this office."""
        places = self._concepts_in(self._vocabulary.read(text[:LONGEST_TEXT]))
        return HEALTH_OFFICE in places and THIS_OFFICE not in places

    def _concepts_in(self, words: list[str]) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(words):
            for phrase in self._by_first_word.get(word, ()):
                denied = phrase.concept in self._deniable and _is_denied(words, position)
                if not denied and _stands_at(phrase.parts, words, position):
                    places[phrase.concept].append(position)
        return dict(places)

    def _messages_in(self, words: list[str]) -> Iterable[tuple[Cause, float]]:
        text = " ".join(words)
        if len(words) < 3 or not self._messages:
            return
        from rapidfuzz import fuzz  # late: only a kiosk whose visitor types needs it

        best: dict[Cause, float] = defaultdict(float)
        for cause, message in self._messages:
            likeness = fuzz.partial_ratio(message, text, score_cutoff=MESSAGE_LIKENESS)
            if likeness:
                share = min(1.0, len(text) / len(message))
                best[cause] = max(best[cause], share * (likeness - MESSAGE_LIKENESS) / (100 - MESSAGE_LIKENESS))
        yield from best.items()


def _vocabulary(phrases: Phrases) -> Vocabulary:
    lines = [line for concept in phrases.concepts.values() for line in concept]
    return Vocabulary(lines, phrases.spellings, whole=phrases.whole, ordinary=phrases.ordinary, fillers=phrases.fillers)


def _stands_at(parts: tuple[tuple[str, ...], ...], words: list[str], position: int) -> bool:
    first, *others = parts
    end = position + len(first)
    if tuple(words[position:end]) != first:
        return False
    for part in others:
        starts = range(end, min(end + LONGEST_GAP, len(words)) + 1)
        start = next((s for s in starts if tuple(words[s : s + len(part)]) == part), None)
        if start is None:
            return False
        end = start + len(part)
    return True


def _is_denied(words: list[str], position: int) -> bool:
    return any(word in words[max(0, position - reach) : position] for word, reach in DENIALS.items())


def _sum(pieces: Sequence[float]) -> float:
    """What speaks for a cause, the strongest first and each further piece worth less, minus all that speaks against."""
    helpful = sorted((piece for piece in pieces if piece > 0), reverse=True)
    return sum(piece * FURTHER**place for place, piece in enumerate(helpful)) + sum(p for p in pieces if p < 0)


def _togetherness(concepts: tuple[str, ...], places: Mapping[str, list[int]]) -> float:
    """1 if all concepts stand near each other, 0.5 if far apart, 0 if one is missing."""
    if any(concept not in places for concept in concepts):
        return 0.0
    first, *others = concepts
    spans = (
        max((min(abs(at - here) for at in places[other]) for other in others), default=0) for here in places[first]
    )
    return 1.0 if min(spans) <= NEAR else 0.5
