"""The file is opened safely, whoever opens it."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from kiosk.errors import StorageError
from kiosk.storage.database import READS, Database
from kiosk.storage.sqlite import SqliteFile
from kiosk.storage.visits import StoredVisits
from tests.storage.beside import told_by_sqlite
from tests.storage.opening import open_visits
from tests.storage.records import FULL, a_visit

WANTED = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
}


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_ten_connections_at_once_all_have_the_pragmas(path: Path) -> None:
    SqliteFile(path).make()
    engine = SqliteFile(path).engine()
    connections = [engine.execution_options(**READS).connect() for _ in range(10)]
    try:
        assert len({id(connection.connection.dbapi_connection) for connection in connections}) == 10
        for connection in connections:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in WANTED}
            assert found == WANTED
    finally:
        for connection in connections:
            connection.close()
        engine.dispose()


def test_a_connection_that_is_used_again_still_has_the_pragmas(path: Path) -> None:
    SqliteFile(path).make()
    engine = SqliteFile(path).engine()
    for _ in range(3):
        with engine.begin() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in WANTED}
        assert found == WANTED
    engine.dispose()


def test_the_pragmas_do_not_lean_on_how_sqlite_was_built(path: Path) -> None:
    def other_defaults(connection: sqlite3.Connection, _entry: object) -> None:
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "secure_delete = OFF", "trusted_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")

    SqliteFile(path).make()
    engine = SqliteFile(path).engine()
    event.listen(engine, "connect", other_defaults, insert=True)
    with engine.connect() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in WANTED} == WANTED
    engine.dispose()


def test_a_save_is_one_immediate_transaction(visits: StoredVisits, path: Path) -> None:
    database = Database(SqliteFile(path))
    said: list[str] = []
    event.listen(database.engine(), "connect", lambda connection, _entry: connection.set_trace_callback(said.append))
    log = StoredVisits(database)
    log.save(FULL)
    assert [statement.split()[0] for statement in said] == ["BEGIN", "UPDATE", "INSERT", "COMMIT"]
    assert said[0] == "BEGIN IMMEDIATE"
    log.close()


def test_a_transaction_is_the_only_writer_from_its_first_moment(visits: StoredVisits, path: Path) -> None:
    engine = SqliteFile(path).engine(0)
    with engine.connect() as first, engine.connect() as second:
        first.execute(text("SELECT 1"))
        with pytest.raises(OperationalError, match="locked"):
            second.execute(text("SELECT 1"))
    engine.dispose()


def test_a_reader_does_not_keep_a_visit_from_being_begun(visits: StoredVisits, path: Path) -> None:
    visits.save(FULL)
    engine = SqliteFile(path).engine(0)
    with engine.execution_options(**READS).connect() as reader, engine.connect() as writer:
        reader.execute(text("SELECT 1"))
        writer.execute(text("SELECT 1"))
    engine.dispose()


def test_file_and_folder_belong_to_this_account_alone_even_under_a_generous_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        log = open_visits(path)
        log.save(FULL)
        log.close()
    finally:
        os.umask(before)
    assert mode_of(path.parent) == 0o700
    assert {file.name: mode_of(file) for file in path.parent.iterdir()} == {
        "kiosk.sqlite": 0o600,
        "kiosk.sqlite-journal": 0o600,
    }


def test_the_file_is_private_from_its_first_moment(path: Path) -> None:
    before = os.umask(0)
    try:
        SqliteFile(path).make()
    finally:
        os.umask(before)
    assert (mode_of(path.parent), mode_of(path), path.stat().st_size) == (0o700, 0o600, 0)


def test_a_file_that_is_there_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something")
    SqliteFile(path).make()
    assert path.read_bytes() == b"something"


@pytest.mark.parametrize("folder", ["with space", "100%41", "what?mode=memory", "a#b", "kantor-é"])
def test_any_folder_name_will_do(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "kiosk.sqlite"
    log = open_visits(path)
    log.save(FULL)
    log.close()
    assert told_by_sqlite(path, "SELECT count(*) FROM visits") == [(1,)]


def test_a_file_left_in_wal_mode_is_brought_back(visits: StoredVisits, path: Path) -> None:
    visits.close()
    assert told_by_sqlite(path, "PRAGMA journal_mode = WAL") == [("wal",)]
    visits.save(FULL)
    assert path.read_bytes()[18:20] == b"\x01\x01"  # the header's file format versions: 1 is a rollback journal
    assert visits.load(FULL.key) == FULL


def test_a_file_that_has_gone_is_not_made_anew(visits: StoredVisits, path: Path) -> None:
    visits.close()
    path.unlink()
    with pytest.raises(StorageError, match="can't be opened"):
        visits.save(FULL)
    assert not path.exists()


def test_a_file_that_was_replaced_is_never_written_behind_the_new_one(visits: StoredVisits, path: Path) -> None:
    visits.save(FULL)
    restored = path.with_name("backup.sqlite")
    source, target = sqlite3.connect(path), sqlite3.connect(restored)
    source.backup(target)
    source.close()
    target.close()
    restored.replace(path)
    with pytest.raises(StorageError, match="moved away"):
        visits.save(a_visit(touches=8))
    visits.save(a_visit(touches=9))  # the same log goes on with the new file
    assert told_by_sqlite(path, "SELECT touches FROM visits") == [(9,)]
