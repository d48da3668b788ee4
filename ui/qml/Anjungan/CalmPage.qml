import QtQuick
import Anjungan.Model

// Something of ours is broken; the counter is not.
Item {
    id: page

    required property VisitorScreen visitor
    readonly property var words: visitor.words.calm

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 4 * Theme.margin, 240 * Theme.mm)
        spacing: 6 * Theme.mm

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 70 * Theme.mm
            source: Theme.drawing("calm")
        }

        Label {
            width: parent.width
            text: page.words.title
            color: Theme.forest
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: page.words.text
            font.pixelSize: Theme.capitals(5.4)
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: page.words.info
            color: Theme.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
