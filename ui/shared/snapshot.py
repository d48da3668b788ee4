"""What QML shows: plain values, and the fixed words of a file nested as they stand in it."""

from typing import Any

from kiosk.texts import Words

Snapshot = dict[str, Any]

NOTHING: Snapshot = {}


def fixed_words(words: Words, file: str) -> Snapshot:
    """All words of one file, nested as in the file: `words.plan.print`. Raises ContentError if it can't be read."""
    nested: Snapshot = {}
    for key, sentence in words.part(file).items():
        _, *steps, last = key.split(".")
        at = nested
        for step in steps:
            at = at.setdefault(step, {})
        at[last] = sentence
    return nested
