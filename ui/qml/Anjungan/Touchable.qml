import QtQuick

// Everything that can be touched: answers at once by its colour, acts on release, works by keyboard too.
FocusScope {
    id: touchable

    required property string name
    readonly property bool held: tap.pressed

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
        anchors.margins: -1.4 * Theme.mm
        visible: touchable.activeFocus
        color: "transparent"
        radius: Theme.radius + 1.4 * Theme.mm
        border.color: Theme.forest
        border.width: 0.8 * Theme.mm
        z: 1
    }
}
