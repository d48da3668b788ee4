"""`kiosk doctor`, `kiosk run --self-test`: one line a check, for people and for machines."""

import json
from pathlib import Path

import pytest

from kiosk.doctor.checks import BEFORE_START, CHECKS
from kiosk.storage.migrations import chain
from kiosk.storage.sqlite import SqliteFile
from tests.doctor.conftest import Doctor
from tests.doctor.test_planted_faults import FAULTS, damage_a_page
from tests.storage.beside import told_by_sqlite


def test_one_line_a_check_and_a_last_one_that_counts(doctor: Doctor) -> None:
    lines = doctor().out.splitlines()
    assert len(lines) == len(CHECKS) + 1
    assert lines[-1].startswith(f"{len(CHECKS)} checks: 0 failed, ")
    assert "Disk space" in doctor().out
    assert "Ruang disk" in doctor("--language", "id").out


def test_json_gives_every_check_with_its_state_case_words_and_values(doctor: Doctor) -> None:
    found = doctor("--json")
    assert set(found.checks) == {check.id for check in CHECKS}
    assert json.loads(found.out)["ready"] is True
    database = found.checks["database"]
    assert set(database) == {"check", "state", "case", "name", "what", "remedy", "values"}
    assert (database["state"], database["case"], database["remedy"]) == ("ok", "database.fine", "")
    assert database["values"]["size"] > 10


def test_self_test_makes_the_checks_before_a_start_and_starts_nothing(doctor: Doctor, data: Path) -> None:
    told_by_sqlite(data / "kiosk.sqlite", "UPDATE staff SET is_active = 0")  # settled later, at the desk
    passed = doctor("--self-test", verb=("run",))
    assert (passed.code, len(passed.out.splitlines())) == (0, len(BEFORE_START) + 1)
    damage_a_page(data)
    refused = doctor("--self-test", verb=("run",))
    assert (refused.code, refused.err) == (1, "")
    (line,) = [line for line in refused.out.splitlines() if line.startswith("FAILED")]
    _, _, what, remedy = FAULTS["damaged page"]
    assert what in line
    assert remedy in line


def test_self_test_brings_a_database_of_the_version_before_up_to_date_or_says_why_it_can_t(
    doctor: Doctor, data: Path
) -> None:
    engine = SqliteFile(data / "kiosk.sqlite").engine()
    with engine.begin() as connection:
        chain.downgrade(connection, "0002")
    engine.dispose()
    assert doctor("--json").checks["schema"]["case"] == "schema.older"
    assert doctor("--self-test", verb=("run",)).code == 0
    assert doctor("--json").checks["schema"]["case"] == "schema.fine"

    told_by_sqlite(data / "kiosk.sqlite", "UPDATE alembic_version SET version_num = '0002'")  # its tables are there
    refused = doctor("--self-test", verb=("run",))
    assert refused.code == 1
    assert "prints" in refused.out.splitlines()[-1]


def test_broken_settings_keep_no_check_from_being_made(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_STATION_NUMBER", "two")
    for words, verb in (((), ("doctor",)), (("--self-test",), ("run",))):
        found = doctor(*words, verb=verb)
        assert (found.code, found.err) == (1, "")
        assert "KIOSK_STATION_NUMBER" in found.out
        assert "Whole, " in found.out


def test_report_that_can_t_be_written_is_refused_with_a_sentence(doctor: Doctor, tmp_path: Path) -> None:
    found = doctor("--out", str(tmp_path / "gone" / "r.pdf"))
    assert found.code == 1
    assert found.err.startswith("kiosk: The report can't be written to ")
