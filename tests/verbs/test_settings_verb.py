"""`kiosk settings show`: what it prints is a settings file that means the same."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from kiosk.settings import read_settings
from tests.verbs.conftest import Run

WILD = """
[branch]
name = 'Cabang "Contoh" \\ é × 漢'
address = "Jl.Contoh No.1 # bukan komentar"
number = 65535
zone = "WIT"
closed_days = [2026-08-18, 2026-08-19]
[branch.hours]
friday = "08.00–11.30"
[screen]
diagonal = 21.5
motion = false
[due]
blocked_kpj = "2-3 weeks"
claim_balance = "now"
"""


@pytest.mark.parametrize("content", ["", WILD])
def test_what_is_shown_is_a_settings_file_that_means_the_same(
    kiosk: Run, data: Path, tmp_path: Path, content: str
) -> None:
    data.mkdir()
    (data / "settings.toml").write_text(content, encoding="utf-8")
    before = read_settings({"KIOSK_DATA_DIR": str(data)})
    shown = kiosk("settings", "show")
    assert shown.code == 0
    again = tmp_path / "again.toml"
    again.write_text(shown.out, encoding="utf-8")
    assert read_settings({"KIOSK_SETTINGS": str(again)}) == before


def test_json_says_the_same_as_the_file(kiosk: Run, data: Path) -> None:
    data.mkdir()
    (data / "settings.toml").write_text(WILD, encoding="utf-8")
    shown = kiosk("settings", "show", "--json").json
    assert set(shown) == {"settings", "file", "data"}
    assert (shown["file"], shown["data"]) == (str(data / "settings.toml"), str(data))
    toml = tomllib.loads(kiosk("settings", "show").out)
    assert json.loads(json.dumps(toml, default=date.isoformat)) == shown["settings"]


def test_variable_is_shown(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_STATION_NUMBER", "7")
    assert kiosk("settings", "show", "--json").json["settings"]["station"] == {"number": 7, "use": "both"}


@pytest.mark.parametrize("words", [("settings", "show"), ("guide", "check"), ("slip", "show", "222-222-222")])
def test_wrong_setting_stops_every_verb_with_a_sentence(kiosk: Run, data: Path, words: tuple[str, ...]) -> None:
    data.mkdir()
    (data / "settings.toml").write_text("[branch]\nzone = 'CET'\n", encoding="utf-8")
    answered = kiosk(*words)
    assert (answered.code, answered.out) == (1, "")
    assert "branch.zone" in answered.err


def test_due_time_nobody_can_read_is_told_by_diagnose(kiosk: Run, data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "settings.toml").write_text("[due]\nblocked_kpj = 'soon'\n", encoding="utf-8")
    answered = kiosk("diagnose", "--cause", "other", "--out", str(tmp_path / "a.pdf"))
    assert answered.code == 1
    assert "due.blocked_kpj" in answered.err


def test_a_due_time_nobody_can_read_is_refused_before_a_visitor_meets_it(kiosk: Run, data: Path) -> None:
    data.mkdir()
    for content, named in (("blocked_kpj = 'besok'", "due.blocked_kpj"), ("blocked_kpi = 'now'", "blocked_kpi")):
        (data / "settings.toml").write_text(f"[due]\n{content}\n", encoding="utf-8")
        for verb in (("settings", "show"), ("run", "--windowed")):
            answered = kiosk(*verb)
            assert answered.code == 1
            assert named in answered.err
            assert ".. " not in answered.err
