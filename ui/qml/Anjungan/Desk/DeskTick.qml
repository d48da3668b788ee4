import QtQuick
import Anjungan

// Yes or no: a box to tick, by touch, mouse or the space bar; `key` does the same.
Touchable {
    id: tick

    property bool on: false
    property string key: ""

    implicitHeight: DeskTheme.touch
    implicitWidth: box.width + label.implicitWidth + 3 * DeskTheme.gap
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on

    Rectangle {
        id: box

        x: DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(6 * DeskTheme.mm)
        height: width
        radius: DeskTheme.mm
        color: tick.on ? Theme.forest : Theme.card
        border.color: tick.on ? Theme.forest : Theme.edge
        border.width: 2 * DeskTheme.line

        DeskText {
            anchors.centerIn: parent
            visible: tick.on
            text: "✓"
            color: Theme.card
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }

    DeskText {
        id: label

        x: box.x + box.width + DeskTheme.gap
        width: Math.min(implicitWidth, tick.width - x - (keyCap.visible ? keyCap.width + DeskTheme.gap : 0))
        anchors.verticalCenter: parent.verticalCenter
        text: tick.name
        Accessible.ignored: true
    }

    KeyCap {
        id: keyCap

        x: label.x + label.width + DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        button: tick
        key: tick.key
    }
}
