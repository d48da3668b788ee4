import QtQuick

// A QR code in whole pixels a module, so that a camera reads its edges.
Image {
    required property real side

    width: side
    height: side
    sourceSize: Qt.size(Math.floor(side), Math.floor(side))
    fillMode: Image.PreserveAspectFit
    smooth: false
    Accessible.ignored: true
}
