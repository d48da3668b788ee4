import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Over everything: the session is about to end. Any touch or key keeps it, and does nothing else.
Rectangle {
    id: notice

    required property DeskScreen desk

    visible: desk.secondsLeft > 0
    color: "#E612241C"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: panel.title

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: notice.desk.touched()
        onLongPressed: notice.desk.touched()
    }

    DeskPanel {
        id: panel

        anchors.centerIn: parent
        width: Math.min(parent.width * 0.7, 120 * DeskTheme.mm)
        title: notice.desk.words.idle.warning.replace("{seconds}", notice.desk.secondsLeft)

        DeskButton {
            width: parent.width
            activeFocusOnTab: false
            name: notice.desk.words.idle.stay
            weight: DeskButton.Main
            onActed: notice.desk.touched()
        }
    }
}
