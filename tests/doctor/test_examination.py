"""The examination ends whatever a check does, and says nothing about what it could not look at."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.doctor.check import Check, State, Verdict, failed, ok
from kiosk.doctor.checks import BEFORE_START, CHECKS
from kiosk.doctor.examination import examine
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.errors import StorageError
from tests.doctor.conftest import Doctor
from tests.machine import machine


@pytest.fixture
def examined(tmp_path: Path) -> Machine:
    """A machine that nobody has started yet."""
    return machine(tmp_path / "data").machine


@pytest.fixture
def dead_disk() -> Iterator[threading.Event]:
    """What a check waits for; it comes when the test is over."""
    answers = threading.Event()
    yield answers
    answers.set()


def fine(_: Machine) -> Verdict:
    return ok(Saying.WRITING_FINE)


def broken(_: Machine) -> Verdict:
    return failed(Saying.SPACE_NONE, free=0)


def falls(_: Machine) -> Verdict:
    raise ZeroDivisionError("secret of a visitor")


def told(_: Machine) -> Verdict:
    raise StorageError("The database is on the moon.", "Fetch it.")


def test_check_that_hangs_is_given_up_and_the_others_go_on(
    examined: Machine, dead_disk: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    def hangs(_: Machine) -> Verdict:
        dead_disk.wait()
        return ok(Saying.SPACE_FINE)

    hung, after = examine(examined, (Check(hangs, seconds=0.01), Check(fine)))
    assert (hung.check, hung.state, hung.verdict.saying) == ("hangs", State.FAILED, Saying.HUNG)
    assert after.state is State.OK
    assert "the check hangs was given up" in caplog.text


def test_check_that_falls_is_named_with_its_class_and_no_traceback(
    examined: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        fallen, after = examine(examined, (Check(falls), Check(fine)))
    assert (fallen.state, fallen.verdict.values) == (State.FAILED, {"kind": "ZeroDivisionError"})
    assert after.state is State.OK
    assert "the check falls fell: ZeroDivisionError at " in caplog.text
    assert "Traceback" not in caplog.text
    assert "secret" not in caplog.text


def test_failure_that_another_room_tells_keeps_its_words(examined: Machine) -> None:
    (result,) = examine(examined, (Check(told),))
    assert result.verdict == failed(Saying.TOLD, detail="The database is on the moon.", advice="Fetch it.")


def test_what_waits_for_a_failed_check_is_not_made_nor_what_waits_for_that(examined: Machine) -> None:
    checks = (Check(broken), Check(falls, needs=(broken,)), Check(told, needs=(falls,)), Check(fine))
    results = examine(examined, checks)
    assert [result.state for result in results] == [State.FAILED, State.NOT_CHECKED, State.NOT_CHECKED, State.OK]
    assert results[2].verdict.values == {"checks": ("falls",)}


def test_every_check_stands_behind_those_it_needs_and_has_a_limit() -> None:
    seen: list[object] = []
    for check in CHECKS:
        assert set(check.needs) <= set(seen), check.id
        assert 0 < check.seconds <= 60
        seen.append(check.examine)
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert set(BEFORE_START) < set(CHECKS)


def test_examining_a_machine_that_was_never_started_makes_nothing_there(examined: Machine) -> None:
    results = {result.check: result.state for result in examine(examined)}
    assert State.FAILED not in results.values()
    assert (results["data_folder"], results["database"]) == (State.WARNING, State.NOT_CHECKED)
    assert not examined.data.exists()


def test_examining_a_station_changes_nothing_in_it(doctor: Doctor, data: Path) -> None:
    before = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    assert doctor().code == 0
    assert {file: file.read_bytes() for file in data.rglob("*") if file.is_file()} == before


def test_database_of_an_older_program_is_left_as_it_is(doctor: Doctor, data: Path) -> None:
    from tests.storage.beside import told_by_sqlite

    told_by_sqlite(data / "kiosk.sqlite", "UPDATE alembic_version SET version_num = '0001'")
    found = doctor("--json")
    assert found.code == 0
    assert "schema" in found.of_state("warning")
    assert {"writing", "key_files", "accounts"} <= found.of_state("not_checked")
    assert told_by_sqlite(data / "kiosk.sqlite", "SELECT version_num FROM alembic_version") == [("0001",)]
