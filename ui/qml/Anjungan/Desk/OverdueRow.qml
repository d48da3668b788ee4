import QtQuick
import Anjungan

// A late case with the officer who has it in hand; the first of an age stands under its heading.
FocusScope {
    id: row

    required property var modelData

    height: column.height

    signal opened

    component Line: DeskLine {
        width: parent.width
    }

    Column {
        id: column

        width: parent.width

        Line {
            visible: text !== ""
            topPadding: DeskTheme.gap
            bottomPadding: DeskTheme.mm
            leftPadding: DeskTheme.gap
            text: row.modelData.heading
            color: Theme.brick
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Touchable {
            id: card

            name: row.modelData.code + ", " + row.modelData.name
            activeFocusOnTab: false
            ringGap: 0
            focus: true
            width: parent.width
            height: Math.max(DeskTheme.touch, person.implicitHeight + 2 * DeskTheme.gap)
            onActed: row.opened()

            Rectangle {
                anchors.fill: parent
                radius: DeskTheme.radius
                color: card.held ? Theme.leafPressed : card.activeFocus ? Theme.leaf : "transparent"
            }

            Column {
                id: person

                x: DeskTheme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: card.width * 0.27

                Line {
                    text: row.modelData.name
                    font.weight: Font.Bold
                }

                Line {
                    text: row.modelData.code
                    font.pixelSize: DeskTheme.small
                    color: Theme.quiet
                }
            }

            Column {
                id: request

                x: person.x + person.width + DeskTheme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: card.width * 0.2

                Line {
                    text: row.modelData.kind
                }

                Line {
                    text: row.modelData.state
                    font.pixelSize: DeskTheme.small
                    color: Theme.quiet
                }
            }

            Line {
                id: officer

                x: request.x + request.width + DeskTheme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: due.x - x - DeskTheme.gap
                text: row.modelData.officer
            }

            DueText {
                id: due

                x: card.width - width - DeskTheme.gap
                width: card.width * 0.3
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.due
                late: true
            }
        }
    }
}
