"""Examines guide, words and phrases together with what they are shown by: fonts, drawings, due rules."""

from kiosk.assembly.kiosk import Kiosk
from kiosk.deadlines.rules import parse_rule
from kiosk.errors import ContentError
from kiosk.guide.rules import Complaint, Review, check, drawings_in
from kiosk.paper.typeface import missing_glyphs
from kiosk.texts import LANGUAGES


def check_content(kiosk: Kiosk) -> list[Complaint]:
    """What is wrong with the content of `kiosk`, what can't be read at all first."""
    found: list[Complaint] = []
    try:
        found += _examined(kiosk)
    except ContentError as error:
        found.append(Complaint("F01", "guide", str(error)))
    try:
        _ = kiosk.matcher
    except ContentError as error:
        found.insert(0, Complaint("M01", "guide", str(error)))
    return found


def _examined(kiosk: Kiosk) -> list[Complaint]:
    return check(
        Review(
            kiosk.guide,
            {language: kiosk.words(language) for language in LANGUAGES},
            drawings_in(kiosk.resources / "drawings"),
            missing_glyphs,
            _unreadable,
            kiosk.now().toordinal(),
        )
    )


def _unreadable(rule: str) -> str | None:
    """Why nobody can read this due rule; None if all is well."""
    try:
        parse_rule(rule)
    except ValueError as error:
        return str(error)
    return None
