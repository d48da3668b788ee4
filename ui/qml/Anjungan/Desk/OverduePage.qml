pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Who has how much overdue on the left, the cases by age on the right.
FocusScope {
    id: page

    required property DeskScreen desk
    required property OverdueCases model
    readonly property var words: model.words

    DeskPanel {
        id: officers

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round(parent.width * 0.26)
        height: parent.height - y - DeskTheme.gap
        title: page.words.officers

        DeskList {
            width: parent.width
            height: parent.height
            rows: page.model.officers
            empty: ""
            onOpened: row => page.model.choose(row.id)
            row: Touchable {
                id: officer

                required property var modelData

                name: modelData.name
                activeFocusOnTab: false
                ringGap: 0
                width: ListView.view.width - 2 * DeskTheme.mm
                height: DeskTheme.touch
                Accessible.role: Accessible.RadioButton
                Accessible.checked: modelData.chosen
                onActed: page.model.choose(modelData.id)

                Rectangle {
                    anchors.fill: parent
                    radius: DeskTheme.radius
                    color: officer.held ? Theme.leafPressed : officer.modelData.chosen ? Theme.leaf : "transparent"
                }

                DeskLine {
                    x: DeskTheme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    width: count.x - x - DeskTheme.gap
                    text: officer.modelData.name
                    font.weight: officer.modelData.chosen ? Font.Bold : Font.Normal
                    Accessible.ignored: true
                }

                DeskText {
                    id: count

                    x: officer.width - width - DeskTheme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    text: officer.modelData.count
                    font.weight: Font.Bold
                }
            }
        }
    }

    DeskPanel {
        x: officers.x + officers.width + DeskTheme.gap
        y: officers.y
        width: parent.width - x - DeskTheme.margin
        height: officers.height
        title: page.words.title
        remark: page.model.rows.length > 0 ? page.words.note : ""

        DeskList {
            id: cases

            width: parent.width
            height: parent.height
            focus: true
            rows: page.model.rows
            at: page.model.at
            empty: page.model.known ? page.words.empty : ""
            remark: page.model.more
            onOpened: row => page.model.openCase(row.key)
            row: OverdueRow {
                width: ListView.view.width - 2 * DeskTheme.mm
                onOpened: page.model.openCase(modelData.key)
            }
        }
    }
}
