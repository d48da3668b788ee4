"""Reads the settings file and the KIOSK_ variables; a wrong value is named together with what is allowed."""

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.paths import data_dir
from kiosk.settings.addresses import OURS, foreign_address
from kiosk.settings.model import LONGEST, Settings, WeekSettings, parse_hours

NOT_SETTINGS = {"KIOSK_DATA_DIR", "KIOSK_SETTINGS"}
"""Variables that say where things lie rather than how they are."""


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """The one settings file: what `KIOSK_SETTINGS` names, else `settings.toml` in the data folder."""
    named = environment.get("KIOSK_SETTINGS")
    return Path(named).expanduser() if named else data_dir(environment) / "settings.toml"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this machine: defaults, over them the file, over that the variables.

    Raises SettingsError that names the setting, where it stands and what is allowed.
    """
    path = settings_file(environment)
    found = _read_file(path, must_exist="KIOSK_SETTINGS" in environment)
    _refuse_unknown(found, Settings(), (), path)
    sources = _add_variables(found, environment)
    if not found:
        return Settings()  # nothing to examine: the start stays fast
    settings = _validated(found, path, sources)
    _check_limits(settings, (), path, sources)
    _check_hours(settings, path, sources)
    _check_addresses(settings, path, sources)
    return settings


def _read_file(path: Path, *, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        if must_exist:
            raise SettingsError(
                f"The settings file {path} is not there.", "Put it there or unset KIOSK_SETTINGS."
            ) from error
        return {}
    except OSError as error:
        raise SettingsError(
            f"The settings file {path} can't be read: {error.strerror}.", "Check who may read it."
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings file {path} is not UTF-8 text.", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The settings file {path} is not TOML: {error}.", "Mend that line.") from error


def _add_variables(found: dict[str, Any], environment: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Lay the KIOSK_ variables over what the file said; tell which value came from which variable."""
    names = {f"KIOSK_{'_'.join(place).upper()}": place for place in _places(Settings)}
    sources: dict[tuple[str, ...], str] = {}
    for variable, value in environment.items():
        if not variable.startswith("KIOSK_") or variable in NOT_SETTINGS:
            continue
        if variable not in names:
            allowed = ", ".join(sorted([*names, *NOT_SETTINGS]))
            raise SettingsError(f"There is no setting for the variable {variable}.", f"Known are: {allowed}.")
        *sections, last = names[variable]
        at = found
        for section in sections:
            at = at.setdefault(section, {})
        at[last] = value
        sources[names[variable]] = variable
    return sources


def _places(kind: type) -> list[tuple[str, ...]]:
    """The way to every single value that a variable may set (lists and tables stay with the file)."""
    places: list[tuple[str, ...]] = []
    for part in fields(kind):
        default = part.default_factory() if callable(part.default_factory) else part.default
        if is_dataclass(default):
            places += [(part.name, *rest) for rest in _places(type(default))]
        elif isinstance(default, str | int | float):
            places.append((part.name,))
    return places


def _validated(found: dict[str, Any], path: Path, sources: dict[tuple[str, ...], str]) -> Settings:
    from pydantic import TypeAdapter, ValidationError

    # Plain dataclasses keep pydantic out of a start without settings; unknown keys are refused in `_refuse_unknown`.
    adapter = TypeAdapter(Settings)
    try:
        return adapter.validate_python(found)
    except ValidationError as error:
        first = error.errors()[0]
        place = tuple(str(step) for step in first["loc"])
        given = first.get("input")
        raise SettingsError(
            f"The setting {_name(place, path, sources)} can't be {given!r}.", f"Allowed: {first['msg']}."
        ) from error


def _refuse_unknown(found: Mapping[str, Any], known: Any, above: tuple[str, ...], path: Path) -> None:
    names = {part.name: getattr(known, part.name) for part in fields(known)}
    for name, value in found.items():
        place = (*above, name)
        if name not in names:
            raise SettingsError(
                f"There is no setting {'.'.join(place)} ({path}).",
                f"Known {'in ' + '.'.join(above) if above else 'sections'}: {', '.join(names)}.",
            )
        if is_dataclass(names[name]):
            if not isinstance(value, Mapping):
                raise SettingsError(
                    f"{'.'.join(place)} is a section ({path}).",
                    f"Write it as [{'.'.join(place)}] with its settings below.",
                )
            _refuse_unknown(value, names[name], place, path)


def _check_limits(section: Any, above: tuple[str, ...], path: Path, sources: dict[tuple[str, ...], str]) -> None:
    for part in fields(section):
        place, value = (*above, part.name), getattr(section, part.name)
        if is_dataclass(value):
            _check_limits(value, place, path, sources)
            continue
        least, most = part.metadata.get("least"), part.metadata.get("most")
        if least is not None and most is not None and not least <= value <= most:
            allowed = f"Allowed: {least} to {most}."
            raise SettingsError(f"The setting {_name(place, path, sources)} can't be {value!r}.", allowed)
        if isinstance(value, str) and not value.isprintable():
            allowed = "Allowed: letters, digits and signs on one line."
            raise SettingsError(f"The setting {_name(place, path, sources)} can't be {value!r}.", allowed)
        if isinstance(value, str) and len(value) > LONGEST:
            allowed = f"Allowed: at most {LONGEST} characters."
            raise SettingsError(f"The setting {_name(place, path, sources)} is {len(value)} characters long.", allowed)


def _check_hours(settings: Settings, path: Path, sources: dict[tuple[str, ...], str]) -> None:
    week = dataclasses.asdict(settings.branch.hours)
    spans: dict[tuple[str, ...], str] = {("branch", "hours", day): span for day, span in week.items() if span}
    spans["jmo", "service_hours"] = settings.jmo.service_hours
    for place, span in spans.items():
        try:
            parse_hours(span)
        except ValueError as error:
            raise SettingsError(
                f"The setting {_name(place, path, sources)} is wrong: {error}.",
                'Allowed: a span such as "08:00-15:00".',
            ) from error
    if not any(week.values()):
        days = ", ".join(part.name for part in fields(WeekSettings))
        raise SettingsError(f"The branch is never open ({path}).", f"Give hours for at least one of: {days}.")


def _check_addresses(settings: Settings, path: Path, sources: dict[tuple[str, ...], str]) -> None:
    for part in ("name", "address"):
        host = foreign_address(getattr(settings.branch, part))
        if host is not None:
            raise SettingsError(
                f"The setting {_name(('branch', part), path, sources)} names the web address {host!r}.",
                f"Allowed on a slip: addresses that end in {OURS}. If it is none, put a space after the full stop.",
            )


def _name(place: tuple[str, ...], path: Path, sources: dict[tuple[str, ...], str]) -> str:
    return f"{'.'.join(place)} ({sources.get(place, path)})"
