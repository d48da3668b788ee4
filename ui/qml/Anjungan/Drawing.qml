import QtQuick

// A drawing or an icon, rendered at the size at which it is shown.
Image {
    property real size: 10 * Theme.mm

    width: size
    height: size
    sourceSize: Qt.size(Math.ceil(size), Math.ceil(size))
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
