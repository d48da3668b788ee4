pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// Back, start over, progress and language: in the same place on every page.
Item {
    id: bar

    required property VisitorScreen visitor
    readonly property bool moving: visitor.page !== "welcome" && visitor.page !== "calm"

    implicitHeight: Math.round(21 * Theme.mm)

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.edge
    }

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3 * Theme.mm
        visible: bar.moving

        ActButton {
            name: bar.visitor.words.frame.back
            icon: "back"
            weight: ActButton.Quiet
            pixelSize: Theme.lesser
            onActed: bar.visitor.back()
        }

        ActButton {
            name: bar.visitor.words.frame.start_over
            icon: "home"
            weight: ActButton.Quiet
            pixelSize: Theme.lesser
            onActed: bar.visitor.startOver()
        }
    }

    Row {
        id: dots

        anchors.centerIn: parent
        spacing: 2 * Theme.mm
        visible: bar.moving && bar.width > 200 * Theme.mm
        Accessible.role: Accessible.Indicator
        Accessible.name: bar.visitor.words.frame.progress.replace("{step}", bar.visitor.progress)

        Repeater {
            model: 4

            Rectangle {
                required property int index

                width: index + 1 === bar.visitor.progress ? 9 * Theme.mm : 4 * Theme.mm
                height: 2.4 * Theme.mm
                radius: height / 2
                color: index < bar.visitor.progress ? Theme.forest : Theme.paper
                border.color: index < bar.visitor.progress ? Theme.forest : Theme.edge
                border.width: Theme.line
            }
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3 * Theme.mm

        Repeater {
            model: bar.visitor.languages

            ActButton {
                required property int index
                required property var modelData

                name: modelData.name
                icon: index === 0 ? "globe" : ""
                weight: ActButton.Quiet
                chosen: bar.visitor.language === modelData.code
                pixelSize: Theme.lesser
                onActed: bar.visitor.speak(modelData.code)
            }
        }
    }
}
