"""The installed command as people and programs start it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KIOSK = Path(sys.executable).with_name("kiosk")


def started(data: Path, *words: str | bytes, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "KIOSK_DATA_DIR": str(data), **more}
    return subprocess.run([KIOSK, *words], input=stdin, capture_output=True, env=environment, timeout=60)


def test_diagnose_makes_a_slip(tmp_path: Path) -> None:
    words = ("--cause", "update_in_progress", "--at", "2026-03-17T09:00+07:00", "--out", str(tmp_path / "a.pdf"))
    ended = started(tmp_path / "data", "diagnose", *words, "--json")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["due"] == "2026-03-27T15:00:00+07:00"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_batch_answers_bytes_that_are_no_text_as_well(tmp_path: Path) -> None:
    ended = started(tmp_path, "guide", "match", "--batch", "--json", stdin=b"foto buram\n\n\xff\xfe terblokir\n")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert [set(json.loads(line)) for line in ended.stdout.splitlines()] == [{"causes"}] * 3


@pytest.mark.parametrize("coding", ["ascii", "latin-1"])
def test_answers_are_utf_8_whatever_the_terminal_says(tmp_path: Path, coding: str) -> None:
    ended = started(tmp_path, "guide", "draw", "--out", str(tmp_path / "×.svg"), PYTHONIOENCODING=coding)
    assert ended.returncode == 0
    assert "×.svg" in ended.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_name_that_is_no_text_is_refused_with_a_sentence(tmp_path: Path) -> None:
    ended = started(tmp_path, "diagnose", "--cause", "other", "--out", os.fsencode(tmp_path / "gone") + b"/\xff.pdf")
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"kiosk: The slip can't be written to ")
    assert b"Traceback" not in ended.stderr


def test_wrong_usage_ends_with_two(tmp_path: Path) -> None:
    ended = started(tmp_path, "diagnose")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"Traceback" not in ended.stderr


def test_reader_that_has_gone_is_no_traceback(tmp_path: Path) -> None:
    command = subprocess.Popen(
        [KIOSK, "guide", "paths", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "KIOSK_DATA_DIR": str(tmp_path)},
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.close()
    said = command.stderr.read()
    command.stderr.close()
    command.wait(timeout=60)
    assert b"Traceback" not in said


def test_where_there_is_no_display_the_screen_says_what_to_do(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux tells by variables")
    ended = started(tmp_path, "run", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert ended.returncode == 1
    assert b"kiosk tour" in ended.stderr
