"""The settings file that the package lays down: every setting is in it, shown with its true default."""

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

from kiosk.settings import Settings, read_settings

FILE = Path(__file__).parents[2] / "installer/linux/files/usr/share/anjungan-jmo/settings.toml"


def test_as_it_is_laid_down_it_changes_nothing() -> None:
    assert read_settings({"KIOSK_SETTINGS": str(FILE)}) == Settings()


def test_it_shows_every_setting_with_its_default() -> None:
    shown = re.sub(r"^# (\w+ = )", r"\1", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = tomllib.loads(shown.replace('blocked_biometric = "24 hours"', "", 1))
    expected = asdict(Settings())
    expected["branch"]["closed_days"] = []
    del expected["due"]
    assert found == expected
