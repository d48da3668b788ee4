import QtQuick
import Anjungan

// What lies over a page while it is visible: it darkens the page and has the focus. Esc closes it (`DeskScreen.back`).
FocusScope {
    id: over

    property real darkness: 0.65

    signal touchedBeside

    anchors.fill: parent
    onVisibleChanged: if (visible)
        forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(Theme.ink, over.darkness)

        TapHandler {
            onTapped: over.touchedBeside()
        }
    }
}
