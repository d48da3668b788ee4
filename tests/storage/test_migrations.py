"""Old databases come up to date with their rows, newer ones are left alone."""

import io
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Column, Engine, Integer, inspect, text
from sqlalchemy.exc import OperationalError

from kiosk.audit.faults import verify
from kiosk.cases.case import EntryKind
from kiosk.cases.states import State
from kiosk.cases.store import CaseRemark
from kiosk.errors import StorageError
from kiosk.staff.accounts import StaffChange
from kiosk.storage.database import Database, stored_revision
from kiosk.storage.migrations import HEAD, REVISIONS, chain
from kiosk.storage.prints import StoredPrints
from kiosk.storage.sqlite import SqliteFile
from kiosk.storage.tables import Table
from kiosk.storage.visits import StoredVisits
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import CASE, CLAIM, KEYS, LONG_BEFORE, PERSON, entry, event, new
from tests.storage.opening import open_desk, open_prints, open_visits
from tests.storage.prints import a_print
from tests.storage.records import FULL
from tests.storage.test_staff import ACCOUNT, ROW

VISIT = (
    "INSERT INTO visits VALUES ('6f1c4a523a0e4a4e9d1c0c8f2b7a9e10', 17, 3, '2026-11-02 01:02:03.456789',"
    " '2026-11-02 01:04:00.000000', 'slip', 'en', 5, 'slip', 'blocked_kpj active_claim',"
    " 'start:blocked plan:more claim:queue_number', 'ABC-DEF-GHJ', '2026-11-02 01:03:30.000000', 1)"
)
ROWS = dict.fromkeys(REVISIONS, VISIT)
"""The same visit as each revision stores it."""

BEFORE_0004 = Path(__file__).with_name("version_0003.sql")

BEFORE = dict(zip(REVISIONS, ("base", *REVISIONS[:-1]), strict=True))


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    """An empty file."""
    SqliteFile(path).make()
    engine = SqliteFile(path).engine(50)
    yield engine
    engine.dispose()


