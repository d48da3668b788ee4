"""What is chosen on the screen gets into the settings file; whatever else stands there stays."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import Settings, read_settings
from kiosk.settings.choices import Choices, UnsavedSettings, with_choices, write_settings
from kiosk.settings.file import places_set
from kiosk.settings.model import BranchSettings, PrintingSettings, ScreenSettings, StationSettings, WeekSettings
from tests.storage.plain_user import as_plain_user

SHIPPED = Path(__file__).parents[2] / "installer/linux/files/usr/share/anjungan-jmo/settings.toml"

ALL: Choices = {
    ("branch", "name"): "Kantor Cabang Contoh",
    ("branch", "address"): "Jl. Contoh No. 1, Kota Contoh",
    **{("branch", "hours", day): "08:00-16:30" for day in ("monday", "tuesday", "wednesday", "thursday")},
    ("branch", "hours", "friday"): "08.00 – 11.30",
    ("branch", "hours", "saturday"): "8:00-12:00",
    ("branch", "hours", "sunday"): "",
    ("branch", "zone"): "WITA",
    ("screen", "diagonal"): 15.6,
    ("station", "use"): "visitor",
    ("station", "number"): 3,
    ("printing", "printer"): "cups:Struk_Depan",
}
"""Everything the first start asks."""

CHOSEN = Settings(
    branch=BranchSettings(
        name="Kantor Cabang Contoh",
        address="Jl. Contoh No. 1, Kota Contoh",
        zone="WITA",
        hours=WeekSettings(
            monday="08:00-16:30",
            tuesday="08:00-16:30",
            wednesday="08:00-16:30",
            thursday="08:00-16:30",
            friday="08.00 – 11.30",
            saturday="8:00-12:00",
            sunday="",
        ),
    ),
    station=StationSettings(number=3, use="visitor"),
    screen=ScreenSettings(diagonal=15.6),
    printing=PrintingSettings(printer="cups:Struk_Depan"),
)

NAME: Choices = {("branch", "name"): "Kantor Cabang Contoh"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path) -> Settings:
    return read_settings({"KIOSK_SETTINGS": str(file)})


def with_name(file: Path, before: str) -> str:
    file.write_bytes(before.encode())
    write_settings(file, NAME)
    assert read(file).branch.name == "Kantor Cabang Contoh"
    return file.read_bytes().decode()


def beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_everything_the_first_start_asks_comes_back_from_a_new_file(tmp_path: Path) -> None:
    file = tmp_path / "data" / "settings.toml"
    write_settings(file, ALL)
    assert read(file) == CHOSEN == with_choices(Settings(), ALL)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert places_set({"KIOSK_SETTINGS": str(file)}) == set(ALL)


def test_in_the_file_of_the_package_each_value_stands_where_it_was_explained(file: Path) -> None:
    before = SHIPPED.read_text(encoding="utf-8").splitlines()
    file.write_bytes(SHIPPED.read_bytes())
    write_settings(file, ALL)
    assert read(file) == CHOSEN
    after = file.read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == len(ALL)
    assert all(old.startswith(f"# {new.partition('=')[0]}=") for old, new in changed)


def test_the_same_choices_again_leave_the_same_bytes(file: Path) -> None:
    file.write_bytes(SHIPPED.read_bytes())
    write_settings(file, ALL)
    once = file.read_bytes()
    write_settings(file, ALL)
    assert file.read_bytes() == once


def test_what_somebody_else_wrote_stays(file: Path) -> None:
    before = (
        "# ours\n\n[branch]  # the office\n  name = 'Lama'   # old # name\nclosed_days = [\n  2026-12-31,\n]\n"
        '[due]\nblocked_kpj = "8 hours"\n'
    )
    after = with_name(file, before)
    assert after == before.replace("'Lama'", '"Kantor Cabang Contoh"')


PLACES = {
    "nothing": ("", '[branch]\nname = "Kantor Cabang Contoh"\n'),
    "other sections": ("[station]\nnumber = 2", '[station]\nnumber = 2\n\n[branch]\nname = "Kantor Cabang Contoh"\n'),
    "a section without it": (
        "[branch]\nclosed_days = [\n2026-12-31,\n]\n",
        '[branch]\nclosed_days = [\n2026-12-31,\n]\nname = "Kantor Cabang Contoh"\n',
    ),
    "the inner section alone": (
        '[branch.hours]\nfriday = ""\n',
        '[branch]\nname = "Kantor Cabang Contoh"\n\n[branch.hours]\nfriday = ""\n',
    ),
    "a dotted name": ("branch.name = 'Lama'\n", 'branch.name = "Kantor Cabang Contoh"\n'),
    "a line that is off beside one that counts": (
        '[branch]\n# name = "Kantor Cabang"\nname = "Lama"\n',
        '[branch]\n# name = "Kantor Cabang"\nname = "Kantor Cabang Contoh"\n',
    ),
    "a line that is off twice": (
        '[branch]\n# name = "a"\n#name = "b"\n',
        '[branch]\nname = "Kantor Cabang Contoh"\n#name = "b"\n',
    ),
    "the same name in another section": (
        '[due]\n# name = "x"\n[branch]\n',
        '[due]\n# name = "x"\n[branch]\nname = "Kantor Cabang Contoh"\n',
    ),
    "Windows line ends": ("[branch]\r\n# ours\r\n", '[branch]\r\n# ours\r\nname = "Kantor Cabang Contoh"\r\n'),
    "a byte order mark": ("\ufeff[branch]\n", '\ufeff[branch]\nname = "Kantor Cabang Contoh"\n'),
    "a line separator in a comment": (
        "# a\u2028b\n[branch]\n",
        '# a\u2028b\n[branch]\nname = "Kantor Cabang Contoh"\n',
    ),
}


@pytest.mark.parametrize("case", PLACES)
def test_value_is_put_where_it_belongs(file: Path, case: str) -> None:
    before, after = PLACES[case]
    assert with_name(file, before) == after


HOSTILE = {
    "quotes": '"Kantor" \'Cabang\' \\ \\n \\" = # [branch]',
    "an end of a text": '" # name = "x',
    "letters of the world": "Kantor Cabang Ĉ – 事務所 مكتب 🏢",
    "the most": "x" * 120,
    "code": '"""\\u0000{{name}}${HOME}',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_that_may_be_set_comes_back_as_it_was(file: Path, text: str) -> None:
    file.write_bytes(SHIPPED.read_bytes())
    choices: Choices = {("branch", "name"): text, ("branch", "address"): text}
    write_settings(file, choices)
    write_settings(file, choices)
    assert (read(file).branch.name, read(file).branch.address) == (text, text)
    assert read(file).station == Settings().station


