"""The keys that a branch's stations share: those of the slips and of the cases, carried from one PC to the others.

One PC makes them at its first start; the others take them in. The pepper of the PINs and the key of the chain stay
where they are: each station has accounts and a chain of its own.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.sealed_file import seal, unseal
from kiosk.slips.keys import SigningKey, known_keys, remember_key, sign_with
from kiosk.storage.database import Database
from kiosk.storage.desk import marks_in_use
from kiosk.storage.desk_keys import CaseKeys, case_keys, put_case_keys

_LARGEST = 256 * 1024
"""Bytes: some thousand keys; whatever is larger is another file."""


@dataclass(frozen=True)
class TakenIn:
    """What became of keys that were taken in."""

    signs_anew: bool
    """Slips printed here bear another key from now on."""
    known: int
    """Keys whose slips are genuine here."""
    case_keys_kept: bool
    """Cases were sealed here before with keys of this PC's own, so those stay."""


def export_keys(data: Path, database: Database, passphrase: str) -> bytes:
    """Every shared key of the data folder, sealed; those that are missing are made first. Raises KioskError."""
    cases = case_keys(data, may_make=not marks_in_use(database))
    content = {
        "signing": SigningKey.open(data).content.hex(),
        "known": [public.hex() for public in known_keys(data)],
        "sealing": {str(version): key.hex() for version, key in cases.sealing.items()},
        "indexing": {str(version): key.hex() for version, key in cases.indexing.items()},
    }
    return seal(json.dumps(content).encode("ascii"), passphrase)


def import_keys(data: Path, database: Database, file: Path, passphrase: str) -> TakenIn:
    """Take the keys in that `export_keys` has sealed into `file`.

    This station signs with the branch's key from now on; every key that was known stays known. Raises KioskError if
    the file is none of ours, the passphrase is wrong, or the disk refuses; what was taken in by then stays valid.
    """
    signing, known, cases = _read(_content_of(file), passphrase)
    try:
        for public in known:
            remember_key(data, public)
        own = known_keys(data)[0]
        if own != signing.public:
            sign_with(data, signing)
        kept = not _take_cases(data, database, cases)
    except OSError as error:
        raise KioskError(
            f"The keys can't be written into {data / 'keys'}: {error.strerror or error}.",
            "Check that the disk is not full and may be written, then take them in again.",
        ) from error
    return TakenIn(own != signing.public, len(known_keys(data)), kept)


def _take_cases(data: Path, database: Database, cases: CaseKeys) -> bool:
    """Whether the cases of this PC are sealed with the branch's keys from now on."""
    marks = marks_in_use(database, forget_others=True)
    if fits := cases.fit(marks):
        put_case_keys(data, cases, alone=not marks)
    return fits


def _content_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        raise KioskError(f"{file} can't be read: {error.strerror or error}.", "Check the name of the file.") from error
    if len(content) > _LARGEST:
        raise KioskError(f"{file} is no file of keys.", "Take the one that `kiosk keys export` has written.")
    return content


def _read(sealed: bytes, passphrase: str) -> tuple[SigningKey, list[bytes], CaseKeys]:
    content = unseal(sealed, passphrase)
    try:
        read = json.loads(content)
        signing = SigningKey.of(bytes.fromhex(read["signing"]))
        sealing, indexing = (
            {int(version): bytes.fromhex(key) for version, key in read[name].items()}
            for name in ("sealing", "indexing")
        )
        return signing, [bytes.fromhex(public) for public in read["known"]], CaseKeys(sealing, indexing)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KioskError(
            "These keys were written by a newer version of the program.", "Update this station, then try again."
        ) from error
