"""Old databases come up to date with their rows, newer ones are left alone."""

import io
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Column, Engine, Integer, inspect, text
from sqlalchemy.exc import OperationalError

from kiosk.errors import StorageError
from kiosk.storage import StoredVisits, open_visits
from kiosk.storage.desk import open_desk
from kiosk.storage.engine import create_private_file, file_engine
from kiosk.storage.migrations import HEAD, REVISIONS, chain
from kiosk.storage.prints import open_prints
from kiosk.storage.schema import ready, stored_revision
from kiosk.storage.tables import Table
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import CASE, KEYS, LONG_BEFORE, new
from tests.storage.prints import a_print
from tests.storage.records import FULL

VISIT = (
    "INSERT INTO visits VALUES ('6f1c4a523a0e4a4e9d1c0c8f2b7a9e10', 17, 3, '2026-11-02 01:02:03.456789',"
    " '2026-11-02 01:04:00.000000', 'slip', 'en', 5, 'slip', 'blocked_kpj active_claim',"
    " 'start:blocked plan:more claim:queue_number', 'ABC-DEF-GHJ', '2026-11-02 01:03:30.000000', 1)"
)
ROWS = {"0001": VISIT, "0002": VISIT, "0003": VISIT}
"""The same visit as each revision stores it."""

BEFORE = dict(zip(REVISIONS, ("base", *REVISIONS[:-1]), strict=True))


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    """An empty file."""
    create_private_file(path)
    engine = file_engine(path, busy_timeout_ms=50)
    yield engine
    engine.dispose()


def tables_of(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_every_revision_has_a_step_and_an_old_row_to_try() -> None:
    assert tuple(step.revision for step in chain.STEPS) == REVISIONS == tuple(ROWS)


def test_a_new_file_gets_all_tables(engine: Engine) -> None:
    ready(engine, "new")
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
        "import sys; from pathlib import Path; from kiosk.storage import open_visits;"
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


def test_the_steps_lead_to_the_tables_as_they_are(engine: Engine) -> None:
    ready(engine, "new")
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
    engine = file_engine(path)
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


def test_a_step_that_fails_half_way_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(engine, "new")
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
