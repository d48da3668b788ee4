"""CaseSearch cases and opening home among very many, and saving one, against the figures of the design.

`python -m tests.bench.cases 10000` takes seconds; without a number a million cases are filled in first, in a minute.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kiosk.cases.doors import Parts
from kiosk.cases.search import CaseSearch, Home
from kiosk.deadlines.calendar import BranchCalendar
from kiosk.deadlines.due import ServiceHours
from kiosk.staff.accounts import StaffAccount, StaffChange
from kiosk.staff.pins import PinKeeper
from kiosk.staff.roles import Role
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import IDLE_DESK, SignedIn
from kiosk.storage.sqlite import PRAGMAS
from kiosk.visits.plan import Timetable
from tests.bench.machine import row
from tests.bench.many_cases import (
    BRANCH,
    FEW,
    NOW,
    Filled,
    case_values,
    code_of,
    entry_values,
    event_values,
    filled_desk,
    kpj_of,
    marks,
    use_values,
)
from tests.cases.office import RULES, WEEK, WIB
from tests.storage.desk_records import KEYS, OFFICER, numbered_case
from tests.storage.opening import open_desk, open_prints

SOME, MANY = 10_000, 1_000_000
TURNS = 300
SAVES = 150
LISTED = 100

EVER = datetime(2000, 1, 1, tzinfo=UTC)


def case_lines(most: int = MANY) -> Iterator[str]:
    """p95 of finding by code, KPJ and slip, of home, and what saving costs; the largest desk has `most` cases."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _save_lines(Path(folder))
        sizes = sorted({FEW, SOME, most})
        filled = [filled_desk(Path(folder), count) for count in sizes]
        yield from _find_lines(filled)
        yield from _home_lines(filled)
        for one in filled:
            one.desk.close()


def _find_lines(filled: list[Filled]) -> Iterator[str]:
    some, most = filled[-2:] if filled[-1].count > SOME else (filled[-1], filled[-1])
    looks: dict[str, Callable[[Filled, int], bool]] = {
        "code": lambda one, number: one.desk.cases.of_code("K-" + code_of(number)) is not None,
        "KPJ": lambda one, number: len(one.desk.cases.of_kpj(kpj_of(number), LISTED)) == 1,
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
    few, many = _in_turns([_opening_home(one) for one in (filled[0], filled[-1])])
    named = f"{filled[-1].count:,}".replace(",", " ")
    yield row(f"home among {named}, 95th percentile", f"{_p95(many):.1f} ms", "")
    ratio = statistics.median(many) / statistics.median(few)
    yield row(f"   against {FEW}, medians", f"{ratio:.2f} ×", "about 1 ×")


def _opening_home(filled: Filled) -> Callable[[], None]:
    """What an officer waits for: whether they may see it, and all four lists."""
    desk, prints = filled.desk, open_prints(filled.path)
    account = StaffAccount(OFFICER, 1, "Petugas Karangan", Role.CS, "no pin", False, True, 1, NOW, None)
    desk.staff.apply(StaffChange((), accounts=(account,)))
    session = SignedIn(OFFICER, account.name, Role.CS, BRANCH, 3, NOW, NOW, 1, False)
    gate = StaffService(desk.staff, PinKeeper(b"p" * 32), BRANCH, IDLE_DESK)
    timetable = Timetable(RULES, BranchCalendar(WIB, WEEK), ServiceHours())
    finding = CaseSearch(Parts(desk.cases, desk.audit, gate, desk.staff, tuple, timetable, prints))

    def opened() -> None:
        home = finding.home(session, NOW)
        if not isinstance(home, Home) or not all((home.waiting.items, home.due_today.items, home.overdue.items)):
            raise AssertionError("a list of the home page is empty")
        if len(home.mine.items) != LISTED:
            raise AssertionError("the lists are not equally long")

    return opened


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
        ("cases", case_values(number, count)),
        ("case_entries", entry_values(number, count)),
        ("slip_uses", use_values(number, count)),
        ("audit_events", event_values(number)),
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
        connection.execute(f"INSERT INTO {table} VALUES ({marks(values)})", values)  # noqa: S608
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


if __name__ == "__main__":
    for line in case_lines(int(sys.argv[1]) if len(sys.argv) > 1 else MANY):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
