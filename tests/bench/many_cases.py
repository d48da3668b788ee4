"""Files with as many cases as are asked for, filled past the program but readable by it, sealed fields and all."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import chain
from pathlib import Path
from uuid import UUID

from kiosk import ids
from kiosk.storage.case_rows import KPJ
from kiosk.storage.desk import StoredDesk
from tests.storage.desk_records import KEYS, OFFICER
from tests.storage.opening import open_desk

FEW = 100
"""Open cases of the one officer, and slips that wait, on every desk."""

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
BRANCH = 17
CHUNK = 10_000
"""Rows of a table that are added before those of the next."""

code_of = lru_cache(4 * CHUNK)(ids.code_of)
"""A chunk's rows ask for the same codes again and again."""

_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


@dataclass
class Filled:
    """A desk with `count` cases."""

    desk: StoredDesk
    path: Path
    count: int


def filled_desk(folder: Path, count: int) -> Filled:
    """A new desk in `folder`, its file written without a journal and its indexes made at the end."""
    path = folder / f"filled-{count}.sqlite"
    open_desk(path, lambda _: KEYS).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -800000")
    connection.execute("BEGIN")
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    for first in range(0, count, CHUNK):
        _fill(connection, range(first, min(first + CHUNK, count)), count)
    _add(connection, "visits", (_visit_values(number, count) for number in range(count, count + FEW)))
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()
    return Filled(open_desk(path, lambda _: KEYS), path, count)


def _fill(connection: sqlite3.Connection, numbers: range, count: int) -> None:
    """The rows of these cases and of the visits before them."""
    _add(connection, "cases", (case_values(number, count) for number in numbers))
    _add(connection, "case_entries", (entry_values(number, count) for number in numbers))
    _add(connection, "slip_uses", (use_values(number, count) for number in numbers))
    _add(connection, "visits", (_visit_values(number, count) for number in numbers))


def _add(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[object, ...]]) -> None:
    first = next(rows)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks(first)})", chain([first], rows))  # noqa: S608


def marks(values: tuple[object, ...]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))


def _key(number: int, table: int) -> str:
    """A key that stands anywhere in its index, as a random one does; the same numbers give the same key."""
    return f"{(number * 0x9E3779B97F4A7C15F39CC0605CEDC834 + table) % (1 << 128):032x}"


def kpj_of(number: int) -> str:
    """The KPJ of the case with this number."""
    return str(10_000_000_000 + number)


def _moment(moment: datetime) -> str:
    """A time of ours as SQLAlchemy stores it."""
    return moment.replace(tzinfo=None).isoformat(" ", "microseconds")


def case_values(number: int, count: int) -> tuple[object, ...]:
    """A row of `cases`: the newest hundred are the officer's and open, half of them overdue, half due today.

    Of the others one in a hundred is open and due later, so that the lists are equally long on every desk.
    """
    key = _key(number, 1)
    mine = count - number <= FEW
    is_open = mine or number % 100 == 0
    created = NOW - timedelta(minutes=(count - number) * 400_000 // count)
    due = NOW + timedelta(minutes=5 * (count - number) - 250 if mine else 2880)
    officer = OFFICER.hex if mine else UUID(int=number % 20).hex
    row_key, kpj = UUID(key), kpj_of(number)
    named = KEYS.keyring.seal(f"Peserta Karangan {number % 1000}", "cases.name", row_key)
    return (
        *(key, "K-" + code_of(number), BRANCH, 3, "unblock", "received" if is_open else "rejected", 1),
        *("blocked_biometric", code_of(number), "blocked_biometric", "biometric", 0, 1, 1, 1, None, None, None, None),
        *(_moment(due), 1, "24 hours", _moment(created), None if is_open else _moment(due), officer, officer),
        *(None, None, named, KEYS.keyring.seal(kpj, KPJ, row_key), KEYS.keyring.index(kpj, KPJ), None, None),
    )


def entry_values(number: int, count: int) -> tuple[object, ...]:
    """A row of `case_entries`: the case was logged."""
    at = _moment(NOW - timedelta(minutes=count - number))
    return (_key(number, 2), _key(number, 1), 1, 1, at, OFFICER.hex, "logged", *[None] * 6)


def use_values(number: int, count: int) -> tuple[object, ...]:
    """A row of `slip_uses`: the slip that the case was logged from."""
    at = _moment(NOW - timedelta(minutes=count - number))
    return (_key(number, 3), code_of(number), BRANCH, 3, at, OFFICER.hex, _key(number, 1), 1)


def event_values(number: int) -> tuple[object, ...]:
    """A row of `audit_events`, as long as a genuine one."""
    code, details = "K-" + code_of(number), '{"block": "biometric", "kind": "unblock"}'
    place = (BRANCH, 3, number, str(UUID(_key(number, 5))), NOW.isoformat(timespec="microseconds"))
    return (*place, str(OFFICER), "case_logged", code, details, b"p" * 32, b"m" * 32)


def _visit_values(number: int, count: int) -> tuple[object, ...]:
    """A row of `visits`: each slip but the last hundred was used; those wait since this morning.

    On every desk a hundred of the used ones are of today, so that the lists are equally long to look through.
    """
    minutes = count + FEW - number
    issued = _moment(NOW - timedelta(days=minutes > 2 * FEW, minutes=minutes))
    causes, answers = "blocked_biometric", "start:blocked which:face"
    known = (_key(number, 4), BRANCH, 3, issued, issued, "slip", "id", 4, "slip", causes, answers)
    return (*known, code_of(number), issued, 1)
