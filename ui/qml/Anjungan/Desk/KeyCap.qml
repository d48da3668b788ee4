import QtQuick
import Anjungan

// The key that does the same as the button it stands in, and what the cap says; the key acts as long as the button does.
Rectangle {
    id: cap

    required property Touchable button
    required property string key
    property string also: ""
    property string sign: key
    property color ink: Theme.quiet

    visible: sign !== ""
    width: text.implicitWidth + 2 * DeskTheme.mm
    height: text.implicitHeight + 0.6 * DeskTheme.mm
    radius: DeskTheme.mm
    color: "transparent"
    border.color: ink
    border.width: 1

    DeskText {
        id: text

        anchors.centerIn: parent
        text: cap.sign
        color: cap.ink
        font.pixelSize: DeskTheme.small
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Shortcut {
        sequences: [cap.key, cap.also].filter(one => one !== "")
        enabled: cap.button.visible && cap.button.enabled
        onActivated: cap.button.acted()
    }
}
