"""A backup is whole even while somebody writes, and nothing is lost when one is put back."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import StorageError
from kiosk.storage.migrations import chain
from kiosk.storage.sqlite import SqliteFile
from tests.storage.opening import open_prints, open_visits
from tests.storage.prints import a_print
from tests.storage.records import a_visit

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one visit in it."""
    path = tmp_path / "data" / "kiosk.sqlite"
    visits = open_visits(path)
    visits.save(a_visit())
    visits.close()
    return path


def visits_in(path: Path) -> int:
    """How many visits a database file holds."""
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM visits").fetchone()
    return int(count)


def test_a_copy_holds_what_was_saved_and_only_its_owner_may_read_it(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "one.sqlite"
    SqliteFile(database).back_up(copy)
    assert visits_in(copy) == 1
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_copy_holds_the_prints_and_one_of_an_older_program_takes_them_when_it_is_put_back(
    database: Path, tmp_path: Path
) -> None:
    prints = open_prints(database)
    prints.note(a_print())
    prints.close()
    copy = tmp_path / "copy.sqlite"
    SqliteFile(database).back_up(copy)
    of_copy = open_prints(copy)
    assert of_copy.last_test(a_print().station) == a_print()
    of_copy.close()
    engine = SqliteFile(copy).engine()
    with engine.begin() as connection:
        chain.downgrade(connection, "0002")
    engine.dispose()
    SqliteFile(database).put_back(copy, NOW)
    again = open_prints(database)
    assert again.last_test(a_print().station) is None
    again.note(a_print())
    again.close()
    assert visits_in(database) == 1


def test_a_copy_is_made_while_somebody_is_writing_and_holds_none_of_the_half_written(
    database: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM visits")
        SqliteFile(database).back_up(tmp_path / "copy.sqlite")
        writer.rollback()
    assert visits_in(tmp_path / "copy.sqlite") == 1


def test_what_was_there_is_kept_aside_when_a_copy_is_put_back(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    SqliteFile(database).back_up(copy)
    with closing(sqlite3.connect(database)) as later:
        later.execute("DELETE FROM visits")
        later.commit()
    kept = SqliteFile(database).put_back(copy, NOW)
    assert visits_in(database) == 1
    assert kept is not None
    assert visits_in(kept) == 0
    assert database.stat().st_mode & 0o777 == 0o600


def test_a_journal_of_the_old_database_never_meets_the_one_that_is_put_back(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    SqliteFile(database).back_up(copy)
    journal = database.with_name("kiosk.sqlite-journal")
    journal.write_bytes(b"of another database")
    SqliteFile(database).put_back(copy, NOW)
    assert not journal.exists()
    assert visits_in(database) == 1


def test_a_damaged_copy_is_refused_and_nothing_changes(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    SqliteFile(database).back_up(copy)
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(StorageError, match=r"copy\.sqlite"):
        SqliteFile(database).put_back(copy, NOW)
    assert visits_in(database) == 1


def test_a_backup_never_replaces_a_file(database: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.sqlite"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError, match="already"):
        SqliteFile(database).back_up(there)
    assert there.read_text(encoding="utf-8") == "mine"


def test_without_a_database_or_a_folder_to_write_to_it_is_said_so(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no database"):
        SqliteFile(tmp_path / "nothing.sqlite").back_up(tmp_path / "copy.sqlite")
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        SqliteFile(database).back_up(tmp_path / "file" / "copy.sqlite")
