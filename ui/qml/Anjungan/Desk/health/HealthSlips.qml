pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Today's slips that nobody holds on paper: a row opens the slip, for whoever may.
DeskPanel {
    id: panel

    required property DeskScreen desk
    required property MachineHealth health
    readonly property SlipsNotPrinted slips: health.slips

    function open(code: string): void {
        if (desk.scans)
            desk.scan(code);
    }

    title: slips.title
    remark: slips.rows.length > 0 && desk.scans ? health.words.slips.note : ""

    DeskList {
        width: parent.width
        height: parent.height
        rows: panel.slips.rows
        empty: panel.slips.empty
        remark: panel.slips.more
        onOpened: row => panel.open(row.code)
        row: Touchable {
            id: slip

            required property var modelData

            name: modelData.code
            Accessible.description: modelData.time + ", " + modelData.cause + ", " + modelData.why
            activeFocusOnTab: false
            ringGap: 0
            width: ListView.view.width - 2 * DeskTheme.mm
            height: Math.max(DeskTheme.touch, column.implicitHeight + 1.4 * DeskTheme.gap)
            onActed: panel.open(modelData.code)

            Rectangle {
                anchors.fill: parent
                radius: DeskTheme.radius
                color: slip.held ? Theme.leafPressed : slip.ListView.isCurrentItem && slip.ListView.view.activeFocus ? Theme.leaf : "transparent"
            }

            Column {
                id: column

                x: DeskTheme.mm
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * x

                Item {
                    width: parent.width
                    height: code.height

                    DeskText {
                        id: time

                        text: slip.modelData.time
                        color: Theme.quiet
                    }

                    DeskText {
                        id: code

                        x: 16 * DeskTheme.mm
                        text: slip.modelData.code
                        font.weight: Font.Bold
                        wrapMode: Text.NoWrap
                    }

                    DeskLine {
                        x: code.x + Math.max(code.width, 28 * DeskTheme.mm) + DeskTheme.gap
                        width: parent.width - x
                        text: slip.modelData.cause
                    }
                }

                DeskRemark {
                    x: 16 * DeskTheme.mm
                    width: parent.width - x
                    text: slip.modelData.why
                }
            }
        }
    }
}
