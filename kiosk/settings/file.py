"""Reads the settings file and the KIOSK_ variables; a wrong value is named together with what is allowed."""

import dataclasses
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import SettingsError
from kiosk.paths import data_dir
from kiosk.settings.addresses import OURS, foreign_address
from kiosk.settings.model import LONGEST, Settings, WeekSettings, parse_hours
from kiosk.texts.languages import Side, spoken_by

if TYPE_CHECKING:
    from pydantic import ValidationError

NOT_SETTINGS = {"KIOSK_DATA_DIR", "KIOSK_SETTINGS"}
"""Variables that say where things lie rather than how they are."""

SettingName = tuple[str, ...]
"""The way to a setting: its sections, then its name."""


@dataclass(frozen=True)
class SettingsFault:
    """One setting that is wrong: where it stands (empty: the file as a whole), and what is said of it."""

    place: SettingName
    error: SettingsError


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """The one settings file: what `KIOSK_SETTINGS` names, else `settings.toml` in the data folder."""
    named = environment.get("KIOSK_SETTINGS")
    return Path(named).expanduser() if named else data_dir(environment) / "settings.toml"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this machine: defaults, over them the file, over that the variables.

    Raises SettingsError that names the setting, where it stands and what is allowed.
    """
    path = settings_file(environment)
    found = read_file(path, must_exist="KIOSK_SETTINGS" in environment)
    _refuse(unknown_settings(found, Settings(), (), path))
    sources = _add_variables(found, environment)
    if not found:
        return Settings()  # nothing to examine: the start stays fast
    settings = _validated(found, path, sources)
    _refuse(wrong_settings(settings, path, sources))
    return settings


def places_set(environment: Mapping[str, str] = os.environ) -> frozenset[SettingName]:
    """The settings that the file or a variable names, also where they say the default. Raises SettingsError."""
    found = read_file(settings_file(environment), must_exist="KIOSK_SETTINGS" in environment)
    _refuse(unknown_settings(found, Settings(), (), settings_file(environment)))
    _add_variables(found, environment)
    return frozenset(_named_in(found, ()))


def _named_in(found: Mapping[str, Any], above: SettingName) -> Iterator[SettingName]:
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from _named_in(value, (*above, name))
        else:
            yield (*above, name)


def wrong_settings(settings: Settings, path: Path, sources: Mapping[SettingName, str]) -> Iterator[SettingsFault]:
    """What is wrong with settings that are of the right types."""
    yield from _beyond_limits(settings, (), path, sources)
    yield from _wrong_hours(settings, path, sources)
    yield from _foreign_addresses(settings, path, sources)
    yield from _wrong_printer(settings, path, sources)
    yield from _wrong_language(settings, path, sources)


def _refuse(faults: Iterable[SettingsFault]) -> None:
    for fault in faults:
        raise fault.error


def read_file(path: Path, *, must_exist: bool) -> dict[str, Any]:
    """What stands in the settings file, not examined yet; nothing if there is none. Raises SettingsError."""
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


def _add_variables(found: dict[str, Any], environment: Mapping[str, str]) -> dict[SettingName, str]:
    """Lay the KIOSK_ variables over what the file said; tell which value came from which variable."""
    names = {f"KIOSK_{'_'.join(place).upper()}": place for place in _places(Settings)}
    sources: dict[SettingName, str] = {}
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


def _places(kind: type) -> list[SettingName]:
    """The way to every single value that a variable may set (lists and tables stay with the file)."""
    places: list[SettingName] = []
    for part in fields(kind):
        default = part.default_factory() if callable(part.default_factory) else part.default
        if is_dataclass(default):
            places += [(part.name, *rest) for rest in _places(type(default))]
        elif isinstance(default, str | int | float):
            places.append((part.name,))
    return places


def _validated(found: dict[str, Any], path: Path, sources: Mapping[SettingName, str]) -> Settings:
    from pydantic import ValidationError

    try:
        return parsed(found)
    except ValidationError as error:
        fault = next(unreadable_values(error, path, sources))
        raise fault.error from error


def parsed(found: dict[str, Any]) -> Settings:
    """`found` in the types of the settings. Raises pydantic's ValidationError."""
    from pydantic import TypeAdapter

    # Plain dataclasses keep pydantic out of a start without settings; `unknown_settings` tells of unknown keys.
    return TypeAdapter(Settings).validate_python(found)


def unreadable_values(
    error: "ValidationError", path: Path, sources: Mapping[SettingName, str]
) -> Iterator[SettingsFault]:
    """The values that are of another type than their setting, or none of its choices."""
    for fault in error.errors():
        place = tuple(str(step) for step in fault["loc"])
        what = f"The setting {_name(place, path, sources)} can't be {fault.get('input')!r}."
        yield SettingsFault(place, SettingsError(what, f"Allowed: {fault['msg'].removeprefix('Input should be ')}."))


