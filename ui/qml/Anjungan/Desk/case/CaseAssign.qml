pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// To whom a case is given: whoever may work on cases, by name.
FocusScope {
    id: assign

    required property DeskScreen desk
    required property CaseFile file

    focus: true

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: DeskTheme.margin
        width: Math.min(parent.width - 2 * DeskTheme.margin, 135 * DeskTheme.mm)
        height: Math.min(parent.height - 2 * y, headHeight + (1.2 * Math.max(3, assign.file.officers.length) + 1) * DeskTheme.touch + 2 * pad + DeskTheme.gap)
        title: assign.file.words.panel.assign

        DeskList {
            width: parent.width
            height: close.y - DeskTheme.gap
            focus: true
            rows: assign.file.officers
            empty: assign.desk.busy ? "" : assign.file.words.panel.nobody
            onOpened: row => assign.file.assign(row.key)
            row: Item {
                id: officer

                required property var modelData
                readonly property bool current: ListView.isCurrentItem && ListView.view.activeFocus

                width: ListView.view.width - 2 * DeskTheme.mm
                height: touched.height

                Touchable {
                    id: touched

                    name: officer.modelData.name
                    activeFocusOnTab: false
                    width: parent.width
                    height: Math.round(1.2 * DeskTheme.touch)
                    onActed: assign.file.assign(officer.modelData.key)

                    Rectangle {
                        anchors.fill: parent
                        radius: DeskTheme.radius
                        color: touched.held ? Theme.leafPressed : officer.current ? Theme.leaf : "transparent"
                    }

                    DeskLine {
                        x: DeskTheme.gap
                        anchors.verticalCenter: parent.verticalCenter
                        width: role.x - 2 * DeskTheme.gap
                        text: officer.modelData.name
                        font.weight: Font.Bold
                    }

                    DeskText {
                        id: role

                        anchors.right: parent.right
                        anchors.rightMargin: DeskTheme.gap
                        anchors.verticalCenter: parent.verticalCenter
                        text: officer.modelData.role
                        color: Theme.quiet
                    }
                }
            }
        }

        DeskButton {
            id: close

            anchors.bottom: parent.bottom
            name: assign.file.words.panel.close
            sign: "Esc"
            onActed: assign.file.close()
        }
    }
}
