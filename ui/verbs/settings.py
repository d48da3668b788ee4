"""`kiosk settings`: what this machine is set to, where that stands, and what is wrong in a settings file."""

import dataclasses
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import SettingsError
from kiosk.settings import Settings, settings_file
from kiosk.settings.choices import in_toml
from kiosk.settings.file import SettingsFault
from ui.verbs.output import DONE, REFUSED, say, say_json


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `settings`."""
    parser = verbs.add_parser("settings", help="show every setting, check a settings file")
    parts = parser.add_subparsers(dest="part", required=True, metavar="show|check")
    show = parts.add_parser("show", help="every setting as it is now, in the form of the settings file")
    show.add_argument("--json", action="store_true", help="answer for machines")
    show.set_defaults(act=_show)
    check = parts.add_parser("check", help="everything that is wrong in a settings file; exit 1 if anything is")
    check.add_argument("file", nargs="?", metavar="FILE", help="else that of this station")
    check.add_argument("--json", action="store_true", help="answer for machines")
    check.set_defaults(act=_check, examines=True)


def _show(kiosk: Kiosk, given: Namespace) -> int:
    values = dataclasses.asdict(kiosk.settings)
    if given.json:
        plain = {**values, "branch": {**values["branch"], "closed_days": _days(values)}}
        say_json({"settings": plain, "file": str(settings_file()), "data": str(kiosk.data)})
        return DONE
    say(f"# settings file: {settings_file()}")
    say(f"# data folder:   {kiosk.data}")
    for line in _lines(values, ()):
        say(line)
    return DONE


def _check(_kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.settings.examination import examine_file

    file = given.file or str(settings_file())
    examined = examine_file(Path(file))
    faults = [*examined.faults, *_due_faults(examined.settings)]
    placed = sorted(((examined.line_of(fault), fault.error) for fault in faults), key=lambda found: found[0] or 0)
    if given.json:
        facts = [{"line": line, "what": error.what, "remedy": error.remedy} for line, error in placed]
        say_json({"file": file, "faults": facts})
        return REFUSED if faults else DONE
    for line, error in placed:
        say(f"line {line}: {error}" if line else str(error))
    say(f"{file}: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}" if faults else f"{file} is in order")
    return REFUSED if faults else DONE


def _due_faults(settings: Settings) -> Iterator[SettingsFault]:
    """The due times that nobody can read, or that belong to nothing; each is tried by itself."""
    for name, text in settings.due.items():
        try:
            _ = Kiosk(Settings(due={name: text})).timetable
        except SettingsError as error:
            yield SettingsFault(("due", name), error)


def _days(values: dict[str, Any]) -> list[str]:
    return [day.isoformat() for day in values["branch"]["closed_days"]]


def _lines(values: dict[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    tables = {name: value for name, value in values.items() if isinstance(value, dict)}
    if above:
        yield f"\n[{'.'.join(above)}]"
    for name, value in values.items():
        if name not in tables:
            yield f"{name if name.isidentifier() and name.isascii() else in_toml(name)} = {in_toml(value)}"
    for name, table in tables.items():
        yield from _lines(table, (*above, name))
