"""One frozen object with every setting, read once at the start."""

from kiosk.settings.file import read_settings, settings_file
from kiosk.settings.model import ZONES, Settings, parse_hours

__all__ = ["ZONES", "Settings", "parse_hours", "read_settings", "settings_file"]