def tables_of(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_every_revision_has_a_step_and_an_old_row_to_try() -> None:
    assert tuple(step.revision for step in chain.STEPS) == REVISIONS == tuple(ROWS)


def test_a_new_file_gets_all_tables(engine: Engine, path: Path) -> None:
    Database(SqliteFile(path)).ready().close()
    assert tables_of(engine) == {"alembic_version", *Table.metadata.tables}
    with engine.connect() as connection:
        assert stored_revision(connection) == HEAD


def test_the_second_time_nothing_changes(visits: StoredVisits, path: Path) -> None:
    visits.save(FULL)
    visits.close()
    before = path.read_bytes()
    open_visits(path).close()
    assert path.read_bytes() == before


def test_programs_that_open_a_new_file_at_once_all_find_it_ready(path: Path) -> None:
    with ThreadPoolExecutor(4) as programs:
        logs = list(programs.map(open_visits, [path] * 4))
    for log in logs:
        log.save(FULL)
        assert log.recent(10) == (FULL,)
        log.close()


def test_opening_what_is_up_to_date_does_not_load_alembic(visits: StoredVisits, path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.storage.opening import open_visits;"
        "open_visits(Path(sys.argv[1])); print('alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_row_of_every_old_revision_comes_up_to_date(engine: Engine, path: Path, revision: str) -> None:
    with engine.begin() as connection:
        chain.upgrade(connection, revision)
        connection.execute(text(ROWS[revision].replace(":", r"\:")))
    engine.dispose()
    visits = open_visits(path)
    assert visits.load(FULL.key) == FULL
    visits.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_step_can_be_taken_back_and_again_with_rows(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        if BEFORE[revision] != "base":
            chain.upgrade(connection, BEFORE[revision])
    tables = tables_of(engine)
    with engine.begin() as connection:
        chain.upgrade(connection, revision)
        connection.execute(text(ROWS[revision].replace(":", r"\:")))
    with engine.begin() as connection:
        chain.downgrade(connection, BEFORE[revision])
    assert tables_of(engine) - {"alembic_version"} == tables - {"alembic_version"}
    with engine.begin() as connection:
        chain.upgrade(connection, revision)
        assert stored_revision(connection) == revision


def test_the_steps_lead_to_the_tables_as_they_are(engine: Engine, path: Path) -> None:
    Database(SqliteFile(path)).ready().close()
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
        for name, table in Table.metadata.tables.items():
            found = {(check["name"], check["sqltext"]) for check in inspect(connection).get_check_constraints(name)}
            wanted = {(str(c.name), str(c.sqltext)) for c in table.constraints if isinstance(c, CheckConstraint)}
            assert found == wanted
            assert inspect(connection).get_pk_constraint(name)["name"] == table.primary_key.name


def test_a_newer_database_is_refused_and_left_as_it_is(visits: StoredVisits, path: Path) -> None:
    visits.close()
    told_by_sqlite(path, "UPDATE alembic_version SET version_num = '0999'")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=f"newer program: it has schema 0999, this one knows {HEAD}") as caught:
        open_visits(path)
    assert caught.value.remedy == "Install the newer program, or restore a backup from before the upgrade."
    assert path.read_bytes() == before


def test_an_old_database_of_visits_takes_cases_and_keeps_its_visits(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        chain.upgrade(connection, "0001")
        connection.execute(text(VISIT.replace(":", r"\:")))
    engine.dispose()
    desk = open_desk(path, lambda _: KEYS)
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    assert desk.cases.load(CASE.key) is not None
    desk.close()
    visits = open_visits(path)
    assert visits.load(FULL.key) == FULL
    visits.close()


def test_a_database_of_visits_and_cases_takes_prints_and_keeps_what_it_has(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        chain.upgrade(connection, "0003")
        connection.execute(text(VISIT.replace(":", r"\:")))
    engine.dispose()
    desk = open_desk(path, lambda _: KEYS)
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    kept = desk.cases.load(CASE.key)
    desk.close()
    with engine.begin() as connection:
        chain.downgrade(connection, "0002")
    engine.dispose()
    prints = open_prints(path)
    prints.note(a_print())
    assert prints.last_out(a_print().station) == a_print()
    prints.close()
    again = open_desk(path, lambda _: KEYS)
    assert again.cases.load(CASE.key) == kept is not None
    again.close()
    visits = open_visits(path)
    assert visits.load(FULL.key) == FULL
    visits.close()


def test_a_database_of_the_version_before_opens_with_all_that_is_in_it_and_its_chain_is_whole(path: Path) -> None:
    """As the program of that version wrote it: two accounts, a slip that two cases were logged from, another one."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as old:
        old.executescript(BEFORE_0004.read_text(encoding="utf-8"))
    assert told_by_sqlite(path, "SELECT version_num FROM alembic_version") == [("0003",)]
    desk = open_desk(path, lambda _: KEYS)
    visits, prints = StoredVisits(desk.database), StoredPrints(desk.database)
    assert visits.recent(10) == (FULL,)
    assert prints.last_test(a_print().station) == a_print()
    assert [account.name for account in desk.staff.accounts()] == ["Penyelia Contoh", "Petugas Contoh"]
    assert desk.staff.attempts(17, 3, "who") == ROW
    case = desk.cases.of_code(CASE.code)
    assert case == replace(CASE, state=State.IDENTITY_CHECKED, version=2)
    assert desk.cases.person(CASE.key) == PERSON
    assert [entry.reason for entry in desk.cases.history(CASE.key)] == ["", "", "Catatan karangan"]
    assert [use.case for use in desk.cases.uses_of("ABC-DEF-GHJ")] == [CASE.key, CLAIM.key]
    uses = told_by_sqlite(path, "SELECT slip_code, number FROM slip_uses ORDER BY 1, 2")
    assert uses == [("ABC-DEF-GHJ", 1), ("ABC-DEF-GHJ", 2), ("KLM-NPQ-RST", 1)]
    assert told_by_sqlite(path, "SELECT name FROM staff WHERE is_first") == [("Petugas Contoh",)]
    assert not desk.staff.apply(StaffChange((), accounts=(replace(ACCOUNT, key=UUID(int=9)),), is_first=True))
    verified = verify(desk.audit.events_of(17, 3), KEYS.chain, desk.audit.latest_of(17, 3))
    assert (verified, len(list(desk.audit.events_of(17, 3)))) == ([], 7)
    desk.cases.remark(CaseRemark(entry(CASE, EntryKind.NOTED, reason="sesudahnya"), (event(),)))
    assert desk.cases.history(CASE.key)[-1].reason == "sesudahnya"
    assert verify(desk.audit.events_of(17, 3), KEYS.chain, desk.audit.latest_of(17, 3)) == []
    desk.close()


def test_taking_the_numbers_of_uses_back_keeps_the_uses_and_the_accounts(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as old:
        old.executescript(BEFORE_0004.read_text(encoding="utf-8"))
    tables = ("slip_uses", "staff", "cases", "case_entries", "audit_events", "audit_heads")
    before = [told_by_sqlite(path, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in tables]  # noqa: S608
    made = told_by_sqlite(path, "SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('slip_uses', 'staff')")
    engine = SqliteFile(path).engine()
    for _ in range(2):
        with engine.begin() as connection:
            chain.upgrade(connection, "0004")
        with engine.begin() as connection:
            chain.downgrade(connection, "0003")
    engine.dispose()
    assert [told_by_sqlite(path, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in tables] == before  # noqa: S608
    again = told_by_sqlite(path, "SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('slip_uses', 'staff')")
    assert {name for name, _ in again} == {name for name, _ in made}
    assert "WITHOUT ROWID" in dict(again)["slip_uses"]


def test_the_visitor_program_brings_the_desks_tables_and_the_desk_finds_them(path: Path) -> None:
    visits = open_visits(path)
    visits.save(FULL)
    desk = open_desk(path, lambda _: KEYS)
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    assert visits.load(FULL.key) == FULL
    desk.close()
    visits.close()


def test_taking_the_desk_back_leaves_the_visits(path: Path) -> None:
    visits = open_visits(path)
    visits.save(FULL)
    visits.close()
    desk = open_desk(path, lambda _: KEYS)
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    desk.close()
    engine = SqliteFile(path).engine()
    with engine.begin() as connection:
        chain.downgrade(connection, "0001")
    assert tables_of(engine) == {"alembic_version", "visits"}
    engine.dispose()
    visits = open_visits(path)
    assert visits.recent(10) == (FULL,)
    visits.close()


def test_an_upgrade_that_nobody_commits_leaves_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        chain.upgrade(connection)
        connection.rollback()
    assert tables_of(engine) == set()


def test_a_step_that_fails_half_way_leaves_nothing(engine: Engine, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(SqliteFile(path)).ready().close()
    before = tables_of(engine)

    def fail_half_way() -> None:
        with op.batch_alter_table("visits", recreate="always") as batch:
            batch.add_column(Column("extra", Integer()))
        op.create_table("half", Column("number", Integer()))
        op.execute("INSERT INTO nowhere VALUES (1)")

    broken = ModuleType("broken")
    broken.__dict__.update(revision="0999", down_revision=HEAD, upgrade=fail_half_way)
    monkeypatch.setattr(chain, "STEPS", (*chain.STEPS, broken))
    with pytest.raises(OperationalError, match="nowhere"), engine.begin() as connection:
        chain.upgrade(connection, "0999")
    assert tables_of(engine) == before
    with engine.connect() as connection:
        assert stored_revision(connection) == HEAD
        assert "extra" not in {found["name"] for found in inspect(connection).get_columns("visits")}


def test_postgresql_understands_every_step_up_and_down() -> None:
    up, down = io.StringIO(), io.StringIO()
    chain.run(
        MigrationContext.configure(
            dialect_name="postgresql", opts={"as_sql": True, "output_buffer": up, "fn": chain.upwards(HEAD)}
        )
    )
    chain.run(
        MigrationContext.configure(
            dialect_name="postgresql",
            opts={"as_sql": True, "output_buffer": down, "starting_rev": HEAD, "fn": chain.downwards("base")},
        )
    )
    kinds = ("key UUID NOT NULL", "began_at TIMESTAMP WITH TIME ZONE NOT NULL", '"end" TEXT', "BOOLEAN NOT NULL")
    for part in (
        *kinds,
        "mac BYTEA NOT NULL",
        "waited BIGINT NOT NULL",
        "due_at) WHERE closed_at IS NULL",
        "station, at) WHERE state IN",
    ):
        assert part in up.getvalue()
    assert f"SET version_num='{HEAD}'" in up.getvalue()
    assert "DROP TABLE visits" in down.getvalue()
