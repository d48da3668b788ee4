"""The signing key: made once, closed to others, and named when something is wrong with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.keyfiles import make_once
from kiosk.slips.keys import SigningKey

_OPEN = """
import sys, pathlib
from kiosk.slips.keys import SigningKey
print(SigningKey.open(pathlib.Path(sys.argv[1])).public.hex())
"""


def _file(data: Path) -> Path:
    return data / "keys" / "slip-signing.key"


def test_the_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    first = SigningKey.open(tmp_path)
    assert SigningKey.open(tmp_path).public == first.public
    assert [file.name for file in _file(tmp_path).parent.iterdir()] == ["slip-signing.key"]


def test_only_this_account_may_read_it(tmp_path: Path) -> None:
    SigningKey.open(tmp_path)
    assert _file(tmp_path).stat().st_mode & 0o777 == 0o600
    assert _file(tmp_path).parent.stat().st_mode & 0o777 == 0o700


def test_two_machines_make_two_keys(tmp_path: Path) -> None:
    assert SigningKey.open(tmp_path / "a").public != SigningKey.open(tmp_path / "b").public


def test_processes_that_start_at_once_end_with_one_key(tmp_path: Path) -> None:
    starts = [
        subprocess.Popen([sys.executable, "-c", _OPEN, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    keys = {start.communicate(timeout=60)[0].strip() for start in starts}
    assert keys == {SigningKey.open(tmp_path).public.hex()}
    assert [file.name for file in _file(tmp_path).parent.iterdir()] == ["slip-signing.key"]


def test_a_key_made_meanwhile_by_another_process_is_kept(tmp_path: Path) -> None:
    key = SigningKey.open(tmp_path)
    make_once(_file(tmp_path), bytes(64))  # as if this process had not seen the file yet
    assert SigningKey.open(tmp_path).public == key.public


@pytest.mark.parametrize("place", [0, 31, 32, 63])
def test_a_damaged_key_is_named_and_not_replaced(tmp_path: Path, place: int) -> None:
    SigningKey.open(tmp_path)
    content = bytearray(_file(tmp_path).read_bytes())
    content[place] ^= 1
    _file(tmp_path).write_bytes(content)
    with pytest.raises(KioskError, match=r"slip-signing\.key, is damaged.*backup"):
        SigningKey.open(tmp_path)
    assert _file(tmp_path).read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"x" * 32, b"x" * 65])
def test_a_file_of_the_wrong_length_is_damaged(tmp_path: Path, content: bytes) -> None:
    SigningKey.open(tmp_path)
    _file(tmp_path).write_bytes(content)
    with pytest.raises(KioskError, match="damaged"):
        SigningKey.open(tmp_path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_open_to_other_accounts_is_refused(tmp_path: Path, mode: int) -> None:
    SigningKey.open(tmp_path)
    _file(tmp_path).chmod(mode)
    with pytest.raises(KioskError, match="chmod 600"):
        SigningKey.open(tmp_path)


def test_a_folder_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("in the way", encoding="utf-8")
    with pytest.raises(KioskError, match="can't be read or made"):
        SigningKey.open(tmp_path)


def test_the_same_message_has_the_same_signature(tmp_path: Path) -> None:
    key = SigningKey.open(tmp_path)
    assert key.sign(b"slip") == SigningKey.open(tmp_path).sign(b"slip")
    assert len(key.sign(b"slip")) == 64
