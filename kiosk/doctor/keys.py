"""Checks of the key files: those that are needed are there, closed to others, and belong to this database."""

import hmac
import os
import stat
from pathlib import Path

from kiosk.doctor.check import Verdict, failed, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.errors import KioskError


def key_files(machine: Machine) -> Verdict:
    """Every key without which the database says nothing is there, and none is open to other accounts."""
    folder = machine.data / "keys"
    files = sorted(folder.glob("*.key"))
    if opened := [path.name for path in (folder, *files) if path.exists() and _is_open(path)]:
        return failed(Saying.KEY_FILES_OPEN, files=", ".join(opened), folder=str(folder))
    missing = machine.health.needed_keys() - {file.name for file in files}
    if missing:
        return failed(Saying.KEY_FILES_MISSING, files=", ".join(sorted(missing)), folder=str(folder))
    return ok(Saying.KEY_FILES_FINE, count=len(files)) if files else ok(Saying.KEY_FILES_NONE)


def keys(machine: Machine) -> Verdict:
    """The keys are whole, and those with which the rows of this database were sealed."""
    foreign = [*_foreign_desk_keys(machine), *_foreign_pepper(machine), *_foreign_chain_key(machine)]
    if foreign:
        return failed(Saying.KEYS_OF_ANOTHER, files=", ".join(foreign), folder=str(machine.data / "keys"))
    if (machine.data / "keys" / "slip-signing.key").exists():
        from kiosk.slips.keys import SigningKey

        SigningKey.open(machine.data)  # says itself if it is damaged
    return ok(Saying.KEYS_FINE)


def _foreign_desk_keys(machine: Machine) -> list[str]:
    from kiosk.storage.desk_keys import keys_in

    stored = machine.health.marks()
    if not stored:
        return []
    marks = keys_in(machine.data)(False).keyring.marks()
    return [name for name, mark in stored.items() if not hmac.compare_digest(mark, marks.get(name, b""))]


def _foreign_pepper(machine: Machine) -> list[str]:
    from kiosk.staff.pins import PinKeeper, open_pepper

    accounts = machine.health.accounts()
    if not accounts:
        return []
    keeper = PinKeeper(open_pepper(machine.data))
    try:
        for account in accounts:
            keeper.is_outdated(account.pin)
    except KioskError:
        return ["pin-pepper.key"]
    return []


def _foreign_chain_key(machine: Machine) -> list[str]:
    """The key of the chain, if it has sealed none of the first events of any station: then nobody has tampered."""
    from itertools import islice

    from kiosk.audit.chain import is_sealed
    from kiosk.audit.keys import open_chain_key

    with machine.health.trail() as trail:
        events = [event for place in trail.stations() for event in islice(trail.events_of(*place), 100)]
    if not events:
        return []
    key = open_chain_key(machine.data)
    return [] if any(is_sealed(event, event.number, key) for event in events) else ["audit-chain.key"]


def _is_open(path: Path) -> bool:
    return os.name != "nt" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
