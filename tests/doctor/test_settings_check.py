"""`kiosk settings check FILE`: everything that is wrong, at once, with its line."""

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import read_settings
from kiosk.settings.examination import examine_file
from tests.settings.test_file import FULL, WRONG
from tests.verbs.conftest import Answered, Run, data, kiosk

__all__ = ["data", "kiosk"]

MANY = """\
[branch]
name = "lapakasik.org"
nme = "x"
number = "seven"
closed_days = ["17 August", 2026-08-18]
[branch.hours]
friday = "15:00-08:00"
[screen]
diagonal = 200.0
[due]
blocked_kpj = "besok"
blocked_kpi = "now"
active_claim = "2-3 weeks"
[brunch]
x = 1
"""


def check(kiosk: Run, tmp_path: Path, content: str | bytes, *words: str) -> Answered:
    file = tmp_path / "branch.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return kiosk("settings", "check", str(file), *words)


def test_without_a_name_it_is_the_file_of_this_station(kiosk: Run, data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    (data / "settings.toml").write_text("[branch]\nzone = 'WIS'\n", encoding="utf-8")
    told = kiosk("settings", "check")
    assert told.code == 1
    assert "Allowed: 'WIB', 'WITA' or 'WIT'." in told.out
    assert told.out.endswith("1 fault\n")


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(kiosk: Run, data: Path, tmp_path: Path) -> None:
    told = check(kiosk, tmp_path, MANY, "--json")
    assert told.code == 1
    faults = [(fault["line"], fault["what"]) for fault in told.json["faults"]]
    expected = [
        (2, "'lapakasik.org'"),
        (3, "no setting branch.nme"),
        (4, "branch.number"),
        (5, "branch.closed_days.0"),
        (7, "branch.hours.friday"),
        (9, "screen.diagonal"),
        (11, "due.blocked_kpj"),
        (12, "due.blocked_kpi"),
        (14, "no setting brunch"),
    ]
    assert [line for line, _ in faults] == [line for line, _ in expected]
    for (_, what), (_, part) in zip(faults, expected, strict=True):
        assert part in what
    said = check(kiosk, tmp_path, MANY)
    assert said.code == 1
    assert said.out.splitlines()[0].startswith("line 2: The setting branch.name ")
    assert said.out.splitlines()[-1].endswith("branch.toml: 9 faults")


def test_file_in_order_is_said_to_be(kiosk: Run, data: Path, tmp_path: Path) -> None:
    told = check(kiosk, tmp_path, FULL)
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("branch.toml is in order\n")
    assert check(kiosk, tmp_path, FULL, "--json").json["faults"] == []


@pytest.mark.parametrize("case", WRONG)
def test_whatever_stops_the_program_is_found_by_the_check(tmp_path: Path, case: str) -> None:
    content, _, _ = WRONG[case]
    file = tmp_path / "settings.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SettingsError) as refused:
        read_settings({"KIOSK_SETTINGS": str(file)})
    examined = examine_file(file)
    assert str(refused.value) in [str(fault.error) for fault in examined.faults]


def test_own_settings_of_this_machine_do_not_matter(kiosk: Run, data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "settings.toml").write_text("[due]\nblocked_kpj = 'besok'\n[brunch]\n", encoding="utf-8")
    assert check(kiosk, tmp_path, FULL).code == 0


def test_line_of_toml_that_can_t_be_read_is_told(kiosk: Run, data: Path, tmp_path: Path) -> None:
    (fault,) = check(kiosk, tmp_path, "[branch]\n\nname =\n", "--json").json["faults"]
    assert fault["line"] == 3


@pytest.mark.parametrize("content", [b"[branch]\nname = '\xff'\n", None])
def test_file_that_is_no_text_or_not_there_is_told(
    kiosk: Run, data: Path, tmp_path: Path, content: bytes | None
) -> None:
    told = (
        kiosk("settings", "check", str(tmp_path / "gone.toml")) if content is None else check(kiosk, tmp_path, content)
    )
    assert told.code == 1
    assert ("There is no file" if content is None else "is not UTF-8") in told.out


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("# x\nstation.number = 0\n", 2),
        ('[ branch . "hours" ]  # week\nfriday = "x"\n', 2),
        ("branch = {number = 70000}\n", 1),
        ("[branch]\nclosed_days = [\n  2026-08-18,\n  'x',\n]\n", 2),
    ],
)
def test_lines_are_found_in_every_way_of_writing(tmp_path: Path, content: str, line: int) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content, encoding="utf-8")
    examined = examine_file(file)
    (fault,) = examined.faults
    assert examined.line_of(fault) == line
