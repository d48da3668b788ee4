"""The cases of one KPJ."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.page import DeskPage

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FoundByKpj(DeskPage):
    """The cases of one KPJ."""

    changed = Signal()
