"""The database is examined as the program opens it, and nothing is changed by it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.storage.database import DatabaseTrouble, UnusableError
from kiosk.storage.desk import StoredDesk
from kiosk.storage.health import DatabaseHealth, SchemaAge
from kiosk.storage.migrations import HEAD
from kiosk.storage.sqlite import PRAGMAS
from kiosk.storage.visits import StoredVisits
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import KEYS
from tests.storage.plain_user import as_plain_user
from tests.storage.records import numbered_visit


def test_whole_file_has_no_damage_and_is_as_the_program_sets_it(visits: StoredVisits, path: Path) -> None:
    health = DatabaseHealth(path)
    assert health.damage(60) == ""
    assert health.differing_pragmas() == {}
    assert health.revision() == (HEAD, SchemaAge.CURRENT)
    health.try_writing()


def test_every_pragma_of_the_engine_is_compared(
    visits: StoredVisits, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pragma in PRAGMAS:
        name = pragma.partition(" = ")[0]
        monkeypatch.setattr("kiosk.storage.sqlite.PRAGMAS", (f"{name} = FULL",))
        if name != "synchronous":
            assert set(DatabaseHealth(path).differing_pragmas()) == {name}


def test_index_that_lacks_a_row_is_damage_that_opening_does_not_show(visits: StoredVisits, path: Path) -> None:
    for number in range(20):
        visits.save(numbered_visit(number))
    visits.close()
    told_by_sqlite(path, "PRAGMA writable_schema = ON")
    (root,) = told_by_sqlite(path, "SELECT rootpage FROM sqlite_master WHERE name = 'ix_visits_began_at'")[0]
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18])
    start = (root - 1) * size
    content[start + 3 : start + 5] = (19).to_bytes(2)  # one entry fewer in the head of the index's page
    path.write_bytes(content)
    assert DatabaseHealth(path).damage(60) != ""


def test_check_that_takes_too_long_is_ended(visits: StoredVisits, path: Path) -> None:
    for number in range(200):
        visits.save(numbered_visit(number))
    visits.close()
    with pytest.raises(TimeoutError):
        DatabaseHealth(path).damage(-1)


def test_age_of_a_schema(visits: StoredVisits, path: Path) -> None:
    visits.close()
    told_by_sqlite(path, "UPDATE alembic_version SET version_num = '0001'")
    assert DatabaseHealth(path).revision() == ("0001", SchemaAge.OLDER)
    told_by_sqlite(path, "UPDATE alembic_version SET version_num = '9999'")
    assert DatabaseHealth(path).revision() == ("9999", SchemaAge.NEWER)
    told_by_sqlite(path, "DROP TABLE alembic_version")
    assert DatabaseHealth(path).revision() == (None, SchemaAge.OLDER)


def test_keys_are_needed_once_something_depends_on_them(desk: StoredDesk, path: Path) -> None:
    desk.close()
    health = DatabaseHealth(path)
    sealed = {"case-sealing.1.key", "case-index.1.key", "audit-chain.key"}
    assert health.needed_keys() == sealed
    assert health.marks() == KEYS.keyring.marks()
    told_by_sqlite(path, "DELETE FROM key_marks")
    assert health.needed_keys() == set()


def test_latest_record_is_the_later_of_visit_and_event(visits: StoredVisits, path: Path) -> None:
    health = DatabaseHealth(path)
    assert health.latest_record() is None
    visits.save(numbered_visit(1))
    assert health.latest_record() == numbered_visit(1).began_at
    told_by_sqlite(
        path,
        "INSERT INTO audit_events VALUES"
        " (1, 1, 1, 'k', '2031-05-06T07:08:09.000000+00:00', NULL, 'x', '', '{}', x'', x'')",
    )
    assert health.latest_record() == datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    told_by_sqlite(path, "UPDATE audit_events SET at = 'zzz'")
    assert health.latest_record() == numbered_visit(1).began_at


def trouble(path: Path) -> DatabaseTrouble:
    with pytest.raises(UnusableError) as refused:
        DatabaseHealth(path).try_writing()
    return refused.value.trouble


def test_troubles_are_told_apart(visits: StoredVisits, path: Path, tmp_path: Path) -> None:
    visits.close()
    path.chmod(0o400)
    assert as_plain_user(lambda: trouble(path)) is DatabaseTrouble.READ_ONLY
    assert trouble(tmp_path / "gone") is DatabaseTrouble.CANNOT_OPEN
    (tmp_path / "text").write_text("no database at all " * 99, encoding="utf-8")
    assert trouble(tmp_path / "text") is DatabaseTrouble.NOT_A_DATABASE
    path.chmod(0o600)
    told_by_sqlite(path, "DROP TABLE alembic_version")
    assert trouble(path) is DatabaseTrouble.OTHER
