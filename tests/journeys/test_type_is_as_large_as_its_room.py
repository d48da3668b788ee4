"""Type is as large as its room allows, also beside much that does not shrink with it."""

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

from ui.shared.window import QML_FOLDER

pytestmark = pytest.mark.usefixtures("application")

ROOM = 400
PAGE = """
import QtQuick
import Anjungan
Fitted {{
    id: fitted
    about: 1; width: {room}; height: {room}; most: 1.25; least: 0.5; spacing: 0
    Item {{ width: 1; height: {rigid} }}
    Item {{ width: 1; height: 60 * fitted.scaling }}
}}
"""


@pytest.mark.parametrize("rigid", [300, 320, 340, 350, 360])
def test_room_that_is_left_over_is_used(rigid: int) -> None:
    engine = QQmlEngine()
    engine.addImportPath(str(QML_FOLDER))
    component = QQmlComponent(engine)
    component.setData(PAGE.format(room=ROOM, rigid=rigid).encode(), QUrl())
    fitted = component.create()
    assert fitted is not None, component.errorString()
    QCoreApplication.processEvents()
    assert not fitted.property("cut")
    assert fitted.property("scaling") == pytest.approx(min(1.25, (ROOM - rigid) / 60), rel=0.03)
    fitted.deleteLater()
