"""A backup is put back while no screen is open over the data, and never under one that is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.staff.roles import Role
from tests.shared.programs import running
from tests.verbs.conftest import Run
from tests.verbs.desk import hire
from ui.shared.only_one import AlreadyOpen, Kind, only_one

KINDS = pytest.mark.parametrize("kind", Kind)


@pytest.fixture
def backup(data: Path, kiosk: Run, tmp_path: Path) -> Path:
    """A copy of a database to which an officer was added since."""
    hire(data, Role.SUPERVISOR)
    copy = tmp_path / "copy.sqlite"
    assert kiosk("backup", str(copy)).code == 0
    hire(data, Role.CS)
    return copy


def database(data: Path) -> bytes:
    return (data / "kiosk.sqlite").read_bytes()


def officers_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as opened:
        (number,) = opened.execute("SELECT count(*) FROM staff").fetchone()
    return int(number)


def kept_aside(data: Path) -> list[Path]:
    return list(data.glob("kiosk.sqlite.before-*[0-9]"))


@KINDS
def test_nothing_is_restored_under_an_open_screen(data: Path, kiosk: Run, backup: Path, kind: Kind) -> None:
    before = database(data)
    with only_one(kind, data):
        answered = kiosk("restore", str(backup))
    assert (answered.code, answered.out) == (1, "")
    assert answered.err == (
        f"kiosk: Nothing is restored while the {kind} of this station is open over {data}. Stop it first:"
        " `systemctl stop anjungan-jmo` on an installed PC, else close its window.\n"
    )
    assert (database(data), kept_aside(data)) == (before, [])


def test_the_real_visitor_screen_bars_a_restore_until_it_is_stopped(data: Path, kiosk: Run, backup: Path) -> None:
    with running(data, "run", "--windowed") as screen:
        assert kiosk("restore", str(backup)).code == 1
        assert screen.process.poll() is None
    assert kiosk("restore", str(backup)).code == 0


def test_restore_without_a_screen_puts_the_copy_back_and_frees_the_folder(data: Path, kiosk: Run, backup: Path) -> None:
    answered = kiosk("restore", str(backup))
    (aside,) = kept_aside(data)
    assert (answered.code, answered.err) == (0, "")
    assert answered.out == f"{backup} is the database now. The one before lies in {aside}.\n"
    assert (officers_in(data / "kiosk.sqlite"), officers_in(aside)) == (1, 2)
    for kind in Kind:
        assert not kind.lock_in(data).exists()


@KINDS
def test_no_screen_opens_while_a_backup_is_put_back(
    data: Path, kiosk: Run, backup: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_back(_kiosk: object, _copy: Path) -> None:
        with pytest.raises(AlreadyOpen), only_one(kind, data):
            pass

    monkeypatch.setattr("kiosk.assembly.upkeep.Upkeep.put_back", put_back)
    assert kiosk("restore", str(backup)).code == 0
