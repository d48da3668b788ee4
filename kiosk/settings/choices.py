"""Writes chosen settings into the settings file: everything else that stands in it stays, whole or not at all."""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError, SettingsError
from kiosk.paths import private_dir
from kiosk.settings.file import SettingName, read_settings, wrong_settings
from kiosk.settings.model import Settings

Choices = Mapping[SettingName, str | float]
"""Settings that somebody has chosen, each by its place."""

_BOM = "\ufeff"
_HEADER = re.compile(r"\[([a-z_.]+)\]\s*(?:#.*)?")
_OFF = re.compile(r"#\s?(?P<key>[a-z_]+)\s*=\s*\S")
"""A setting that is explained and not set."""


class UnsavedSettings(KioskError):  # noqa: N818 - what is left of the choices, not only what went wrong
    """The settings file can't take the choices; `path` is the file. It is as it was before."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.path = path


def with_choices(settings: Settings, choices: Choices) -> Settings:
    """`settings` with what was chosen, not examined yet."""
    for place, value in choices.items():
        settings = _with_choice(settings, place, value)
    return settings


def in_toml(value: Any) -> str:
    """`value` as it is written into a settings file."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML escapes as JSON does
        case tuple() | list():
            return "[" + ", ".join(in_toml(part) for part in value) + "]"
        case _:
            return str(value)


def write_settings(path: Path, choices: Choices) -> None:
    """Write `choices` into the settings file `path`, which may be missing; its mode and its owner stay.

    Raises SettingsError if one of them is wrong, UnsavedSettings if the file can't be written, or is written in a way
    that can't be kept; nothing has changed then.
    """
    for fault in wrong_settings(with_choices(Settings(), choices), path, {}):
        raise fault.error
    try:
        file = path.resolve()
        before = _text_of(file)
        after = _text_with(before, choices)
        if not _says(after, _expected(before, choices)):
            raise UnsavedSettings(path, f"The settings file {path} is written in an unusual way.", _by_hand(choices))
        _replace(file, after)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"The settings file {path} can't be written: {getattr(error, 'strerror', None) or error}."
        raise UnsavedSettings(path, what, _by_hand(choices)) from error
    except SettingsError as error:
        raise UnsavedSettings(path, f"The settings file {path} would be wrong: {error.what}", error.remedy) from error


def _with_choice(section: Any, place: SettingName, value: str | float) -> Any:
    name, *deeper = place
    return replace(section, **{name: _with_choice(getattr(section, name), tuple(deeper), value) if deeper else value})


def _by_hand(choices: Choices) -> str:
    lines = ", ".join(f"{'.'.join(place)} = {in_toml(value)}" for place, value in choices.items())
    return f"Allow this account to write it and its folder, or have an administrator set there: {lines}."


# The text of the file.


def _text_of(file: Path) -> str:
    """What stands in the file, which the program can read; nothing if there is none. Raises OSError, SettingsError."""
    if not file.exists():
        return ""
    read_settings({"KIOSK_SETTINGS": str(file)})
    return file.read_bytes().decode()


def _text_with(before: str, choices: Choices) -> str:
    """The file with `choices` in it: each where it stands, else where it stands commented out, else in its section."""
    import tomlkit

    text = _switched_on(before.removeprefix(_BOM), choices)
    document: Any = tomlkit.parse(f"{text}\n" if text and not text.endswith("\n") else text)
    for (*sections, last), value in choices.items():
        table = document
        for section in sections:
            if section not in table:
                if table is document and document.body:
                    document.add(tomlkit.nl())
                table.add(section, tomlkit.table())
            table = table[section]
        table[last] = value
    text = tomlkit.dumps(document)
    if "\r\n" in before:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return (_BOM if before.startswith(_BOM) else "") + text


def _switched_on(text: str, choices: Choices) -> str:
    """The file with the comment sign taken from the first line of each chosen setting that is only explained there."""
    wanted = {place for place in choices if not _is_set(tomllib.loads(text), place)}
    section: SettingName = ()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if header := _HEADER.fullmatch(line.rstrip("\r")):
            section = tuple(header[1].split("."))
        elif (off := _OFF.match(line)) and (place := (*section, off["key"])) in wanted:
            lines[number] = line[off.start("key") :]
            wanted.remove(place)
    return "\n".join(lines)


def _is_set(found: Any, place: SettingName) -> bool:
    for step in place:
        if not isinstance(found, dict) or step not in found:
            return False
        found = found[step]
    return True


# Proving that nothing else has changed, and putting it there.


def _expected(before: str, choices: Choices) -> dict[str, Any]:
    found = tomllib.loads(before.removeprefix(_BOM))
    for (*sections, last), value in choices.items():
        at = found
        for section in sections:
            at = at.setdefault(section, {})
        at[last] = value
    return found


def _says(text: str, expected: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text.removeprefix(_BOM)) == expected
    except tomllib.TOMLDecodeError:
        return False


def _replace(file: Path, text: str) -> None:
    """Put `text` in the place of `file` once the program's own reader has taken it. Raises OSError, SettingsError."""
    if not file.parent.exists():
        private_dir(file.parent)
    old = file.stat() if file.exists() else None
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as content:
            content.write(text.encode())
            content.flush()
            os.fsync(content.fileno())
        read_settings({"KIOSK_SETTINGS": str(draft)})
        if old is not None:
            _keep(draft, old)
        draft.replace(file)
    except (OSError, SettingsError):
        draft.unlink(missing_ok=True)
        raise


def _keep(draft: Path, old: os.stat_result) -> None:
    """Give `draft` the mode and the owner of what it replaces. Raises OSError if this account may not."""
    draft.chmod(old.st_mode & 0o7777)
    new = draft.stat()
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        os.chown(draft, old.st_uid, old.st_gid)
