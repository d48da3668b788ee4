import QtQuick

// A QR code drawn from one pixel a module to whole screen pixels a module, so that a camera reads its edges.
Item {
    id: code

    required property real side
    property alias source: picture.source
    readonly property int modules: picture.implicitWidth

    width: side
    height: side

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius / 2
        color: "white"
    }

    Image {
        id: picture

        anchors.centerIn: parent
        width: code.modules > 0 ? Math.max(1, Math.floor(code.side / code.modules)) * code.modules : code.side
        height: width
        smooth: false
        Accessible.ignored: true
    }
}
