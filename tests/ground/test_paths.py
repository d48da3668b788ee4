"""Files that only this account may read, written whole or not at all."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.paths import data_dir, private_dir, resources_dir, write_private


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_resources_lie_beside_the_code() -> None:
    assert (resources_dir() / "guide" / "questions.yaml").is_file()


def test_frozen_program_brings_its_resources_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_dir() == tmp_path / "resources"


def test_variable_moves_all_data(tmp_path: Path) -> None:
    assert data_dir({"KIOSK_DATA_DIR": str(tmp_path)}) == tmp_path
    assert data_dir({"KIOSK_DATA_DIR": "~/kiosk"}) == Path.home() / "kiosk"


@pytest.mark.parametrize("environment", [{}, {"KIOSK_DATA_DIR": ""}])
def test_data_lie_in_the_account_s_folder_by_default(environment: dict[str, str]) -> None:
    assert data_dir(environment).name == "anjungan-jmo"
    assert data_dir(environment).is_absolute()


def test_private_folder_and_all_that_is_made_on_the_way_are_closed_to_others(tmp_path: Path) -> None:
    folder = private_dir(tmp_path / "data" / "slips")
    assert mode_of(folder) == mode_of(folder.parent) == 0o700


def test_private_folder_may_exist_already(tmp_path: Path) -> None:
    assert private_dir(private_dir(tmp_path / "data")) == tmp_path / "data"


def test_private_file_holds_the_content_and_is_closed_to_others(tmp_path: Path) -> None:
    file = tmp_path / "data" / "slips" / "a.pdf"
    write_private(file, b"one")
    write_private(file, b"two")
    assert file.read_bytes() == b"two"
    assert mode_of(file) == 0o600
    assert [found.name for found in file.parent.iterdir()] == ["a.pdf"]


def test_draft_left_by_a_power_cut_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".a.pdf.{os.getpid()}").write_bytes(b"half")
    write_private(tmp_path / "a.pdf", b"whole")
    assert [found.name for found in tmp_path.iterdir()] == ["a.pdf"]


def test_full_disk_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    write_private(file, b"old")

    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_private(file, b"new")
    assert file.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.pdf"]


def test_file_in_the_folder_s_place_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "slips").write_bytes(b"")
    with pytest.raises(OSError, match="slips"):
        write_private(tmp_path / "slips" / "a.pdf", b"x")
