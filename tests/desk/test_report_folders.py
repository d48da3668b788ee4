"""Where files that leave are put: a folder a person can reach, what is plugged in, and never over another file."""

import stat
from pathlib import Path

import pytest

from ui.desk.report import folders
from ui.desk.report.folders import Folder, FolderKind, write_numbered


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An account of the test's own, with nothing plugged in."""
    monkeypatch.setattr(folders, "user_documents_dir", lambda: str(tmp_path / "home" / "Documents"))
    monkeypatch.setattr(folders, "MEDIA", (tmp_path / "media",))
    return tmp_path / "home"


def test_the_usual_place_is_a_folder_in_the_documents_and_is_made_when_it_is_used(home: Path) -> None:
    (usual,) = folders.folders(home / "data")
    assert usual == Folder(FolderKind.DOCUMENTS, home / "Documents" / "Anjungan JMO")
    assert not home.exists()
    path = write_numbered(usual, "laporan", "pdf", b"%PDF")
    assert path.read_bytes() == b"%PDF"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(usual.path.stat().st_mode) == 0o700


def test_an_account_without_documents_has_a_folder_in_the_data(home: Path, tmp_path: Path) -> None:
    home.write_text("no folder can be made in here", encoding="utf-8")
    (usual,) = folders.folders(tmp_path / "data")
    assert usual == Folder(FolderKind.EXPORTS, tmp_path / "data" / "exports")
    assert write_numbered(usual, "laporan", "pdf", b"").is_file()


def test_no_file_is_ever_written_over(home: Path) -> None:
    (usual,) = folders.folders(home / "data")
    written = [write_numbered(usual, "laporan", "xlsx", content) for content in (b"one", b"two", b"three")]
    assert [path.name for path in written] == ["laporan.xlsx", "laporan-2.xlsx", "laporan-3.xlsx"]
    assert [path.read_bytes() for path in written] == [b"one", b"two", b"three"]


def test_what_points_elsewhere_is_not_followed(home: Path, tmp_path: Path) -> None:
    (usual,) = folders.folders(home / "data")
    usual.path.mkdir(parents=True)
    (usual.path / "laporan.pdf").symlink_to(tmp_path / "elsewhere")
    assert write_numbered(usual, "laporan", "pdf", b"").name == "laporan-2.pdf"
    assert not (tmp_path / "elsewhere").exists()


def test_sticks_are_offered_by_name_below_the_account_or_not(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks = [tmp_path / "media" / "STIK", tmp_path / "media" / "petugas" / "CONTOH"]
    for stick in sticks:
        stick.mkdir(parents=True)
    (tmp_path / "media" / "petugas" / "left-behind").mkdir()
    monkeypatch.setattr(folders, "is_mounted", lambda path: path in sticks)
    assert [folder.path for folder in folders.folders(home / "data")[1:]] == sticks


def test_a_stick_that_was_pulled_out_takes_no_file(home: Path, tmp_path: Path) -> None:
    left = tmp_path / "media" / "STIK"
    left.mkdir(parents=True)
    with pytest.raises(FileNotFoundError):
        write_numbered(Folder(FolderKind.STICK, left), "laporan", "pdf", b"")
    assert not any(left.iterdir())


def test_a_half_written_file_is_taken_away_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    (usual,) = folders.folders(home / "data")
    monkeypatch.setattr("kiosk.paths.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_numbered(usual, "laporan", "pdf", b"%PDF")
    assert not any(usual.path.iterdir())
