"""Settings: a PC nobody has configured works, and a wrong value is named with its place and what is allowed."""

import dataclasses
import os
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import Settings, read_settings, settings_file
from kiosk.settings.model import BranchSettings, JmoSettings, PrintingSettings, ScreenSettings, WeekSettings
from tests.machine import machine

FULL = """
[branch]
name = "Kantor Cabang Contoh"
address = "Jl.Contoh No.1, Kota Contoh"
number = 12
zone = "WITA"
closed_days = [2026-08-18, "2026-08-19"]

[branch.hours]
friday = "08.00 – 11.30"
saturday = "8:00-12:00"
sunday = ""

[station]
number = 3

[screen]
diagonal = 21.5
language = "en"
idle_seconds = 60
warning_seconds = 20
after_slip_seconds = 10
motion = false

[printing]
format = "a5"

[jmo]
service_hours = "06:00-21:00"

[due]
blocked_kpj = "8 hours"
"""


def read(tmp_path: Path, content: str | bytes = "", **variables: str) -> Settings:
    file = tmp_path / "settings.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_settings({"KIOSK_DATA_DIR": str(tmp_path), **variables})


def refusal(tmp_path: Path, content: str | bytes = "", **variables: str) -> SettingsError:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, content, **variables)
    return refused.value


def test_pc_without_a_file_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings({"KIOSK_DATA_DIR": str(tmp_path)}) == Settings()


def test_empty_file_has_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing yet\n") == Settings()


def test_full_file_is_read_whole(tmp_path: Path) -> None:
    settings = read(tmp_path, FULL)
    assert settings.branch == BranchSettings(
        name="Kantor Cabang Contoh",
        address="Jl.Contoh No.1, Kota Contoh",
        number=12,
        zone="WITA",
        hours=WeekSettings(friday="08.00 – 11.30", saturday="8:00-12:00"),
        closed_days=(date(2026, 8, 18), date(2026, 8, 19)),
    )
    assert settings.station.number == 3
    assert settings.screen == ScreenSettings(21.5, "en", 60, 20, 10, motion=False)
    assert (settings.printing, settings.jmo) == (PrintingSettings("a5"), JmoSettings("06:00-21:00"))
    assert settings.due == {"blocked_kpj": "8 hours"}


def test_variables_lie_over_the_file(tmp_path: Path) -> None:
    settings = read(
        tmp_path, FULL, KIOSK_BRANCH_ZONE="WIT", KIOSK_STATION_NUMBER="7", KIOSK_BRANCH_HOURS_MONDAY="09:00-10:00"
    )
    assert (settings.branch.zone, settings.station.number) == ("WIT", 7)
    assert settings.branch.hours.monday == "09:00-10:00"
    assert settings.branch.number == 12


def test_variables_need_no_file(tmp_path: Path) -> None:
    settings = read_settings({"KIOSK_DATA_DIR": str(tmp_path), "KIOSK_SCREEN_MOTION": "false"})
    assert settings == Settings(screen=ScreenSettings(motion=False))


def test_variables_of_other_programs_do_not_matter(tmp_path: Path) -> None:
    assert read(tmp_path, PATH="/bin", LANG="C") == Settings()


def test_byte_order_mark_of_an_editor_is_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf[station]\nnumber = 2\n").station.number == 2


def test_named_file_is_the_one_that_counts(tmp_path: Path) -> None:
    named = tmp_path / "other.toml"
    named.write_text("[station]\nnumber = 9\n", encoding="utf-8")
    assert settings_file({"KIOSK_SETTINGS": str(named)}) == named
    assert read(tmp_path, FULL, KIOSK_SETTINGS=str(named)).station.number == 9


def test_named_file_that_is_missing_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, FULL, KIOSK_SETTINGS=str(tmp_path / "gone.toml"))
    assert "gone.toml is not there" in error.what
    assert "KIOSK_SETTINGS" in error.remedy


