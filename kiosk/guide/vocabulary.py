"""How people really write Indonesian, brought to one form: sounds, shortened words, prefixes, slips of the finger."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

DOUBLED_BY_2 = re.compile(r"([a-z]{2,})2(?=nya\b|an\b|\b)")
"""The digit that stands for saying a word twice: "tiba2" is "tiba-tiba"."""

DOUBLE = re.compile(r"(.)\1+")
WORD_OR_NUMBER = re.compile(r"[a-z]+|\d+")
SAME_SOUND = str.maketrans({"f": "p", "v": "p", "q": "k", "x": "ks"})
VOWELS = frozenset("aeiou")
SHORTEST_FOR_TYPOS = 5
"""Letters from which on one slip is forgiven; shorter words are too often another word."""

LONG_WORD = 8
"""Letters from which on two slips are forgiven."""

LONGEST_SPELLING = 3

ENDINGS = ("nya", "lah", "kah", "pun", "kan", "ku", "mu", "an", "in", "i")
BEGINNINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("memper", ("",)),
    ("diper", ("",)),
    ("meng", ("", "k")),
    ("meny", ("s",)),
    ("peng", ("", "k")),
    ("peny", ("s",)),
    ("mem", ("", "p")),
    ("men", ("", "t")),
    ("pem", ("", "p")),
    ("pen", ("", "t")),
    ("per", ("",)),
    ("ter", ("",)),
    ("ber", ("",)),
    ("nge", ("",)),
    ("me", ("",)),
    ("pe", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
    ("ny", ("s", "c")),
    ("ng", ("", "k")),
    ("n", ("", "t")),
    ("m", ("p",)),
)
"""Prefixes, each with the letters it may have swallowed: "menunggu" is men + (t)unggu."""


def words_of(text: str) -> list[str]:
    """The words and numbers of `text` in small letters, without accents, points or the 2 of doubled words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return WORD_OR_NUMBER.findall(DOUBLED_BY_2.sub(r"\1 ", plain))


def sound(word: str) -> str:
    """A key that is the same for spellings that sound alike: gagalll/gagal, foto/photo, hilang/ilang, kalau/kalo."""
    if len(word) < 3 or word.isdigit():
        return word
    key = DOUBLE.sub(r"\1", word.replace("ph", "p").translate(SAME_SOUND))
    if key.endswith("ai"):
        key = key[:-2] + "e"
    elif key.endswith("au"):
        key = key[:-2] + "o"
    elif key[-1] == "h" and key[-2:-1] in VOWELS:
        key = key[:-1]
    return key[1:] if key[0] == "h" and key[1:2] in VOWELS else key


def stems_of(word: str) -> Iterator[str]:
    """What may be left of `word` without ending, beginning or both, the least changed first."""
    shorter = list(_without_ending(word))
    yield from shorter
    for whole in (word, *shorter):
        for beginning, swallowed in BEGINNINGS:
            rest = whole.removeprefix(beginning)
            if rest != whole:
                yield from (letters + rest for letters in swallowed if len(letters + rest) > 3)


def _without_ending(word: str) -> Iterator[str]:
    for ending in ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > (1 if ending == "nya" else 3):
            yield rest
            if ending in ("nya", "lah", "kah", "pun", "ku", "mu"):
                yield from _without_ending(rest)


class Vocabulary:
    """The words the phrases file knows; reads a text into them. Keeps nothing of what it read."""

    def __init__(
        self,
        meant: Iterable[str],
        spellings: Mapping[str, Iterable[str]],
        *,
        whole: Iterable[str] = (),
        ordinary: Iterable[str] = (),
        fillers: Iterable[str] = (),
    ) -> None:
        """Take words as an editor wrote them.

        `meant` words carry meaning, `spellings` lead from a standard form to other ways of writing it, `whole` words
        are never cut to a stem, `ordinary` words are not taken for a slip of the finger, `fillers` are dropped.
        """
        forms = {spelling: standard for standard, others in spellings.items() for spelling in others}
        lines = (*meant, *forms, *forms.values())
        keys = {line: _keys(line) for line in {*lines, *whole, *ordinary, *fillers}}
        known = {key for line in lines for key in keys[line]}
        self._fillers = {key for line in fillers for key in keys[line]}
        self._ordinary = {key for line in ordinary for key in keys[line]} | self._fillers
        self._typo_targets = sorted(k for k in known - self._ordinary if len(k) >= SHORTEST_FOR_TYPOS and k.isalpha())
        self._single = {keys[form][0]: keys[to] for form, to in forms.items() if len(keys[form]) == 1}
        self._bases: dict[str, str | None] = dict.fromkeys(known)
        uncut = {key for line in whole for key in keys[line]} | self._single.keys()
        for word in dict.fromkeys(word for line in lines for word in words_of(line)):
            self._bases[sound(word)] = None if sound(word) in uncut else self._stem(word)
        self._several: dict[tuple[str, ...], tuple[str, ...]] = {}
        several = {form: to for form, to in forms.items() if len(keys[form]) > 1}
        self._several = {tuple(self.read(form)): tuple(self.read(to)) for form, to in several.items()}

    def read(self, text: str) -> list[str]:
        """The keys of `text`, each brought to a known word where that is possible, fillers left out."""
        keys = [key for word in words_of(text) for key in self._known_for(word) if key not in self._fillers]
        return list(self._joined(keys)) if self._several else keys

    def _known_for(self, word: str) -> tuple[str, ...]:
        key = sound(word)
        if key in self._ordinary and key not in self._bases:
            return (key,)
        found = key if key in self._bases else self._stem(word) or self._mistyped(key) or key
        base = self._root(found)
        return tuple(self._root(part) for part in self._single.get(base, (base,)))

    def _root(self, key: str) -> str:
        """What is left when nothing more can be cut: dikenali, kenali, kenal."""
        met: set[str] = set()
        while (shorter := self._bases.get(key)) and shorter not in met:
            met.add(key)
            key = shorter
        return key

    def _stem(self, word: str) -> str | None:
        own = sound(word)
        return next((stem for stem in map(sound, stems_of(word)) if stem in self._bases and stem != own), None)

    def _mistyped(self, key: str) -> str | None:
        if len(key) < SHORTEST_FOR_TYPOS:
            return None
        from rapidfuzz import process  # late: only a kiosk whose visitor types needs it
        from rapidfuzz.distance import OSA

        allowed = 1 if len(key) < LONG_WORD else 2
        # slips seldom hit the first letter, and other words often differ in it
        same_start = [target for target in self._typo_targets if target[0] == key[0]]
        found = process.extractOne(key, same_start, scorer=OSA.distance, score_cutoff=allowed)
        return found[0] if found else None

    def _joined(self, keys: list[str]) -> Iterator[str]:
        position = 0
        while position < len(keys):
            for length in range(LONGEST_SPELLING, 1, -1):
                standard = self._several.get(tuple(keys[position : position + length]))
                if standard is not None:
                    yield from standard
                    position += length
                    break
            else:
                yield keys[position]
                position += 1


def _keys(line: str) -> tuple[str, ...]:
    return tuple(sound(word) for word in words_of(line))
