"""The desk's keys in files beside the database: made at the first start, never again once something is sealed."""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kiosk.audit.keys import open_chain_key
from kiosk.errors import KioskError
from kiosk.keyfiles import open_secret, put_secret
from kiosk.paths import private_dir
from kiosk.storage.keyring import KEY_BYTES, Keyring

SEALING = ("case-sealing", "The key of the cases", "names and numbers in the database can no longer be read")
INDEXING = ("case-index", "The key of the case index", "older cases can no longer be found by KPJ")


@dataclass(frozen=True)
class CaseKeys:
    """The keys of the cases by version: those that seal, and those of the index."""

    sealing: Mapping[int, bytes] = field(repr=False)
    indexing: Mapping[int, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        Keyring(self.sealing, self.indexing)  # raises ValueError if they do not fit together

    def fit(self, marks: Mapping[str, bytes]) -> bool:
        """Whether none of these is another key than the one that left its mark in a database."""
        own = Keyring(self.sealing, self.indexing).marks()
        return all(hmac.compare_digest(own[name], marks[name]) for name in own.keys() & marks.keys())


@dataclass(frozen=True)
class DeskKeys:
    """Every secret without which the desk's rows say nothing."""

    keyring: Keyring
    chain: bytes

    def __repr__(self) -> str:
        """Which keys there are, never the keys."""
        return f"DeskKeys({self.keyring!r})"


KeySource = Callable[[bool], DeskKeys]
"""Gives the keys; told whether new ones may be made, because nothing is sealed yet. Raises KioskError."""


def keys_in(data: Path) -> KeySource:
    """The keys of this data folder: `keys/case-sealing.1.key`, `keys/case-index.1.key` and that of the chain.

    The number is the version; a rotation adds a file with the next one.
    """

    def source(may_make: bool) -> DeskKeys:
        found = case_keys(data, may_make=may_make)
        return DeskKeys(Keyring(found.sealing, found.indexing), open_chain_key(data))

    return source


def case_keys(data: Path, *, may_make: bool) -> CaseKeys:
    """The keys of the cases in this data folder.

    Raises KioskError if one is damaged, or if one is missing and none may be made.
    """
    folder = data / "keys"
    try:
        return CaseKeys(*(_versions(folder, *kind, may_make) for kind in (SEALING, INDEXING)))
    except ValueError as error:
        raise KioskError(f"The keys in {folder} don't fit together: {error}.", PUT_BACK) from error


def put_case_keys(data: Path, keys: CaseKeys, *, alone: bool) -> None:
    """Put these keys beside those of the data folder, or instead of them if they shall be `alone`. Raises OSError.

    What they replace is kept under another name: a backup may have been sealed with it.
    """
    folder = private_dir(data / "keys")
    files = {
        folder / f"{name}.{version}.key": key
        for (name, *_), versions in ((SEALING, keys.sealing), (INDEXING, keys.indexing))
        for version, key in versions.items()
    }
    for path in sorted(folder.glob("case-*.key")) if alone else ():
        content = path.read_bytes()
        if path not in files or not content.startswith(files[path]):
            path.replace(path.with_name(f"{path.name}.replaced-{sha256(content).hexdigest()[:12]}"))
    for path, key in files.items():
        put_secret(path, key)


PUT_BACK = "Put the folder of keys back that belongs to this database; it is kept apart from the backup."


def _versions(folder: Path, name: str, what: str, loss: str, may_make: bool) -> dict[int, bytes]:
    pattern = re.compile(rf"{name}\.([1-9][0-9]{{0,3}})\.key")
    found = [match.group(1) for path in sorted(folder.glob(f"{name}.*.key")) if (match := pattern.fullmatch(path.name))]
    if not found and not may_make:
        raise KioskError(f"{what} is missing in {folder}.", PUT_BACK)
    return {
        int(version): open_secret(folder / f"{name}.{version}.key", KEY_BYTES, what, loss) for version in found or ["1"]
    }
