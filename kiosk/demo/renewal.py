"""The invented branch lives one day: on the next one nobody would wait there, so it is made anew."""

from datetime import date
from pathlib import Path

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.paths import write_private
from kiosk.storage.sqlite import COMPANIONS

NOTE = "demo-made-on.txt"
"""Holds the day on which the database was filled; without it, the database is not the demo's own."""


def note_day(data: Path, day: date) -> None:
    """Note that what is in the data folder is invented, and from this day. Raises KioskError."""
    try:
        write_private(data / NOTE, f"{day.isoformat()}\n".encode())
    except OSError as problem:
        raise KioskError(f"The demo can't be written to {data}: {problem.strerror}.", "Make room there.") from problem


def take_away_old(kiosk: Kiosk) -> None:
    """Take an invented branch of another day away: its database and nothing else. Raises KioskError.

    Nobody may have the database open.
    """
    day = _day_noted(kiosk.data / NOTE)
    if day is None or day == kiosk.now().date():
        return
    database = kiosk.database_file
    try:
        for ending in (*COMPANIONS, ""):  # a journal without its database would spoil the next one
            database.with_name(database.name + ending).unlink(missing_ok=True)
        (kiosk.data / NOTE).unlink()
    except OSError as problem:
        what = f"The demo of {day.isoformat()} can't be taken away: {problem.strerror}."
        raise KioskError(what, f"Close whatever uses {database}.") from problem


def _day_noted(note: Path) -> date | None:
    try:
        return date.fromisoformat(note.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
