import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What happened to a case, the newest first.
DeskList {
    id: history

    required property CaseFile file

    rows: file.history
    empty: ""
    row: Rectangle {
        id: entry

        required property var modelData
        readonly property bool current: ListView.isCurrentItem && ListView.view.activeFocus

        width: ListView.view.width - 2 * DeskTheme.mm
        height: column.height + 2 * DeskTheme.gap
        radius: DeskTheme.radius
        color: current ? Theme.leaf : "transparent"

        Column {
            id: column

            x: DeskTheme.gap
            y: DeskTheme.gap
            width: parent.width - 2 * x
            spacing: 0.4 * DeskTheme.mm

            DeskText {
                width: parent.width
                text: entry.modelData.what
                font.weight: Font.DemiBold
            }

            DeskText {
                width: parent.width
                visible: text !== ""
                text: entry.modelData.text
            }

            DeskText {
                width: parent.width
                visible: text !== ""
                text: entry.modelData.why
            }

            DeskRemark {
                width: parent.width
                text: entry.modelData.when + " · " + entry.modelData.who
            }
        }
    }
}
