"""Finding cases and opening home among very many, and saving one, against the figures of the design.

`python -m tests.bench.cases` measures among 10 000 in seconds; `… 1000000` fills a million first, which takes minutes.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from kiosk.ids import code_of
from kiosk.storage.case_rows import KPJ, NAME
from kiosk.storage.desk import StoredDesk, open_desk
from kiosk.storage.engine import PRAGMAS
from tests.bench.machine import row
from tests.storage.desk_records import KEYS, OFFICER, numbered_case

FEW, SOME, MANY = 100, 10_000, 1_000_000
TURNS = 300
SAVES = 150
LISTED = 101

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
MORNING, MIDNIGHT = NOW - timedelta(hours=2), NOW + timedelta(hours=15)
EVER = datetime(2000, 1, 1, tzinfo=UTC)
BRANCH = 17

_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


@dataclass
class Filled:
    """A desk with `count` cases."""

    desk: StoredDesk
    path: Path
    count: int


def case_lines(most: int = SOME) -> Iterator[str]:
    """p95 of finding by code, KPJ and slip, of home, and what saving costs; the largest desk has `most` cases."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _save_lines(Path(folder))
        sizes = sorted({FEW, SOME, most})
        filled = [_filled(Path(folder), count) for count in sizes]
        yield from _find_lines(filled)
        yield from _home_lines(filled)
        for one in filled:
            one.desk.close()


def _find_lines(filled: list[Filled]) -> Iterator[str]:
    some, most = filled[-2:] if filled[-1].count > SOME else (filled[-1], filled[-1])
    looks: dict[str, Callable[[Filled, int], bool]] = {
        "code": lambda one, number: one.desk.cases.of_code("K-" + code_of(number)) is not None,
        "KPJ": lambda one, number: len(one.desk.cases.of_kpj(_kpj(number), LISTED)) == 1,
        "slip": lambda one, number: len(one.desk.cases.of_slip(code_of(number))) == 1,
    }
    for name, look in looks.items():
        few, many = _in_turns([partial(_found, look, one) for one in (some, most)])
        value = f"{_p95(many):.2f} ms"
        yield row(f"find by {name} among {most.count:,}, 95th percentile".replace(",", " "), value, "≤ 20 ms")
        if most is not some:
            yield row(f"   against {SOME:,}".replace(",", " "), f"{_p95(many) / _p95(few):.2f} ×", "≤ 2 ×")


def _found(look: Callable[[Filled, int], bool], one: Filled) -> None:
    if not look(one, random.randrange(one.count)):  # noqa: S311
        raise AssertionError("what was filled in is not found")


def _home_lines(filled: list[Filled]) -> Iterator[str]:
    few, many = _in_turns([partial(_home, one.desk) for one in (filled[0], filled[-1])])
    named = f"{filled[-1].count:,}".replace(",", " ")
    yield row(f"home among {named}, 95th percentile", f"{_p95(many):.1f} ms", "")
    ratio = statistics.median(many) / statistics.median(few)
    yield row(f"   against {FEW}, medians", f"{ratio:.2f} ×", "about 1 ×")


def _home(desk: StoredDesk) -> None:
    lists = (
        desk.cases.waiting(BRANCH, MORNING, MIDNIGHT, LISTED),
        desk.cases.open_of(OFFICER, LISTED),
        desk.cases.due_between(BRANCH, NOW, MIDNIGHT, LISTED),
        desk.cases.due_between(BRANCH, EVER, NOW, LISTED),
    )
    if not all(lists):
        raise AssertionError("a list of the home page is empty")


def _save_lines(folder: Path) -> Iterator[str]:
    """The case with its entry, its slip's use and its event, sealed and chained, against bare inserts of such rows."""
    desk = open_desk(folder / "save.sqlite", lambda _: KEYS)
    cases = iter([numbered_case(number) for number in range(2 * SAVES)])
    written = [_rows_of(number, 2 * SAVES) for number in range(2 * SAVES)]
    with (
        _bare(folder / "save.sqlite", folder / "all.sqlite") as all_rows,
        _bare(folder / "save.sqlite", folder / "one.sqlite") as one_row,
    ):
        every, first = iter(written), iter(written)
        ours, same, one = _in_turns(
            [
                lambda: desk.cases.add(next(cases), frozenset(), EVER),
                lambda: _insert(all_rows, next(every)),
                lambda: _insert(one_row, next(first)[:1]),
            ],
            SAVES,
        )
    desk.close()
    for what, bare, limit in (
        ("saving a case, synced: ours / bare sqlite3, the same rows", same, "≤ 2"),
        ("   against its row of `cases` alone", one, ""),
    ):
        mine, theirs = statistics.median(ours), statistics.median(bare)
        yield row(what, f"{mine:.2f} / {theirs:.2f} ms = {mine / theirs:.2f}", limit)


Rows = list[tuple[str, tuple[object, ...]]]
"""Table and values."""