WRONG: dict[str, tuple[str | bytes, str, str]] = {
    "unknown section": ("[brunch]\nname = 'x'\n", "no setting brunch", "branch, station, screen, printing, jmo, due"),
    "unknown key": ("[branch]\nnme = 'x'\n", "no setting branch.nme", "name, address, number, zone"),
    "unknown day": ("[branch.hours]\nmontag = ''\n", "no setting branch.hours.montag", "monday, tuesday"),
    "section as value": ("branch = 5\n", "branch is a section", "[branch]"),
    "inner section as value": ("[branch]\nhours = '08:00-15:00'\n", "branch.hours is a section", "[branch.hours]"),
    "not a number": ("[station]\nnumber = 'two'\n", "station.number", "valid integer"),
    "not a text": ("[branch]\nname = 5\n", "branch.name", "valid string"),
    "not true or false": ("[screen]\nmotion = 'maybe'\n", "screen.motion", "valid boolean"),
    "too small": ("[station]\nnumber = 0\n", "station.number", "1 to 65535"),
    "too great": ("[branch]\nnumber = 65536\n", "branch.number", "0 to 65535"),
    "no number at all": ("[screen]\ndiagonal = nan\n", "screen.diagonal", "0 to 100"),
    "too short a time": ("[screen]\nidle_seconds = 9\n", "screen.idle_seconds", "10 to 600"),
    "too long a text": (f"[branch]\nname = '{'x' * 121}'\n", "branch.name", "at most 120"),
    "unknown zone": ("[branch]\nzone = 'CET'\n", "branch.zone", "'WIB', 'WITA' or 'WIT'"),
    "unknown paper": ("[printing]\nformat = 'a3'\n", "printing.format", "'roll80', 'a6', 'a5' or 'a4'"),
    "unknown language": ("[screen]\nlanguage = 'de'\n", "screen.language", "'id' or 'en'"),
    "no date": ("[branch]\nclosed_days = ['17 August']\n", "branch.closed_days.0", "valid date"),
    "no list": ("[branch]\nclosed_days = 5\n", "branch.closed_days", "valid tuple"),
    "hours reversed": ("[branch.hours]\nfriday = '15:00-08:00'\n", "branch.hours.friday", '"08:00-15:00"'),
    "hours no clock shows": ("[branch.hours]\nfriday = '08:00-25:00'\n", "branch.hours.friday", '"08:00-15:00"'),
    "no hours": ("[branch.hours]\nfriday = 'closed'\n", "branch.hours.friday", '"08:00-15:00"'),
    "service never": ("[jmo]\nservice_hours = ''\n", "jmo.service_hours", '"08:00-15:00"'),
    "due no text": ("[due]\nblocked_kpj = 24\n", "due.blocked_kpj", "valid string"),
    "not TOML": ("[branch\n", "not TOML", "Mend that line"),
    "twice": ("[station]\nnumber = 1\nnumber = 2\n", "not TOML", "Mend that line"),
    "not UTF-8": (b"[branch]\nname = '\xff'\n", "not UTF-8", "Save it as UTF-8"),
    "foreign site": ("[branch]\nname = 'lapakasik.org'\n", "branch.name", ".go.id"),
    "foreign site in the address": ("[branch]\naddress = 'Jl. A 1, https://bit.ly/x'\n", "branch.address", ".go.id"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_value_is_named_with_its_place_and_what_is_allowed(tmp_path: Path, case: str) -> None:
    content, what, remedy = WRONG[case]
    error = refusal(tmp_path, content)
    assert what in error.what
    assert str(tmp_path / "settings.toml") in error.what
    assert remedy in error.remedy


def test_branch_that_never_opens_is_told(tmp_path: Path) -> None:
    days = "\n".join(f'{day.name} = ""' for day in dataclasses.fields(WeekSettings))
    error = refusal(tmp_path, f"[branch.hours]\n{days}\n")
    assert "never open" in error.what
    assert "monday" in error.remedy


WRONG_VARIABLES = {
    "type": ("KIOSK_STATION_NUMBER", "two", "valid integer"),
    "range": ("KIOSK_SCREEN_IDLE_SECONDS", "5", "10 to 600"),
    "choice": ("KIOSK_BRANCH_ZONE", "CET", "'WIB', 'WITA' or 'WIT'"),
    "hours": ("KIOSK_BRANCH_HOURS_FRIDAY", "15-08", '"08:00-15:00"'),
    "address": ("KIOSK_BRANCH_NAME", "www.contoh.com", ".go.id"),
    "bytes that are no text": ("KIOSK_BRANCH_NAME", "\udcff", "on one line"),
}


@pytest.mark.parametrize("case", WRONG_VARIABLES)
def test_wrong_variable_is_named(tmp_path: Path, case: str) -> None:
    variable, value, remedy = WRONG_VARIABLES[case]
    error = refusal(tmp_path, **{variable: value})
    assert variable in error.what
    assert remedy in error.remedy


@pytest.mark.parametrize("variable", ["KIOSK_BRANCH_NAM", "KIOSK_DUE", "KIOSK_BRANCH", "KIOSK_BRANCH_CLOSED_DAYS"])
def test_unknown_variable_is_told_together_with_those_known(tmp_path: Path, variable: str) -> None:
    error = refusal(tmp_path, **{variable: "x"})
    assert f"the variable {variable}." in error.what
    assert "KIOSK_BRANCH_NAME" in error.remedy
    assert "KIOSK_SETTINGS" in error.remedy


def test_variable_for_a_section_that_the_file_spoils_blames_the_file(tmp_path: Path) -> None:
    error = refusal(tmp_path, "branch = 5\n", KIOSK_BRANCH_NAME="Kantor Cabang Contoh")
    assert "branch is a section" in error.what


def test_folder_in_the_file_s_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(SettingsError, match="can't be read"):
        read_settings({"KIOSK_DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize("name", ["Jl.Jend.Sudirman No.12", "Gd. A Lt.3", "Kec.Contoh", "bpjsketenagakerjaan.go.id"])
def test_full_stops_of_addresses_are_no_web_address(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, f"[branch]\nname = '{name}'\n").branch.name == name


def test_due_time_nobody_can_read_is_told_when_the_timetable_is_made(tmp_path: Path) -> None:
    kiosk = machine(tmp_path, read(tmp_path, "[due]\nblocked_kpj = 'soon'\n"))
    with pytest.raises(SettingsError, match=r"due\.blocked_kpj") as refused:
        _ = kiosk.timetable
    assert '"24 hours"' in str(refused.value)


def test_due_time_of_an_unknown_outcome_is_told_with_those_known(tmp_path: Path) -> None:
    kiosk = machine(tmp_path, read(tmp_path, "[due]\nblocked = '24 hours'\n"))
    with pytest.raises(SettingsError, match="no outcome blocked") as refused:
        _ = kiosk.timetable
    assert "blocked_kpj" in refused.value.remedy


def test_settings_are_frozen() -> None:
    settings = Settings()
    for part in (settings, settings.branch, settings.branch.hours, settings.screen, settings.printing, settings.jmo):
        name = dataclasses.fields(part)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(part, name, None)


def test_defaults_are_those_of_the_machine_when_nothing_else_is_said() -> None:
    assert settings_file({"KIOSK_DATA_DIR": os.sep}) == Path(os.sep) / "settings.toml"
