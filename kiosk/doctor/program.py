"""Checks of what was installed and how it is set: settings, the forbidden pair, versions."""

import platform
import sqlite3

from kiosk.doctor.check import Verdict, failed, not_checked, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.errors import KioskError, SettingsError
from kiosk.fitness import refuse_bad_pair
from kiosk.settings import Settings, read_settings, settings_file

OLDEST_SQLITE = (3, 37, 0)
"""What the tables were tried with begins here: strict `PRAGMA integrity_check`, RETURNING, trusted_schema."""


def settings(machine: Machine) -> Verdict:
    """The settings file and the variables can be read, and the branch has a name of its own."""
    from kiosk.settings.examination import examine_file

    file = settings_file(machine.environment)
    try:
        read_settings(machine.environment)
    except SettingsError as error:
        examined = examine_file(file)
        if not examined.faults:  # then it is a variable
            return failed(Saying.SETTINGS_WRONG, detail=error.what, advice=error.remedy, file=str(file))
        first = examined.faults[0]
        told = {"detail": first.error.what, "advice": first.error.remedy, "file": str(file)}
        line = examined.line_of(first)
        if line is None:
            return failed(Saying.SETTINGS_WRONG, **told)
        return failed(Saying.SETTINGS_WRONG_LINE, **told, line=line, faults=len(examined.faults))
    if machine.settings.branch.name == Settings().branch.name:
        return warning(Saying.SETTINGS_NAMELESS, name=machine.settings.branch.name, file=str(file))
    return ok(Saying.SETTINGS_FINE, name=machine.settings.branch.name, station=machine.settings.station.number)


def pair(machine: Machine) -> Verdict:
    """PySide6 and Python are no pair that crashes."""
    python = ".".join(str(part) for part in machine.python)
    pyside = machine.version("PySide6-Essentials")
    if pyside is None:
        return not_checked(Saying.PAIR_UNKNOWN)
    try:
        refuse_bad_pair(pyside, machine.python)
    except KioskError:
        return failed(Saying.PAIR_FORBIDDEN, pyside=pyside, python=python)
    return ok(Saying.PAIR_FINE, pyside=pyside, python=python)


def versions(machine: Machine) -> Verdict:
    """What runs here, for whoever is called; SQLite is not too old."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(str(part) for part in OLDEST_SQLITE)
        return failed(Saying.VERSIONS_OLD_SQLITE, sqlite=sqlite3.sqlite_version, oldest=oldest)
    return ok(
        Saying.VERSIONS_FINE,
        program=machine.version("anjungan-jmo") or "?",
        python=platform.python_version(),
        pyside=machine.version("PySide6-Essentials") or "?",
        sqlite=sqlite3.sqlite_version,
        sqlalchemy=machine.version("SQLAlchemy") or "?",
    )
