"""The languages as a table: a new one is a row here and a folder of words, everything else reads both."""

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Who speaks a language: the visitor's screen and slips, or the desk with its papers and the command's reports."""

    VISITOR = "visitor"
    DESK = "desk"


@dataclass(frozen=True)
class Language:
    """One language: its own name, its code in a PDF (BCP 47), and how it writes numbers."""

    name: str
    pdf_code: str
    decimal_comma: bool
    third: str
    """Its word for “third”, which a warning of the third try must hold."""
    sides: frozenset[Side] = frozenset(Side)


LANGUAGES: dict[str, Language] = {
    "id": Language("Indonesia", "id-ID", decimal_comma=True, third="ketiga"),
    "en": Language("English", "en-GB", decimal_comma=False, third="third"),
}
"""By the name of their folder of words, in the order in which they are offered."""


def spoken_by(side: Side) -> tuple[str, ...]:
    """The languages of one side, in the order in which they are offered."""
    return tuple(code for code, language in LANGUAGES.items() if side in language.sides)


def at_desk(language: str) -> str:
    """`language`, or the desk's first one where only visitors speak it."""
    spoken = spoken_by(Side.DESK)
    return language if language in spoken else spoken[0]


def next_language(language: str, side: Side) -> str:
    """The language that is offered after `language`; after the last one comes the first."""
    spoken = spoken_by(side)
    return spoken[(spoken.index(language) + 1) % len(spoken)] if language in spoken else spoken[0]


def pdf_code(language: str) -> str:
    """How a document tells a reader's program what it is written in."""
    return LANGUAGES[language].pdf_code


def write_decimal(number: str, language: str) -> str:
    """A number that has at most one point, with the sign of `language` in its place."""
    return number.replace(".", ",") if LANGUAGES[language].decimal_comma else number
