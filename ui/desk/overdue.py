"""What is overdue, by age."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.page import DeskPage

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OverdueCases(DeskPage):
    """What is overdue, by age."""

    changed = Signal()
