import QtQuick

// Holds a column whose type is as large as the room allows: it begins at `most` and shrinks until nothing is cut.
Item {
    id: fitted

    default property alias content: column.data
    property alias spacing: column.spacing
    property real most: 1
    property real least: 0.7
    property real scaling: most
    readonly property real wanted: column.implicitHeight
    readonly property bool cut: wanted > height + 1

    function settle(): void {
        if (cut && height > 0 && scaling > least)
            scaling = Math.max(least, scaling * Math.max(0.85, Math.sqrt(height / wanted)) - 0.01);
    }

    implicitHeight: wanted
    onCutChanged: Qt.callLater(settle)
    onScalingChanged: Qt.callLater(settle)
    onWantedChanged: Qt.callLater(settle)

    Column {
        id: column

        width: fitted.width
        spacing: 3 * Theme.mm
    }
}
