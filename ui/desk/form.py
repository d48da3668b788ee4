"""A case before it is saved: filled in, checked, told what stands in its way."""

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from ui.desk.page import DeskPage
from ui.shared.properties import Property

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CaseForm(DeskPage):
    """A case before it is saved: filled in, checked, told what stands in its way."""

    changed = Signal()

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """Whether something was filled in that is not saved yet."""
        return False
