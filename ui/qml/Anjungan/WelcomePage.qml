pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// What this is, that it costs nothing and asks for nothing, and one large way in.
Item {
    id: page

    required property VisitorScreen visitor
    readonly property var words: visitor.words.welcome
    readonly property real textWidth: Theme.portrait ? width - 2 * Theme.margin : (width - 3 * Theme.margin) * 0.56

    // A touch beside the button starts as well; on the button itself both notice it, and the second does nothing.
    // Only the mark in its corner, where there is a desk behind it, is no way in for visitors.
    TapHandler {
        onTapped: point => {
            if (!page.visitor.door.there || !mark.contains(mark.mapFromItem(page, point.position)))
                page.visitor.start();
        }
    }

    Row {
        id: head

        x: Theme.margin
        y: Theme.margin
        spacing: 4 * Theme.mm

        StaffMark {
            id: mark

            door: page.visitor.door
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: (Theme.portrait ? page.width * 0.9 : page.width * 0.62) - 30 * Theme.mm

            Label {
                width: parent.width
                text: page.visitor.branchName
                font.weight: Font.Bold
            }

            Label {
                width: parent.width
                text: page.visitor.branchHours
                font.pixelSize: Theme.small
                color: Theme.quiet
            }
        }
    }

    Label {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.portrait ? head.y + head.height + 3 * Theme.mm : head.y + (head.height - height) / 2
        text: page.visitor.clockText
        font.pixelSize: Theme.lesser
        color: Theme.quiet
    }

    Drawing {
        id: scene

        readonly property real landscapeSize: Math.min(page.width - page.textWidth - 3 * Theme.margin, page.height - head.height - 4 * Theme.margin)
        readonly property real portraitSize: Math.min(page.width - 2 * Theme.margin, page.height * 0.46)

        anchors.right: parent.right
        anchors.rightMargin: Theme.portrait ? (parent.width - width) / 2 : Theme.margin
        y: Theme.portrait ? clock.y + clock.height + 4 * Theme.mm : start.y + start.height - height
        size: Math.max(10, Theme.portrait ? portraitSize : landscapeSize)
        width: size
        height: size * 620 / 720
        sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
        source: Theme.drawing("welcome")
    }

    Fitted {
        id: text

        about: page.words

        x: Theme.margin
        y: Theme.portrait ? scene.y + scene.height + 6 * Theme.mm : head.y + head.height + 6 * Theme.mm
        width: page.textWidth
        height: start.y - y - 4 * Theme.mm
        spacing: 4 * Theme.mm
        most: Theme.portrait ? 1.5 : 1.25

        Label {
            width: parent.width
            text: page.words.headline
            color: Theme.forest
            font.pixelSize: Math.round(Theme.display * text.scaling)
            font.weight: Font.Bold
            lineHeight: 1.02
        }

        Label {
            width: parent.width
            text: page.words.promise
            font.pixelSize: Math.round(Theme.capitals(5.2) * text.scaling)
        }

        Flow {
            width: parent.width
            spacing: 3 * Theme.mm

            Repeater {
                model: [page.words.free, page.words.no_login, page.words.minute]

                Row {
                    id: fact

                    required property string modelData

                    spacing: 2 * Theme.mm

                    Drawing {
                        anchors.verticalCenter: parent.verticalCenter
                        size: 6 * Theme.mm
                        source: Theme.icon("check")
                    }

                    Label {
                        text: fact.modelData
                        font.pixelSize: Math.round(Theme.lesser * text.scaling)
                        rightPadding: 3 * Theme.mm
                    }
                }
            }
        }
    }

    ActButton {
        id: start

        x: Theme.margin
        width: Math.round(page.textWidth)
        height: Math.round(27 * Theme.mm)
        y: Math.round(note.y - height - 5 * Theme.mm)
        name: page.words.start
        icon: "arrow"
        iconLast: true
        weight: ActButton.Main
        pixelSize: Theme.capitals(7.6)
        onActed: page.visitor.start()
    }

    ActButton {
        id: note

        x: Theme.margin
        height: Math.ceil(15 * Theme.mm)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(4 * Theme.mm)
        name: page.words.other_office
        icon: "help"
        weight: ActButton.Quiet
        pixelSize: Theme.small
        onActed: page.visitor.otherOffice()
    }
}
