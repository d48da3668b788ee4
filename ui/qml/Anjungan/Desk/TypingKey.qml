import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Shows and hides the keys on the screen. It never takes the focus from the box that they are for.
Touchable {
    id: key

    required property TypingAid aid

    name: aid.shown ? aid.words.hide : aid.words.show
    enabled: aid.ready
    opacity: enabled ? 1 : 0.55
    activeFocusOnTab: false
    implicitWidth: Math.ceil(12.5 * DeskTheme.mm)
    implicitHeight: DeskTheme.touch
    onActed: aid.turn()

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: key.held || key.aid.shown ? Theme.leafPressed : Theme.card
        border.color: Theme.edge
        border.width: DeskTheme.line
    }

    Drawing {
        anchors.centerIn: parent
        size: 7 * DeskTheme.mm
        source: Theme.icon("keyboard")
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
