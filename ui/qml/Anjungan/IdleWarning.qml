import QtQuick
import Anjungan.Model

// Before everything is forgotten: a countdown that one touch anywhere ends.
Rectangle {
    id: warning

    required property VisitorScreen visitor
    readonly property var words: visitor.words.idle

    color: "#E612241C"

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: warning.visitor.stay()
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 200 * Theme.mm)
        height: column.implicitHeight + 16 * Theme.mm
        radius: 2 * Theme.radius
        color: Theme.paper

        Column {
            id: column

            x: 10 * Theme.mm
            y: 8 * Theme.mm
            width: parent.width - 20 * Theme.mm
            spacing: 4 * Theme.mm

            Row {
                width: parent.width
                spacing: 6 * Theme.mm

                Drawing {
                    id: hourglass

                    size: 34 * Theme.mm
                    source: Theme.drawing("waiting")
                }

                Column {
                    width: parent.width - hourglass.width - 6 * Theme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 2 * Theme.mm

                    Label {
                        width: parent.width
                        text: warning.words.title
                        color: Theme.forest
                        font.pixelSize: Theme.heading
                        font.weight: Font.Bold
                        lineHeight: 1.02
                    }

                    Label {
                        width: parent.width
                        text: warning.words.text
                    }
                }
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: warning.visitor.secondsLeft + " " + warning.words.seconds
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
            }

            ActButton {
                width: parent.width
                height: 24 * Theme.mm
                name: warning.words.stay
                weight: ActButton.Main
                pixelSize: Theme.capitals(6.4)
                onActed: warning.visitor.stay()
            }
        }
    }
}
