"""A second visitor screen or desk over one data folder is refused; nothing that a dead one left stands in the way."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from kiosk.errors import KioskError
from tests.shared.programs import running, started
from tests.storage.plain_user import as_plain_user
from ui.shared.only_one import AlreadyOpen, Kind, only_one

WORDS = {Kind.VISITOR: ("run", "--windowed"), Kind.DESK: ("desk", "--windowed")}
KINDS = pytest.mark.parametrize("kind", Kind)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@KINDS
def test_second_of_a_kind_is_refused_with_what_to_do_and_the_first_goes_on(data: Path, kind: Kind) -> None:
    with running(data, *WORDS[kind]) as first, started(data, *WORDS[kind]) as second:
        code, said = second.answer()
        assert code == 1
        assert said == (
            f"kiosk: The {kind} of this station is open already: process {first.process.pid} holds"
            f" {kind.lock_in(data)}. Close that one first, or give this one a data folder of its own with"
            " KIOSK_DATA_DIR.\n"
        )
        assert first.process.poll() is None


def test_visitor_screen_and_desk_stand_over_one_folder_and_the_same_over_another(data: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        for folder in (data, tmp_path / "other"):
            for words in WORDS.values():
                stack.enter_context(running(folder, *words))


@KINDS
def test_after_a_kill_the_next_one_starts(data: Path, kind: Kind) -> None:
    with running(data, *WORDS[kind]) as first:
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
        assert kind.lock_in(data).exists()
        with running(data, *WORDS[kind]):
            pass


def test_examining_the_machine_needs_no_screen_of_its_own(data: Path) -> None:
    with running(data, "run", "--windowed"), started(data, "run", "--self-test") as second:
        assert "is open already" not in second.answer()[1]


def test_folder_is_free_again_afterwards(data: Path) -> None:
    for _ in range(2):
        with only_one(Kind.DESK, data):
            assert Kind.DESK.lock_in(data).exists()
    assert list(data.iterdir()) == []


def test_lock_is_closed_to_other_accounts_as_everything_in_the_folder_is(data: Path) -> None:
    before = os.umask(0o022)
    try:
        with only_one(Kind.DESK, data):
            assert Kind.DESK.lock_in(data).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def left_behind(data: Path, *changes: tuple[int, str]) -> Path:
    """The lock of a dead program of this very number and name, with some lines of it changed."""
    data.mkdir(exist_ok=True)
    file = Kind.VISITOR.lock_in(data)
    lock = QLockFile(str(file))
    assert lock.tryLock(0)
    lines = file.read_text(encoding="utf-8").split("\n")
    lock.unlock()
    for at, text in changes:
        lines[at] = text
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "changes",
    [[], [(0, "1")], [(2, "another-name"), (3, "0" * 32)], [(0, "")]],
    ids=["its number is ours now", "its number is another's now", "this PC had another name", "half written"],
)
def test_lock_of_a_dead_program_bars_nobody(data: Path, changes: list[tuple[int, str]]) -> None:
    left_behind(data, *changes)
    with only_one(Kind.VISITOR, data), pytest.raises(AlreadyOpen), only_one(Kind.VISITOR, data):
        pass


def test_screen_that_ends_while_the_next_one_looks_leaves_it_the_lock(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.mkdir()
    ending = QLockFile(str(Kind.DESK.lock_in(data)))
    assert ending.tryLock(0)

    def is_held(_file: Path) -> bool:
        ending.unlock()
        return False

    with monkeypatch.context() as moment:
        moment.setattr("ui.shared.only_one._is_held", is_held)
        next_one = only_one(Kind.DESK, data)
        next_one.__enter__()
    try:
        with pytest.raises(AlreadyOpen), only_one(Kind.DESK, data):
            pass
    finally:
        next_one.__exit__(None, None, None)


def test_where_nothing_can_be_written_visitors_are_guided_all_the_same(data: Path) -> None:
    data.write_text("a file where the folder should be", encoding="utf-8")
    with only_one(Kind.VISITOR, data):
        pass


def test_lock_of_a_dead_program_on_a_disk_that_became_read_only_bars_nobody(data: Path) -> None:
    file = left_behind(data)

    def show() -> str:
        with only_one(Kind.VISITOR, data):
            return "guided"

    file.chmod(0o400)
    data.chmod(0o500)
    try:
        assert as_plain_user(show) == "guided"
    finally:
        data.chmod(0o700)


def test_lock_of_a_living_program_counts_on_a_disk_that_became_read_only(data: Path) -> None:
    def show() -> None:
        with only_one(Kind.VISITOR, data):
            pass

    with only_one(Kind.VISITOR, data):
        Kind.VISITOR.lock_in(data).chmod(0o400)
        data.chmod(0o500)
        try:
            with pytest.raises(KioskError, match="is open already"):
                as_plain_user(show)
        finally:
            data.chmod(0o700)
