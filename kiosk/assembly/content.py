"""What a visitor reads and is led by, in one version: guide, phrases, words, and the drawings beside them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import ContentError
from kiosk.texts import LANGUAGES, Words, load_words

if TYPE_CHECKING:
    from kiosk.guide.matcher import Matcher
    from kiosk.guide.model import Guide
    from kiosk.guide.rules import Complaint


@dataclass(frozen=True, eq=False)
class Content:
    """One version of the content, in one folder; each part is read once, when it is first needed."""

    folder: Path
    _words: dict[str, Words] = field(default_factory=dict, init=False, repr=False)

    def words(self, language: str) -> Words:
        """The words of `language`. Raises ContentError if there are none."""
        if language not in self._words:
            self._words[language] = load_words(self.folder / "words", language)
        return self._words[language]

    @cached_property
    def guide(self) -> "Guide":
        """The guide. Raises ContentError."""
        from kiosk.guide.files import read_guide

        return read_guide(self.folder / "guide")

    @cached_property
    def matcher(self) -> "Matcher":
        """What ranks causes for typed words. Raises ContentError."""
        from kiosk.guide.matcher import Matcher

        return Matcher.load(self.folder / "guide" / "phrases.yaml")

    def check(self, today: date) -> "list[Complaint]":
        """What is wrong with it, what can't be read at all first; fonts and due rules are looked at, too."""
        from kiosk.guide.rules import Complaint

        found: list[Complaint] = []
        try:
            _ = self.matcher
        except ContentError as error:
            found.append(Complaint("M01", "guide", str(error)))
        try:
            found += self._examined(today)
        except ContentError as error:
            found.append(Complaint("F01", "guide", str(error)))
        return found

    def _examined(self, today: date) -> "list[Complaint]":
        from kiosk.guide.rules import Review, check, drawings_in
        from kiosk.paper.typeface import missing_glyphs

        words = {language: self.words(language) for language in LANGUAGES}
        drawings = drawings_in(self.folder / "drawings")
        return check(Review(self.guide, words, drawings, missing_glyphs, _unreadable, today.toordinal()))


def _unreadable(rule: str) -> str | None:
    """Why nobody can read this due rule; None if all is well."""
    from kiosk.deadlines.rules import parse_rule

    try:
        parse_rule(rule)
    except ValueError as error:
        return str(error)
    return None
