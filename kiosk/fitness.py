"""Refuses a machine on which the program would die under a visitor's hands."""

import sys

from kiosk.errors import KioskError


def refuse_bad_pair(pyside: str, python: tuple[int, int] = sys.version_info[:2]) -> None:
    """Raise KioskError for PySide6 6.12.0 on Python before 3.12.

    WORKAROUND(PySide6 6.12.0): it loses a reference to None at nearly every call and kills the process after some
    5,000 of them.
    """
    if pyside == "6.12.0" and python < (3, 12):
        raise KioskError(
            f"PySide6 {pyside} on Python {python[0]}.{python[1]} would crash within minutes.",
            "Install PySide6-Essentials 6.11.3, or use Python 3.12 or later.",
        )
