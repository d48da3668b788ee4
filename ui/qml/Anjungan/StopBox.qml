import QtQuick

// What not to do.
Rectangle {
    id: box

    required property string text
    property real scaling: 1

    implicitHeight: Math.max(sign.height, words.implicitHeight) + 5 * Theme.mm
    radius: Theme.radius
    color: Theme.brickSoft

    Drawing {
        id: sign

        x: 4 * Theme.mm
        anchors.verticalCenter: parent.verticalCenter
        size: 9 * Theme.mm
        source: Theme.icon("stop")
    }

    Label {
        id: words

        anchors.left: sign.right
        anchors.right: parent.right
        anchors.leftMargin: 3 * Theme.mm
        anchors.rightMargin: 4 * Theme.mm
        anchors.verticalCenter: parent.verticalCenter
        text: box.text
        color: Theme.brick
        font.pixelSize: Math.round(Theme.lesser * box.scaling)
        font.weight: Font.DemiBold
        lineHeight: 1.08
    }
}
