import QtQuick
import Anjungan

// A button of the desk; `key` does the same, `sign` tells of a key that is heard elsewhere (Enter, Esc).
Touchable {
    id: button

    enum Weight {
        Main,
        Second,
        Quiet,
        Stop
    }

    property int weight: DeskButton.Quiet
    property string key: ""
    // Another key that does so too, of which the cap does not tell.
    property string also: ""
    property string sign: key
    property bool chosen: false
    readonly property bool onDark: enabled && (weight === DeskButton.Main || chosen)

    implicitHeight: DeskTheme.touch
    implicitWidth: Math.ceil(row.implicitWidth + 2 * DeskTheme.gap + 2 * DeskTheme.mm)
    opacity: enabled ? 1 : 0.55
    Accessible.description: sign

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
            button: button
            key: button.key
            also: button.also
            sign: button.sign
            ink: button.onDark ? Theme.card : Theme.quiet
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