def _rows_of(number: int, count: int) -> Rows:
    """What one save writes, beside the head of the chain."""
    return [
        ("cases", _case_values(number, count)),
        ("case_entries", _entry_values(number, count)),
        ("slip_uses", _use_values(number, count)),
        ("audit_events", _event_values(number)),
    ]


@contextmanager
def _bare(like: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """A bare connection with our pragmas to empty tables like ours."""
    with closing(sqlite3.connect(like)) as connection:
        schema = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        for pragma in PRAGMAS:
            bare.execute(f"PRAGMA {pragma}")
        for statement in schema:
            bare.execute(statement)
        yield bare


def _insert(connection: sqlite3.Connection, rows: Rows) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, values in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({_marks(values)})", values)  # noqa: S608
    connection.execute("COMMIT")


def _in_turns(acts: list[Callable[[], object]], turns: int = TURNS) -> list[list[float]]:
    """Milliseconds of each act, one after the other, so that whatever else the machine does meets all alike."""
    times: list[list[float]] = [[] for _ in acts]
    for turn in range(turns + 5):
        for act, seconds in zip(acts, times, strict=True):
            begun = time.perf_counter()
            act()
            if turn >= 5:  # the first ones fill caches
                seconds.append((time.perf_counter() - begun) * 1000)
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18]


def _filled(folder: Path, count: int) -> Filled:
    path = folder / f"filled-{count}.sqlite"
    open_desk(path, lambda _: KEYS).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    connection.execute("BEGIN")
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    for table, values in (("cases", _case_values), ("case_entries", _entry_values), ("slip_uses", _use_values)):
        marks = _marks(values(0, count))
        rows = (values(number, count) for number in range(count))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
    visits = (_visit_values(number, count) for number in range(count + FEW))
    connection.executemany(f"INSERT INTO visits VALUES ({_marks(_visit_values(0, count))})", visits)  # noqa: S608
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("DROP TABLE sqlite_stat1")  # the office's file is never analysed: its plans must do without
    connection.close()
    return Filled(open_desk(path, lambda _: KEYS), path, count)


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))


def _key(number: int, table: int) -> str:
    """A key that stands anywhere in its index, as a random one does; the same numbers give the same key."""
    return UUID(int=(number * 0x9E3779B97F4A7C15F39CC0605CEDC834 + table) % (1 << 128)).hex


def _kpj(number: int) -> str:
    return str(10_000_000_000 + number)


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def _case_values(number: int, count: int) -> tuple[object, ...]:
    """A row of `cases`: the newest hundred are the officer's and open, half of them overdue, half due today.

    Of the others one in a hundred is open and due later, so that the lists are equally long on every desk.
    """
    key = _key(number, 1)
    mine = count - number <= FEW
    is_open = mine or number % 100 == 0
    created = NOW - timedelta(minutes=(count - number) * 400_000 // count)
    due = NOW + timedelta(minutes=5 * (count - number) - 250 if mine else 2880)
    officer = OFFICER.hex if mine else UUID(int=number % 20).hex
    row_key, kpj = UUID(key), _kpj(number)
    named = KEYS.keyring.seal(f"Peserta Karangan {number % 1000}", NAME, row_key)
    return (
        *(key, "K-" + code_of(number), BRANCH, 3, "unblock", "received" if is_open else "rejected", 1),
        *("blocked_biometric", code_of(number), "blocked_biometric", "biometric", 0, 1, 1, 1, None, None, None, None),
        *(_moment(due), 1, "24 hours", _moment(created), None if is_open else _moment(due), officer, officer),
        *(None, None, named, KEYS.keyring.seal(kpj, KPJ, row_key), KEYS.keyring.index(kpj, KPJ), None, None),
    )


def _entry_values(number: int, count: int) -> tuple[object, ...]:
    at = _moment(NOW - timedelta(minutes=count - number))
    return (_key(number, 2), _key(number, 1), 1, 1, at, OFFICER.hex, "logged", *[None] * 6)


def _use_values(number: int, count: int) -> tuple[object, ...]:
    at = _moment(NOW - timedelta(minutes=count - number))
    return (_key(number, 3), code_of(number), BRANCH, 3, at, OFFICER.hex, _key(number, 1))


def _event_values(number: int) -> tuple[object, ...]:
    code, details = "K-" + code_of(number), '{"block": "biometric", "kind": "unblock"}'
    place = (BRANCH, 3, number, str(UUID(_key(number, 5))), NOW.isoformat(timespec="microseconds"))
    return (*place, str(OFFICER), "case_logged", code, details, b"p" * 32, b"m" * 32)


def _visit_values(number: int, count: int) -> tuple[object, ...]:
    """A row of `visits`: each slip but the last hundred was used; those wait since this morning."""
    issued = _moment(NOW - timedelta(minutes=count + FEW - number))
    causes, answers = "blocked_biometric", "start:blocked which:face"
    known = (_key(number, 4), BRANCH, 3, issued, issued, "slip", "id", 4, "slip", causes, answers)
    return (*known, code_of(number), issued, 1)


if __name__ == "__main__":
    for line in case_lines(int(sys.argv[1]) if len(sys.argv) > 1 else SOME):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
