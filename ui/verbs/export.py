"""What every command needs that lets a file leave the house: days, a second person, and a new file for one account."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.staff.sessions import SecondPerson, SignedIn
from kiosk.texts.languages import Side, spoken_by
from ui.verbs.sign_in import ask_pin

if TYPE_CHECKING:
    from kiosk.reports.figures import Span

PINS = (
    "PINs are asked for at the terminal, or read from standard input, one a line: your own, then the second person's."
)

_FIRST_YEAR, _LAST_YEAR = 2020, 2999


def add_span(parser: ArgumentParser) -> None:
    """Let the command be told the days it is about."""
    for name, place, what in (("from", "first", "the first day"), ("to", "last", "the last day, included")):
        parser.add_argument(f"--{name}", dest=place, required=True, type=_day, metavar="YYYY-MM-DD", help=what)


def add_taking_away(parser: ArgumentParser) -> None:
    """Let the command be told who confirms that a file leaves, and in which language it is."""
    parser.add_argument("--second", metavar="NAME", help="who else confirms the file; their PIN is asked for")
    parser.add_argument("--language", choices=spoken_by(Side.DESK), help="that of the settings, if no other is named")


def span_of(given: Namespace) -> "Span":
    """The days of the command. Raises KioskError if they stand the wrong way round."""
    from kiosk.reports.figures import Span

    try:
        return Span(given.first, given.last)
    except ValueError as error:
        raise KioskError(f"--from {given.first} is after --to {given.last}.", "Name the earlier day first.") from error


def file_of(*endings: str) -> Callable[[str], Path]:
    """What reads the name of a file that must end so."""

    def read(text: str) -> Path:
        if not text.lower().endswith(endings):
            raise ArgumentTypeError(f"{text} must end in {' or '.join(endings)}")
        return Path(text)

    return read


def second_person(kiosk: Kiosk, session: SignedIn, given: Namespace) -> SecondPerson:
    """Whoever `--second` names, by their PIN. Raises KioskError if nobody is named, or they are refused."""
    if given.second is None:
        raise KioskError("No file leaves without a second person.", "Name them with --second NAME; their PIN is asked.")
    pin = ask_pin(f"PIN of {given.second}: ")
    return kiosk.staff.second_person(session, given.second, pin, kiosk.now())


def refuse_existing(path: Path) -> None:
    """Raises KioskError if something is at `path` already, or no folder for it is there: before anybody gives a PIN."""
    if path.exists() or path.is_symlink():
        raise KioskError(f"{path} is there already.", "Name another file, or move that one away.")
    if not path.parent.is_dir():
        raise KioskError(f"There is no folder {path.parent}.", "Make it, or name a file elsewhere.")


def write_new(path: Path, content: bytes) -> None:
    """Write `content` to a new file that only this account may read (0600). Raises KioskError, and leaves no part."""
    try:
        paths.write_new(path, content)
    except OSError as error:
        raise KioskError(f"{path} can't be written: {error.strerror}.", "Name another file.") from error


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is no day; write it as 2026-03-17") from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ArgumentTypeError(f"{text} is too far away; name a day of the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return day
