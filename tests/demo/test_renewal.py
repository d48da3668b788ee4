"""On another day the invented branch is made anew; nothing but its own database is ever taken away."""

from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from kiosk.demo import fill
from kiosk.demo.renewal import NOTE, take_away_old
from kiosk.errors import KioskError
from tests.demo.branches import MONDAY, PEOPLE, branch, home
from tests.demo.test_day import content
from tests.machine import machine
from tests.shared.programs import running
from tests.storage.plain_user import as_plain_user
from ui.shared.only_one import Kind, only_one
from ui.verbs.demo import renew_demo

TUESDAY = MONDAY + timedelta(days=1)
MIDNIGHT = MONDAY.replace(hour=23, minute=59)


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that was made on a Monday, to be copied."""
    data = tmp_path_factory.mktemp("monday") / "data"
    with branch(data, MONDAY) as kiosk:
        fill(kiosk)
    return data


@pytest.fixture
def data(monday: Path, tmp_path: Path) -> Path:
    """The folder of that demo, which the test may change."""
    return Path(copytree(monday, tmp_path / "data"))


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_on_the_next_day_somebody_waits_again(data: Path) -> None:
    take_away_old(machine(data, at=TUESDAY))
    with branch(data, TUESDAY) as kiosk:
        fill(kiosk)
        waiting = home(kiosk, PEOPLE[0]).waiting.items
    assert waiting
    assert all(timedelta(0) <= TUESDAY - slip.issued_at < timedelta(minutes=40) for slip in waiting)


def test_on_the_same_day_it_goes_on(data: Path) -> None:
    with branch(data, MIDNIGHT) as kiosk:
        before = content(kiosk)
        take_away_old(kiosk)
        fill(kiosk)
        assert content(kiosk) == before


def test_what_is_not_the_demos_own_stays(data: Path) -> None:
    (data / "slips").mkdir()
    for name in ("settings.toml", "slips/K-0000.pdf", "kiosk.sqlite.before-20261101-080000", "note.txt"):
        (data / name).write_text("somebody's", encoding="utf-8")
    (data / "kiosk.sqlite-journal").touch()
    before = names(data)
    take_away_old(machine(data, at=TUESDAY))
    assert before - names(data) == {"kiosk.sqlite", "kiosk.sqlite-journal", NOTE}
    assert (data / "settings.toml").read_text(encoding="utf-8") == "somebody's"


@pytest.mark.parametrize("note", [None, "", "2026-13-45", "yesterday", "\udcff"])
def test_database_of_which_no_day_is_noted_is_nobodys_to_take(data: Path, note: str | None) -> None:
    (data / NOTE).unlink()
    if note is not None:
        (data / NOTE).write_bytes(note.encode(errors="surrogateescape"))
    take_away_old(machine(data, at=TUESDAY))
    assert (data / "kiosk.sqlite").exists()


def test_branch_that_somebody_made_by_hand_gets_no_day(tmp_path: Path) -> None:
    with branch(tmp_path / "data", MONDAY) as kiosk:
        kiosk.staff.first_account("Pengawas Lain", "739164", 1, MONDAY)
        fill(kiosk)
    take_away_old(machine(tmp_path / "data", at=TUESDAY))
    with branch(tmp_path / "data", TUESDAY) as kiosk:
        assert [account.name for account in kiosk.desk.staff.accounts()] == ["Pengawas Lain"]


def test_demo_that_broke_off_half_way_is_made_anew_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with branch(tmp_path / "data", MONDAY) as kiosk:
        monkeypatch.setattr("kiosk.demo.day.STORIES", (None,))
        with pytest.raises(AttributeError):
            fill(kiosk)
    take_away_old(machine(tmp_path / "data", at=TUESDAY))
    assert not (tmp_path / "data" / "kiosk.sqlite").exists()


def test_folder_that_can_t_be_written_is_told(data: Path) -> None:
    data.chmod(0o500)
    try:
        with pytest.raises(KioskError, match=r"The demo of 2026-11-23 can't be taken away: .+ Close whatever uses"):
            as_plain_user(lambda: take_away_old(machine(data, at=TUESDAY)))
    finally:
        data.chmod(0o700)


def test_screen_that_works_with_it_keeps_it(data: Path) -> None:
    with only_one(Kind.VISITOR, data):
        renew_demo(machine(data, at=TUESDAY), beside=Kind.VISITOR)
        assert (data / "kiosk.sqlite").exists()
    renew_demo(machine(data, at=TUESDAY), beside=Kind.VISITOR)
    assert not (data / "kiosk.sqlite").exists()


@pytest.mark.parametrize("verb", ["run", "desk"])
def test_either_screen_opens_the_demo_of_today(tmp_path: Path, verb: str) -> None:
    demo = tmp_path / "demo"
    demo.mkdir(mode=0o700)
    (demo / NOTE).write_text("2001-02-03", encoding="utf-8")
    (demo / "kiosk.sqlite").write_text("an old demo, which no reader of today understands", encoding="utf-8")
    with running(tmp_path, verb, "--demo", "--windowed"):
        old = demo / "kiosk.sqlite"
        assert not old.exists() or old.read_bytes().startswith(b"SQLite format 3")
        assert (demo / NOTE).exists() == (verb == "desk")
