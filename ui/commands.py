"""The `kiosk` command: reads the words, makes the machine's parts, lets one verb act."""

import io
import logging
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kiosk.assembly import Kiosk
from kiosk.errors import ContentError, KioskError, SettingsError
from kiosk.paths import data_dir
from kiosk.settings import Settings, read_settings
from kiosk.staff.refusals import Refused
from ui.verbs.output import REFUSED

Verb = Callable[[Kiosk, Namespace], int]

MODULE_OF = {
    "run": "screen",
    "tour": "screen",
    "desk": "desk",
    "session": "session",
    "safe-page": "session",
    "diagnose": "diagnose",
    "guide": "guide",
    "slip": "slip",
    "settings": "settings",
    "staff": "staff",
    "cases": "cases",
    "audit": "audit",
    "report": "report",
    "backup": "backup",
    "restore": "backup",
    "keys": "keys",
    "doctor": "doctor",
}
"""Where each verb stands in `ui.verbs`, in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. 0 done · 1 refused, with a sentence that says what to do · 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, io.TextIOWrapper):
            # Windows would write cp1252; and a stray byte is no reason to fall
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = _parser(arguments if arguments is not None else sys.argv[1:]).parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    act: Verb = given.act
    try:
        return act(_kiosk(given), given)
    except Refused as refused:
        from ui.verbs.refusals import told

        sys.stderr.write(f"kiosk: {told(refused)}\n")
        return REFUSED
    except KioskError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our answer has seen enough
        return REFUSED


def _parser(arguments: Sequence[str]) -> ArgumentParser:
    """The whole command line; only the verb that is asked for is loaded, so that the screen starts fast."""
    import importlib

    parser = ArgumentParser(prog="kiosk", description="The kiosk that finds why JMO fails and prints the way out.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    asked = next((word for word in arguments if not word.startswith("-")), "")
    wanted = MODULE_OF.get(asked)
    for name in [wanted] if wanted else dict.fromkeys(MODULE_OF.values()):
        importlib.import_module(f"ui.verbs.{name}").add_verb(verbs)
    return parser


def _kiosk(given: Namespace) -> Kiosk:
    kiosk = _unexamined(given)
    if kiosk.settings.due and not _examines(given):
        _examine_due_times(kiosk)
    return kiosk


def _examine_due_times(kiosk: Kiosk) -> None:
    """Refuse a due time that nobody can read before a visitor meets it. Raises SettingsError."""
    try:
        _ = kiosk.timetable
    except ContentError:
        return  # the guide itself is broken: the screen has its calm page for that, and every verb its own words


def _examines(given: Namespace) -> bool:
    """Whether the verb says itself what is wrong with the machine, and must not be stopped by it."""
    return bool(getattr(given, "examines", False))


def _unexamined(given: Namespace) -> Kiosk:
    if getattr(given, "without_settings", False):
        return Kiosk(Settings())
    if not getattr(given, "demo", False):
        return Kiosk(_settings(given, os.environ))
    environment = {**os.environ, "KIOSK_DATA_DIR": str(data_dir() / "demo")}
    settings = _settings(given, environment)
    branch = replace(settings.branch, name="Kantor Cabang Contoh", address="Jalan Contoh 1, Kota Contoh")
    return Kiosk(replace(settings, branch=branch), environment)


def _settings(given: Namespace, environment: Mapping[str, str]) -> Settings:
    """The settings; the defaults instead of broken ones for a verb that examines. Raises SettingsError."""
    try:
        return _with_language(read_settings(environment), given)
    except SettingsError:
        if not _examines(given):
            raise
        return Settings()


def _with_language(settings: Settings, given: Namespace) -> Settings:
    language = getattr(given, "language", None)
    if given.verb != "run" or language is None:
        return settings
    return replace(settings, screen=replace(settings.screen, language=language))


if __name__ == "__main__":
    sys.exit(main())
