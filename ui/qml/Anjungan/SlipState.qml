import QtQuick

// How far the slip is on its way to paper: icon and words, and what the visitor does now.
Rectangle {
    id: box

    required property var says
    property real scaling: 1
    readonly property bool alert: says.alert ?? false
    readonly property color ink: alert ? Theme.brick : Theme.forest

    implicitHeight: column.implicitHeight + 5 * Theme.mm
    radius: Theme.radius
    color: alert ? Theme.brickSoft : Theme.leaf

    Column {
        id: column

        x: 4 * Theme.mm
        y: 2.5 * Theme.mm
        width: parent.width - 8 * Theme.mm
        spacing: 1.5 * Theme.mm

        Item {
            width: parent.width
            height: Math.max(sign.height, title.implicitHeight)
            implicitHeight: height

            Drawing {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                size: 10 * Theme.mm * Math.min(1, box.scaling)
                source: box.says.icon ? Theme.icon(box.says.icon) : ""
            }

            Label {
                id: title

                x: sign.width + 3 * Theme.mm
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x
                text: box.says.title ?? ""
                color: box.ink
                font.pixelSize: Math.round(Theme.capitals(6) * box.scaling)
                font.weight: Font.Bold
                lineHeight: 1.02
            }
        }

        Label {
            width: parent.width
            text: box.says.advice ?? ""
            font.pixelSize: Math.round(Theme.body * box.scaling)
        }
    }
}
