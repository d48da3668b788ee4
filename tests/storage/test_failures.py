"""What the world does to the database is said in a sentence, and nothing that was acknowledged is lost by it."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from kiosk.errors import StorageError
from kiosk.storage.database import Database
from kiosk.storage.sqlite import SqliteFile
from kiosk.storage.visits import StoredVisits
from tests.storage.beside import told_by_sqlite
from tests.storage.opening import open_visits
from tests.storage.plain_user import as_plain_user
from tests.storage.records import FULL, a_visit, numbered_visit

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_process(path: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-S", "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate("")


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(visits: StoredVisits) -> tuple[int, StorageError]:
    """Save numbered visits until one is refused; how many were acknowledged, and the refusal."""
    for number in range(2000):
        try:
            visits.save(numbered_visit(number))
        except StorageError as refusal:
            return number, refusal
    raise AssertionError("the disk was never full")


def test_a_file_that_is_no_database_is_named_and_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("Dear diary, today the kiosk broke. " * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"kiosk\.sqlite is not a database\.") as caught:
        open_visits(path)
    assert "restore" in caught.value.remedy
    assert path.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StorageError, match=r"kiosk\.sqlite can't be opened\.") as caught:
        open_visits(path)
    assert "Check that it is a file" in caught.value.remedy


def test_a_file_in_place_of_the_folder_is_named(path: Path) -> None:
    path.parent.write_bytes(b"")
    with pytest.raises(StorageError, match=r"kiosk\.sqlite can't be made: File exists\.") as caught:
        open_visits(path)
    assert "folder" in caught.value.remedy


def test_a_folder_that_may_not_be_written_is_named_when_the_file_is_to_be_made(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    with pytest.raises(StorageError, match="can't be made: Permission denied"):
        as_plain_user(lambda: open_visits(path))


def test_a_file_that_may_only_be_read_is_named_at_the_start(visits: StoredVisits, path: Path) -> None:
    visits.close()
    path.chmod(0o400)
    with pytest.raises(StorageError, match=r"may only be read\.") as caught:
        as_plain_user(lambda: open_visits(path))
    assert caught.value.remedy == "Let this account write the file, its folder and the disk."


def test_a_folder_that_may_only_be_read_is_named_at_the_start(visits: StoredVisits, path: Path) -> None:
    visits.close()
    path.with_name("kiosk.sqlite-journal").unlink()
    path.parent.chmod(0o500)
    with pytest.raises(StorageError, match=r"(can't be opened|may only be read)\."):
        as_plain_user(lambda: open_visits(path))
    path.parent.chmod(0o700)


def test_a_folder_that_became_read_only_does_no_harm_while_its_journal_is_there(
    visits: StoredVisits, path: Path
) -> None:
    visits.close()
    path.parent.chmod(0o500)
    as_plain_user(lambda: open_visits(path).save(FULL))
    path.parent.chmod(0o700)
    assert visits.recent(10) == (FULL,)


def test_the_trial_at_the_start_leaves_no_trace(visits: StoredVisits, path: Path) -> None:
    open_visits(path).close()
    assert told_by_sqlite(path, "SELECT count(*) FROM alembic_version") == [(1,)]


def test_a_full_disk_at_the_start_is_named(path: Path) -> None:
    with no_file_grows_beyond(4096), pytest.raises(StorageError, match="disk is full"):
        open_visits(path)


def test_a_full_disk_loses_nothing_and_the_same_log_saves_again_when_there_is_room(
    visits: StoredVisits, path: Path
) -> None:
    with no_file_grows_beyond(path.stat().st_size + 8192):
        acknowledged, refusal = fill(visits)
    assert "the disk is full" in refusal.what
    assert "Make room" in refusal.remedy
    assert [record.key.int for record in visits.recent(2000)] == list(range(acknowledged - 1, -1, -1))
    visits.save(numbered_visit(acknowledged))
    assert visits.load(UUID(int=acknowledged)) is not None
    assert told_by_sqlite(path, "PRAGMA integrity_check") == [("ok",)]


def test_sqlites_own_word_for_a_full_disk_is_understood(visits: StoredVisits, path: Path) -> None:
    database = Database(SqliteFile(path))
    event.listen(
        database.engine(), "connect", lambda connection, _entry: connection.execute("PRAGMA max_page_count = 8")
    )
    small = StoredVisits(database)
    acknowledged, refusal = fill(small)
    assert refusal.what == f"The database {path} has no room left: the disk is full."
    assert len(visits.recent(2000)) == acknowledged
    small.close()


def test_another_program_that_holds_the_file_is_waited_for_and_then_named(visits: StoredVisits, path: Path) -> None:
    with held_by_another_process(path):
        with pytest.raises(StorageError, match=r"is held by another program\."):
            visits.save(FULL)
        with pytest.raises(StorageError, match=r"is held by another program\."):
            open_visits(path, busy_timeout_ms=10)
        assert visits.recent(10) == ()  # reading goes on
    visits.save(FULL)
    assert visits.recent(10) == (FULL,)


def test_a_damaged_page_is_named(visits: StoredVisits, path: Path) -> None:
    for number in range(100):
        visits.save(numbered_visit(number))
    visits.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StorageError, match=r"is damaged\."):
        open_visits(path).recent(1000)


def test_an_unknown_failure_still_says_what_to_do(visits: StoredVisits, path: Path) -> None:
    told_by_sqlite(path, "DROP TABLE visits")
    with pytest.raises(StorageError, match="no such table: visits") as caught:
        visits.save(a_visit())
    assert caught.value.remedy == "Start the program again; if it stays, call IT."


def test_an_exception_that_somebody_keeps_does_not_keep_the_file_locked(visits: StoredVisits, path: Path) -> None:
    with pytest.raises(IntegrityError) as kept:
        visits.save(a_visit(touches=-1))
    told_by_sqlite(path, "PRAGMA user_version = 7")  # needs the lock
    visits.save(FULL)
    assert kept.value.__traceback__ is not None
