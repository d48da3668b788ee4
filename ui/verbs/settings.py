"""`kiosk settings`: what this machine is set to, and where that stands."""

import dataclasses
import json
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.settings import settings_file
from ui.verbs.saying import DONE, say, say_json


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `settings`."""
    parser = verbs.add_parser("settings", help="show every setting")
    parts = parser.add_subparsers(dest="part", required=True, metavar="show")
    show = parts.add_parser("show", help="every setting as it is now, in the form of the settings file")
    show.add_argument("--json", action="store_true", help="answer for machines")
    show.set_defaults(act=_show)


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


def _days(values: dict[str, Any]) -> list[str]:
    return [day.isoformat() for day in values["branch"]["closed_days"]]


def _lines(values: dict[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    tables = {name: value for name, value in values.items() if isinstance(value, dict)}
    if above:
        yield f"\n[{'.'.join(above)}]"
    for name, value in values.items():
        if name not in tables:
            yield f"{name if name.isidentifier() and name.isascii() else _toml(name)} = {_toml(value)}"
    for name, table in tables.items():
        yield from _lines(table, (*above, name))


def _toml(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML escapes as JSON does
        case tuple() | list():
            return "[" + ", ".join(_toml(part) for part in value) + "]"
        case _:
            return str(value)