def unknown_settings(found: Mapping[str, Any], known: Any, above: SettingName, path: Path) -> Iterator[SettingsFault]:
    """What stands in the file and is no setting, or a value in the place of a section."""
    names = {part.name: getattr(known, part.name) for part in fields(known)}
    for name, value in found.items():
        place = (*above, name)
        if name not in names:
            what = f"There is no setting {'.'.join(place)} ({path})."
            remedy = f"Known {'in ' + '.'.join(above) if above else 'sections'}: {', '.join(names)}."
            yield SettingsFault(place, SettingsError(what, remedy))
        elif is_dataclass(names[name]) and not isinstance(value, Mapping):
            what = f"{'.'.join(place)} is a section ({path})."
            remedy = f"Write it as [{'.'.join(place)}] with its settings below."
            yield SettingsFault(place, SettingsError(what, remedy))
        elif is_dataclass(names[name]):
            yield from unknown_settings(value, names[name], place, path)


def _beyond_limits(
    section: Any, above: SettingName, path: Path, sources: Mapping[SettingName, str]
) -> Iterator[SettingsFault]:
    for part in fields(section):
        place, value = (*above, part.name), getattr(section, part.name)
        if is_dataclass(value):
            yield from _beyond_limits(value, place, path, sources)
            continue
        least, most = part.metadata.get("least"), part.metadata.get("most")
        name = _name(place, path, sources)
        if least is not None and most is not None and not least <= value <= most:
            error = SettingsError(f"The setting {name} can't be {value!r}.", f"Allowed: {least} to {most}.")
            yield SettingsFault(place, error)
        elif isinstance(value, str) and not value.isprintable():
            allowed = "Allowed: letters, digits and signs on one line."
            yield SettingsFault(place, SettingsError(f"The setting {name} can't be {value!r}.", allowed))
        elif isinstance(value, str) and len(value) > LONGEST:
            allowed = f"Allowed: at most {LONGEST} characters."
            yield SettingsFault(place, SettingsError(f"The setting {name} is {len(value)} characters long.", allowed))


def _wrong_hours(settings: Settings, path: Path, sources: Mapping[SettingName, str]) -> Iterator[SettingsFault]:
    week = dataclasses.asdict(settings.branch.hours)
    spans: dict[SettingName, str] = {("branch", "hours", day): span for day, span in week.items() if span}
    spans["jmo", "service_hours"] = settings.jmo.service_hours
    for place, span in spans.items():
        try:
            parse_hours(span)
        except ValueError as error:
            what = f"The setting {_name(place, path, sources)} is wrong: {error}."
            yield SettingsFault(place, SettingsError(what, 'Allowed: a span such as "08:00-15:00".'))
    if not any(week.values()):
        days = ", ".join(part.name for part in fields(WeekSettings))
        what, remedy = f"The branch is never open ({path}).", f"Give hours for at least one of: {days}."
        yield SettingsFault(("branch", "hours"), SettingsError(what, remedy))


def _foreign_addresses(settings: Settings, path: Path, sources: Mapping[SettingName, str]) -> Iterator[SettingsFault]:
    for part in ("name", "address"):
        host = foreign_address(getattr(settings.branch, part))
        if host is not None:
            place = ("branch", part)
            what = f"The setting {_name(place, path, sources)} names the web address {host!r}."
            remedy = f"Allowed on a slip: addresses that end in {OURS}. If it is none, put a space after the full stop."
            yield SettingsFault(place, SettingsError(what, remedy))


def _wrong_printer(settings: Settings, path: Path, sources: Mapping[SettingName, str]) -> Iterator[SettingsFault]:
    from kiosk.settings.printer import EXAMPLES, parse_printer

    place = ("printing", "printer")
    try:
        parse_printer(settings.printing.printer)
    except ValueError as error:
        what = f"The setting {_name(place, path, sources)} is wrong: {error}."
        yield SettingsFault(place, SettingsError(what, f"Allowed: {EXAMPLES}."))


def _wrong_language(settings: Settings, path: Path, sources: Mapping[SettingName, str]) -> Iterator[SettingsFault]:
    place, language, spoken = ("screen", "language"), settings.screen.language, spoken_by(Side.VISITOR)
    if language not in spoken:
        what = f"The setting {_name(place, path, sources)} can't be {language!r}."
        yield SettingsFault(place, SettingsError(what, f"Allowed: {' or '.join(map(repr, spoken))}."))


def _name(place: SettingName, path: Path, sources: Mapping[SettingName, str]) -> str:
    return f"{'.'.join(place)} ({sources.get(place, path)})"
