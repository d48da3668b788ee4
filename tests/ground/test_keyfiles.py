"""Secrets in files: made once, closed to others, and named when something is wrong with them."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.keyfiles import make_once, open_secret

_OPEN = """
import sys, pathlib
from kiosk.keyfiles import open_secret
print(open_secret(pathlib.Path(sys.argv[1]), 32, "The test's secret", "nothing works").hex())
"""


def _open(path: Path, length: int = 32) -> bytes:
    return open_secret(path, length, "The test's secret", "old things no longer open")


def test_a_secret_is_made_once_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "test.key"
    first = _open(path)
    assert len(first) == 32
    assert _open(path) == first
    assert [file.name for file in path.parent.iterdir()] == ["test.key"]


def test_two_files_hold_two_secrets(tmp_path: Path) -> None:
    assert _open(tmp_path / "a.key") != _open(tmp_path / "b.key")


def test_only_this_account_may_read_a_secret(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "test.key"
    _open(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_processes_that_start_at_once_end_with_one_secret(tmp_path: Path) -> None:
    path = tmp_path / "test.key"
    command = [sys.executable, "-c", _OPEN, str(path)]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    secrets = {start.communicate(timeout=60)[0].strip() for start in starts}
    assert secrets == {_open(path).hex()}
    assert [file.name for file in tmp_path.iterdir()] == ["test.key"]


def test_what_another_process_made_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "test.key"
    secret = _open(path)
    make_once(path, bytes(64))
    assert _open(path) == secret


@pytest.mark.parametrize("place", [0, 31, 32, 63])
def test_a_damaged_secret_is_named_and_not_replaced(tmp_path: Path, place: int) -> None:
    path = tmp_path / "test.key"
    _open(path)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(
        KioskError, match=r"The test's secret, .*test\.key, is damaged.*backup.*old things no longer open"
    ):
        _open(path)
    assert path.read_bytes() == content


def test_a_secret_of_another_length_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "test.key"
    _open(path, 32)
    with pytest.raises(KioskError, match="damaged"):
        _open(path, 16)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_secret_open_to_other_accounts_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "test.key"
    _open(path)
    path.chmod(mode)
    with pytest.raises(KioskError, match="chmod 600"):
        _open(path)


def test_a_folder_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("in the way", encoding="utf-8")
    with pytest.raises(KioskError, match="can't be read or made"):
        _open(tmp_path / "keys" / "test.key")
