import QtQuick
import Anjungan

// An expected time: sun-yellow as on the slip; late ones in brick, and said so.
Rectangle {
    id: due

    required property string text
    property bool late: false
    property int pixelSize: DeskTheme.body

    implicitWidth: words.implicitWidth + 2 * DeskTheme.gap
    implicitHeight: words.implicitHeight + DeskTheme.mm
    radius: DeskTheme.radius
    color: late ? Theme.brickSoft : Theme.sun

    DeskLine {
        id: words

        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - 2)
        text: due.text
        color: due.late ? Theme.brick : Theme.ink
        font.pixelSize: due.pixelSize
        font.weight: Font.DemiBold
    }
}
