"""A slip at the counter: what it says, whether it was used, and what comes of it."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.page import DeskPage

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SlipAtCounter(DeskPage):
    """A slip at the counter: what it says, whether it was used, and what comes of it."""

    changed = Signal()
