import QtQuick

// The expected time: the first thing one sees, and the only thing that is yellow.
Rectangle {
    id: box

    required property string heading
    required property string day
    required property string hour
    required property string note
    property real scaling: 1

    implicitHeight: column.implicitHeight + 7 * Theme.mm
    radius: Theme.radius
    color: Theme.sun

    Column {
        id: column

        x: 5 * Theme.mm
        y: 3.5 * Theme.mm
        width: parent.width - 10 * Theme.mm
        spacing: 1.2 * Theme.mm

        Row {
            spacing: 2 * Theme.mm

            Drawing {
                anchors.verticalCenter: parent.verticalCenter
                size: 6 * Theme.mm
                source: Theme.icon("clock")
            }

            Label {
                text: box.heading
                font.pixelSize: Math.round(Theme.lesser * box.scaling)
                font.weight: Font.DemiBold
            }
        }

        Label {
            width: parent.width
            text: box.day
            font.pixelSize: Math.round(Theme.capitals(7) * box.scaling)
            font.weight: Font.Bold
            lineHeight: 1.02
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: box.hour
            font.pixelSize: Math.round(Theme.capitals(5.6) * box.scaling)
            font.weight: Font.Bold
            lineHeight: 1.02
        }

        Label {
            width: parent.width
            text: box.note
            font.pixelSize: Math.round(Theme.small * box.scaling)
        }
    }
}