REFUSED = {
    "a new line": 'Kantor\n[station]\nnumber = 9"',
    "10,000 letters": "x" * 10_000,
    "nothing that can be seen": "Kantor\u202eCabang",
    "half a letter": "Kantor \udcff",
    "a foreign site": "lapakasik.org",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("box", ["name", "address"])
def test_text_that_may_not_be_set_changes_nothing(file: Path, box: str, text: str) -> None:
    file.write_bytes(SHIPPED.read_bytes())
    with pytest.raises(SettingsError, match=rf"branch\.{box}"):
        write_settings(file, {("branch", box): text})
    assert file.read_bytes() == SHIPPED.read_bytes()
    assert beside(file) == [file.name]


OTHERWISE_WRITTEN = {
    "a table on one line": ("branch = { number = 3 }\n", 'branch = { number = 3, name = "Kantor Cabang Contoh"}\n'),
    "a quoted name": ('[branch]\n"name" = "Lama"\n', '[branch]\n"name" = "Kantor Cabang Contoh"\n'),
    "a text of several lines": (
        '[branch]\nname = """\\\nLama"""\n# ours\n',
        '[branch]\nname = "Kantor Cabang Contoh"\n# ours\n',
    ),
    "a section inside a text": (
        '[due]\nblocked_kpj = """\n[branch]\n"""\n',
        '[due]\nblocked_kpj = """\n[branch]\n"""\n\n[branch]\nname = "Kantor Cabang Contoh"\n',
    ),
}


@pytest.mark.parametrize("case", OTHERWISE_WRITTEN)
def test_whatever_way_somebody_writes_toml_is_kept(file: Path, case: str) -> None:
    before, after = OTHERWISE_WRITTEN[case]
    file.write_text(before, encoding="utf-8")
    write_settings(file, NAME)
    assert file.read_text(encoding="utf-8") == after


def test_file_that_can_t_be_kept_as_it_is_stays_and_says_what_to_write(file: Path) -> None:
    before = '[due]\nblocked_kpj = """\n[branch]\n# name = "x"\n"""\n'
    file.write_text(before, encoding="utf-8")
    with pytest.raises(UnsavedSettings, match="unusual") as refused:
        write_settings(file, NAME)
    assert 'branch.name = "Kantor Cabang Contoh"' in refused.value.remedy
    assert file.read_text(encoding="utf-8") == before
    assert beside(file) == [file.name]


def test_file_that_the_program_can_t_read_is_left_alone(file: Path) -> None:
    file.write_text("[branch\n", encoding="utf-8")
    with pytest.raises(UnsavedSettings, match="not TOML"):
        write_settings(file, NAME)
    assert file.read_text(encoding="utf-8") == "[branch\n"


def test_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "etc").write_text("a file in the folder's place", encoding="utf-8")
    with pytest.raises(UnsavedSettings, match="can't be written") as refused:
        write_settings(tmp_path / "etc" / "settings.toml", NAME)
    assert refused.value.path == tmp_path / "etc" / "settings.toml"
    assert "Allow this account" in refused.value.remedy


def test_account_that_may_not_write_there_is_told(file: Path) -> None:
    file.write_bytes(SHIPPED.read_bytes())
    file.parent.chmod(0o500)
    try:
        with pytest.raises(UnsavedSettings, match="Permission denied"):
            as_plain_user(lambda: write_settings(file, NAME))
    finally:
        file.parent.chmod(0o700)
    assert file.read_bytes() == SHIPPED.read_bytes()
    assert beside(file) == [file.name]


def test_full_disk_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(SHIPPED.read_bytes())

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnsavedSettings, match="No space left"):
        write_settings(file, NAME)
    assert file.read_bytes() == SHIPPED.read_bytes()
    assert beside(file) == [file.name]


def test_mode_of_the_file_stays(file: Path) -> None:
    file.write_bytes(SHIPPED.read_bytes())
    file.chmod(0o640)
    write_settings(file, NAME)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_link_to_the_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "true.toml").write_bytes(SHIPPED.read_bytes())
    file.symlink_to(tmp_path / "etc" / "true.toml")
    write_settings(file, NAME)
    assert file.is_symlink()
    assert read(tmp_path / "etc" / "true.toml").branch.name == "Kantor Cabang Contoh"


def test_what_a_variable_sets_counts_as_set(file: Path) -> None:
    file.write_text('[branch.hours]\nfriday = ""\n[station]\nuse = "both"\n', encoding="utf-8")
    found = places_set({"KIOSK_SETTINGS": str(file), "KIOSK_BRANCH_ZONE": "WIT"})
    assert found == {("branch", "hours", "friday"), ("station", "use"), ("branch", "zone")}
