"""Who may sign in, and as what."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.page import DeskPage

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StaffAccounts(DeskPage):
    """Who may sign in, and as what."""

    changed = Signal()
