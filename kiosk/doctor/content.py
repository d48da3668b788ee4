"""Checks of what the visitor reads: routes, words in all languages, letters for all of it, due times."""

from collections.abc import Iterator

from kiosk.doctor.check import Verdict, failed, not_checked, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.errors import ContentError
from kiosk.texts import LANGUAGES

UNREADABLE = "F01"
OF_LANGUAGES = frozenset({"W01", "W03"})
OF_FONTS = "W05"
"""Rules of `kiosk.guide.rules` that have a check of their own here."""


def content(machine: Machine) -> Verdict:
    """Routes, words and phrases keep the rules of the guide."""
    complaints = [one for one in machine.complaints() if one.rule not in {*OF_LANGUAGES, OF_FONTS}]
    errors = [one for one in complaints if one.error]
    if errors:
        return failed(Saying.CONTENT_WRONG, count=len(errors), first=str(errors[0]))
    if complaints:
        return warning(Saying.CONTENT_TO_READ, count=len(complaints), first=str(complaints[0]))
    return ok(Saying.CONTENT_FINE)


def languages(machine: Machine) -> Verdict:
    """All languages say the same things."""
    complaints = machine.complaints()
    if any(one.rule == UNREADABLE for one in complaints):
        return not_checked(Saying.LANGUAGES_UNREAD)
    differing = [one for one in complaints if one.rule in OF_LANGUAGES]
    if differing:
        return failed(Saying.LANGUAGES_DIFFER, count=len(differing), first=str(differing[0]))
    return ok(Saying.LANGUAGES_FINE)


def fonts(machine: Machine) -> Verdict:
    """The typeface has every sign of the words, and of the branch's name and address."""
    from kiosk.paper.typeface import missing_glyphs

    for where, text in _texts(machine):
        if lacking := missing_glyphs(text):
            return failed(Saying.FONTS_LACKING, signs=" ".join(f"U+{ord(sign):04X}" for sign in lacking), where=where)
    return ok(Saying.FONTS_FINE)


def due_times(machine: Machine) -> Verdict:
    """The branch's own due times can be read, and belong to outcomes that exist."""
    try:
        machine.timetable()
    except ContentError:
        return not_checked(Saying.DUE_UNREAD)
    return ok(Saying.DUE_FINE, count=len(machine.settings.due))


def _texts(machine: Machine) -> Iterator[tuple[str, str]]:
    """Everything that may be drawn, and where it stands."""
    branch = machine.settings.branch
    yield "branch.name", branch.name
    yield "branch.address", branch.address
    for language in LANGUAGES:
        try:
            words = machine.words(language)
            for key, sentence in words.sentences.items():
                yield words.origins[key], sentence
        except ContentError:
            continue  # `content` names what can't be read
