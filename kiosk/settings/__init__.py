"""One frozen object with every setting, read once at the start."""

from kiosk.settings.model import ZONES, Settings, parse_hours
from kiosk.settings.reading import read_settings, settings_file

__all__ = ["ZONES", "Settings", "parse_hours", "read_settings", "settings_file"]
