"""The only place that picks the real parts: files, database, printer, clock."""

from kiosk.assembly.kiosk import Kiosk

__all__ = ["Kiosk"]
