"""What can be set, with defaults that work on a PC nobody has configured."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal

Zone = Literal["WIB", "WITA", "WIT"]
ZONES: dict[str, str] = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

LONGEST = 120
"""Characters of a line that a slip has room for."""

Hours = str
"""A span of one day, `08:00-15:00`."""


def _within(least: int, most: int, *, default: Any) -> Any:
    """A number with its limits; `read_settings` checks them. (A library for this costs the start 10 ms.)"""
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True)
class WeekSettings:
    """Opening hours by weekday, `08:00-15:00`; an empty text means closed."""

    monday: Hours = "08:00-15:00"
    tuesday: Hours = "08:00-15:00"
    wednesday: Hours = "08:00-15:00"
    thursday: Hours = "08:00-15:00"
    friday: Hours = "08:00-15:00"
    saturday: Hours = ""
    sunday: Hours = ""


@dataclass(frozen=True)
class BranchSettings:
    """The office this machine stands in."""

    name: str = "Kantor Cabang"
    address: str = ""
    number: int = _within(0, 65535, default=0)
    zone: Zone = "WIB"
    hours: WeekSettings = field(default_factory=WeekSettings)
    closed_days: tuple[date, ...] = ()
    """Regional holidays and days on which only this branch is closed."""


@dataclass(frozen=True)
class StationSettings:
    """The machine among those of the branch."""

    number: int = _within(1, 65535, default=1)
    use: Literal["both", "visitor", "desk"] = "both"
    """What it is for. Where visitors use it too, a desk opens behind the branch mark and ends after 2 idle minutes."""


@dataclass(frozen=True)
class ScreenSettings:
    """The visitor's screen. Lengths in inches, times in seconds."""

    diagonal: float = _within(0, 100, default=0.0)
    """Diagonal of the screen in inches; 0 takes what the screen says of itself."""
    language: str = "id"
    """One of those that visitors speak."""
    idle_seconds: int = _within(10, 600, default=120)
    warning_seconds: int = _within(5, 120, default=30)
    after_slip_seconds: int = _within(5, 120, default=15)
    motion: bool = True


@dataclass(frozen=True)
class PrintingSettings:
    """How slips come out."""

    format: Literal["auto", "roll80", "a6", "a5", "a4"] = "auto"
    """The paper slips are drawn for; `auto` takes what the printer says that it has."""
    printer: str = ""
    """`kiosk.settings.printer.EXAMPLES` has every form; empty is the default printer of the system, else the folder."""
    slips_a_visit: int = _within(1, 20, default=3)
    slips_in_ten_minutes: int = _within(1, 1000, default=20)
    took_long_seconds: int = _within(10, 600, default=120)
    """After how long without progress a visitor is told that the printer takes too long."""
    reprint_days: int = _within(0, 90, default=30)
    """How long staff can print a slip again by its code."""


@dataclass(frozen=True)
class JmoSettings:
    """What is known of the JMO service itself."""

    service_hours: Hours = "06:00-20:00"
    """Every day, in WIB; from participants' reports, not official."""


@dataclass(frozen=True)
class Settings:
    """Every setting of this machine."""

    branch: BranchSettings = field(default_factory=BranchSettings)
    station: StationSettings = field(default_factory=StationSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    printing: PrintingSettings = field(default_factory=PrintingSettings)
    jmo: JmoSettings = field(default_factory=JmoSettings)
    due: dict[str, str] = field(default_factory=dict)
    """The branch's own due times by outcome, such as `blocked_biometric = "24 hours"`."""


_HOURS = re.compile(r"\s*(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})\s*")


def parse_hours(text: str) -> tuple[time, time]:
    """Opening and closing time of `08:00-15:00`. Raises ValueError with an example of what is allowed."""
    match = _HOURS.fullmatch(text)
    if match is None:
        raise ValueError(f'"{text}" is not a span of hours; write it as "08:00-15:00"')
    first_hour, first_minute, last_hour, last_minute = (int(part) for part in match.groups())
    try:
        opens, closes = time(first_hour, first_minute), time(last_hour, last_minute)
    except ValueError as error:
        raise ValueError(f'"{text}" holds a time that no clock shows') from error
    if closes <= opens:
        raise ValueError(f'"{text}" closes before it opens')
    return opens, closes
