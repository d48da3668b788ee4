"""Says everything that is wrong in a settings file at once, with the line on which each fault stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.settings.file import (
    SettingName,
    SettingsFault,
    parsed,
    read_file,
    unknown_settings,
    unreadable_values,
    wrong_settings,
)
from kiosk.settings.model import Settings

_SECTION = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
_NAMED = re.compile(r"""\s*([\w."' -]+?)\s*=""")
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Examined:
    """A settings file: what is wrong in it, and the settings that are left when all of that is taken away."""

    path: Path
    faults: tuple[SettingsFault, ...]
    settings: Settings

    def line_of(self, fault: SettingsFault) -> int | None:
        """The line of `fault`, or of the section around it; None if that can't be told."""
        if named := _AT_LINE.search(fault.error.what):
            return int(named[1])
        lines = self._lines()
        places = (fault.place[:length] for length in range(len(fault.place), 0, -1))
        return next((lines[place] for place in places if place in lines), None)

    def _lines(self) -> Mapping[SettingName, int]:
        try:
            return _lines_of(self.path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            return {}


def examine_file(path: Path) -> Examined:
    """Read a settings file as the program does, but on past the first fault. Never raises SettingsError."""
    if not path.exists():
        gone = SettingsError(f"There is no file {path}.", "Name the settings file.")
        return Examined(path, (SettingsFault((), gone),), Settings())
    try:
        found = read_file(path, must_exist=True)
    except SettingsError as error:
        return Examined(path, (SettingsFault((), error),), Settings())
    faults = list(unknown_settings(found, Settings(), (), path))
    _take_away(found, faults)
    faults += _unreadable(found, path)
    settings = parsed(found)
    faults += wrong_settings(settings, path, {})
    return Examined(path, tuple(faults), settings)


def _unreadable(found: dict[str, Any], path: Path) -> list[SettingsFault]:
    """The values of wrong types, which are taken away from `found`."""
    from pydantic import ValidationError

    try:
        parsed(found)
    except ValidationError as error:
        faults = list(unreadable_values(error, path, {}))
        _take_away(found, faults)
        return faults
    return []


def _take_away(found: dict[str, Any], faults: list[SettingsFault]) -> None:
    for fault in faults:
        at: Any = found
        *sections, last = fault.place
        for step in sections:
            if not isinstance(at.get(step), dict):
                last = step  # of a list the whole is taken away
                break
            at = at[step]
        at.pop(last, None)


def _lines_of(text: str) -> dict[SettingName, int]:
    lines: dict[SettingName, int] = {}
    for place, line in _places_in(text):
        lines.setdefault(place, line)
    return lines


def _places_in(text: str) -> Iterator[tuple[SettingName, int]]:
    section: SettingName = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _SECTION.fullmatch(line):
            section = _steps(header[1])
            yield section, number
        elif named := _NAMED.match(line):
            yield (*section, *_steps(named[1])), number


def _steps(dotted: str) -> SettingName:
    return tuple(step.strip().strip("\"'") for step in dotted.split("."))
