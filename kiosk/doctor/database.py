"""Checks of the database file: whole, of this program, opened as it must be, and able to take a row."""

from kiosk.doctor.check import State, Verdict, failed, not_checked, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.errors import StorageError

_KIBIBYTE = 1024


def database(machine: Machine) -> Verdict:
    """The file is there, and SQLite finds every page of it in order."""
    file = machine.database
    if not file.exists():
        if any((machine.data / "keys").glob("case-sealing.*.key")):  # made together with the database
            return failed(Saying.DATABASE_LOST, file=str(file))
        return Verdict(State.WARNING, Saying.DATABASE_NONE, {"file": str(file)}, is_end=True)
    try:
        damage = machine.health.damage(machine.reading_seconds)
    except TimeoutError:
        return not_checked(Saying.DATABASE_TOO_LARGE, seconds=round(machine.reading_seconds))
    except StorageError as error:
        return _unusable(error, machine)
    if damage:
        return failed(Saying.DATABASE_DAMAGED, file=str(file), detail=damage[:100])
    return ok(Saying.DATABASE_FINE, size=-(-file.stat().st_size // _KIBIBYTE))


def schema(machine: Machine) -> Verdict:
    """The tables are those of this program."""
    from kiosk.storage.health import SchemaAge

    revision, age = machine.health.revision()
    match age:
        case SchemaAge.NEWER:
            return failed(Saying.SCHEMA_NEWER, revision=revision or "")
        case SchemaAge.OLDER:
            return Verdict(State.WARNING, Saying.SCHEMA_OLDER, {"revision": revision or "0"}, is_end=True)
        case SchemaAge.CURRENT:
            return ok(Saying.SCHEMA_FINE, revision=revision or "")


def journal(machine: Machine) -> Verdict:
    """The journal and the other switches stand so that a power cut loses nothing."""
    for name, (found, expected) in machine.health.differing_pragmas().items():
        return failed(Saying.JOURNAL_DIFFERS, name=name, found=found, expected=expected)
    return ok(Saying.JOURNAL_FINE)


def writing(machine: Machine) -> Verdict:
    """The database takes a row; the row is taken back."""
    try:
        machine.health.try_writing()
    except StorageError as error:
        return _unusable(error, machine)
    return ok(Saying.WRITING_FINE)


def _unusable(error: StorageError, machine: Machine) -> Verdict:
    from kiosk.storage.database import DatabaseTrouble, UnusableError

    sayings = {
        DatabaseTrouble.BUSY: Saying.DATABASE_BUSY,
        DatabaseTrouble.FULL: Saying.DATABASE_FULL,
        DatabaseTrouble.FAULTY_DISK: Saying.DATABASE_FAULTY_DISK,
        DatabaseTrouble.READ_ONLY: Saying.DATABASE_READ_ONLY,
        DatabaseTrouble.CANNOT_OPEN: Saying.DATABASE_CANNOT_OPEN,
        DatabaseTrouble.NOT_A_DATABASE: Saying.DATABASE_NOT_ONE,
        DatabaseTrouble.DAMAGED: Saying.DATABASE_DAMAGED,
    }
    if not isinstance(error, UnusableError) or error.trouble not in sayings:
        raise error
    return failed(sayings[error.trouble], file=str(machine.database), detail="")
