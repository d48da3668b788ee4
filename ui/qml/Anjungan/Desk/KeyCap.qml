import QtQuick
import Anjungan

// The key that does the same as what it stands beside.
Rectangle {
    id: cap

    required property string key
    property color ink: Theme.quiet

    visible: key !== ""
    width: sign.implicitWidth + 2 * DeskTheme.mm
    height: sign.implicitHeight + 0.6 * DeskTheme.mm
    radius: DeskTheme.mm
    color: "transparent"
    border.color: ink
    border.width: 1

    DeskText {
        id: sign

        anchors.centerIn: parent
        text: cap.key
        color: cap.ink
        font.pixelSize: DeskTheme.small
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
