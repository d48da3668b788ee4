pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// The branch mark. Held for long it opens the staff's desk: a thin ring fills meanwhile, late enough that no visitor
// meets it by chance. How long is decided by the clock of `door`.
Item {
    id: mark

    required property StaffDoor door

    width: 15 * Theme.mm
    height: width

    Drawing {
        size: mark.width
        source: Theme.drawing("brand")
    }

    TapHandler {
        id: finger

        enabled: mark.door.there
        gesturePolicy: TapHandler.WithinBounds
        onPressedChanged: {
            if (pressed)
                mark.door.press();
            else
                mark.door.release();
        }
    }

    Loader {
        anchors.centerIn: parent
        active: finger.pressed
        sourceComponent: Item {
            id: ring

            readonly property int count: 72
            property real filled: 0

            SequentialAnimation {
                running: true

                PauseAnimation {
                    duration: 600
                }

                NumberAnimation {
                    target: ring
                    property: "filled"
                    to: ring.count
                    duration: 2400
                }
            }

            Repeater {
                model: ring.count

                Rectangle {
                    id: part

                    required property int index

                    visible: index < ring.filled
                    width: 1.2 * Theme.mm
                    height: 0.8 * Theme.mm
                    x: -width / 2
                    y: -mark.width * 0.74
                    color: Theme.forest
                    transform: Rotation {
                        origin.x: 0.6 * Theme.mm
                        origin.y: mark.width * 0.74
                        angle: part.index * 360 / ring.count
                    }
                }
            }
        }
    }
}
