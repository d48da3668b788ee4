import QtQuick
import Anjungan

// A button of the desk; `key` tells the key that does the same.
Touchable {
    id: button

    enum Weight {
        Main,
        Second,
        Quiet,
        Stop
    }

    property int weight: DeskButton.Second
    property string key: ""
    property bool chosen: false
    readonly property bool onDark: enabled && (weight === DeskButton.Main || chosen)

    implicitHeight: DeskTheme.touch
    implicitWidth: Math.ceil(row.implicitWidth + 2 * DeskTheme.gap + 2 * DeskTheme.mm)
    opacity: enabled ? 1 : 0.55
    Accessible.description: key

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: {
            if (button.onDark)
                return button.held ? Theme.forestPressed : Theme.forest;
            if (button.weight === DeskButton.Stop)
                return Theme.brickSoft;
            return button.held ? Theme.leafPressed : button.weight === DeskButton.Quiet ? Theme.card : Theme.leaf;
        }
        border.color: button.weight === DeskButton.Stop ? Theme.brick : Theme.edge
        border.width: button.weight === DeskButton.Quiet || button.weight === DeskButton.Stop ? DeskTheme.line : 0
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: DeskTheme.gap

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
            text: button.name
            color: button.onDark ? Theme.card : button.weight === DeskButton.Stop ? Theme.brick : Theme.forest
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            key: button.key
            ink: button.onDark ? Theme.card : Theme.quiet
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
