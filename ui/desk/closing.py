"""The end of the day: the shift report with the head of the chain."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.page import DeskPage

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DayClosing(DeskPage):
    """The end of the day: the shift report with the head of the chain."""

    changed = Signal()
