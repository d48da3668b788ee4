import QtQuick
import Anjungan

// What must be seen before going on.
Rectangle {
    id: box

    required property string text

    implicitHeight: words.implicitHeight + 2 * DeskTheme.gap
    radius: DeskTheme.radius
    color: Theme.brickSoft
    border.color: Theme.brick
    border.width: DeskTheme.line

    DeskText {
        id: words

        x: DeskTheme.gap * 1.4
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        text: box.text
        color: Theme.brick
        font.weight: Font.DemiBold
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
