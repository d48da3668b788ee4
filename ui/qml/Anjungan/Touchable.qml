import QtQuick

// Everything that can be touched: answers at once by its colour, acts on release, works by keyboard too.
FocusScope {
    id: touchable

    required property string name
    readonly property bool held: tap.pressed
    // How far the ring of the focus stands off; rows of a list have no room around them.
    property real ringGap: 1.4 * Theme.mm

    signal acted

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: acted()
    Keys.onReturnPressed: acted()
    Keys.onEnterPressed: acted()
    Keys.onSpacePressed: acted()

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: touchable.acted()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -touchable.ringGap
        visible: touchable.activeFocus
        color: "transparent"
        radius: Theme.radius + touchable.ringGap
        border.color: Theme.forest
        border.width: 0.8 * Theme.mm
        z: 1
    }
}
