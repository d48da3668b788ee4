pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Who waits at the counter on the left, what is not to be forgotten on the right.
Item {
    id: page

    required property DeskScreen desk
    required property HomeLists model
    readonly property var words: desk.words.home_page
    property string shown: "mine"
    readonly property var list: model.lists.find(one => one.id === shown) ?? ({
            "rows": [],
            "empty": "",
            "more": ""
        })

    DeskPanel {
        id: waiting

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round(parent.width * 0.34)
        height: parent.height - y - DeskTheme.gap
        title: page.words.waiting
        remark: page.words.waiting_note

        DeskList {
            width: parent.width
            height: parent.height - fresh.height - DeskTheme.gap
            rows: page.model.waiting
            empty: page.model.known ? page.words.waiting_empty : ""
            onOpened: row => page.desk.scan(row.code)
            row: Touchable {
                id: slip

                required property var modelData

                name: modelData.code
                activeFocusOnTab: false
                Accessible.description: modelData.mark
                width: ListView.view.width - 2 * DeskTheme.mm
                height: column.implicitHeight + 2 * DeskTheme.gap
                onActed: page.desk.scan(modelData.code)

                Rectangle {
                    anchors.fill: parent
                    radius: DeskTheme.radius
                    color: slip.held ? Theme.leafPressed : slip.ListView.isCurrentItem && slip.ListView.view.activeFocus ? Theme.leaf : "transparent"
                }

                Column {
                    id: column

                    x: DeskTheme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * DeskTheme.gap

                    Item {
                        width: parent.width
                        height: code.height

                        DeskText {
                            id: code

                            text: slip.modelData.code
                            font.weight: Font.Bold
                        }

                        DeskRemark {
                            anchors.left: code.right
                            anchors.leftMargin: DeskTheme.gap
                            anchors.baseline: code.baseline
                            text: slip.modelData.mark
                        }

                        DeskText {
                            anchors.right: parent.right
                            text: slip.modelData.age
                        }
                    }

                    DeskRemark {
                        width: parent.width
                        text: slip.modelData.cause
                    }
                }
            }
        }

        DeskButton {
            id: fresh

            anchors.bottom: parent.bottom
            width: parent.width
            name: page.desk.begun ? page.words.resume : page.words.new
            sign: "F2"
            weight: DeskButton.Main
            onActed: page.desk.newCase()
        }
    }

    DeskPanel {
        x: waiting.x + waiting.width + DeskTheme.gap
        y: waiting.y
        width: parent.width - x - DeskTheme.margin
        height: waiting.height

        Row {
            id: tabs

            spacing: DeskTheme.gap

            Repeater {
                model: ["mine", "due_today", "overdue"]

                DeskButton {
                    required property string modelData
                    readonly property var list: page.model.lists.find(one => one.id === modelData)

                    name: page.words[modelData] + (list ? "  " + list.count : "")
                    chosen: page.shown === modelData
                    weight: modelData === "overdue" && list && list.rows.length > 0 ? DeskButton.Stop : DeskButton.Quiet
                    onActed: page.shown = modelData
                }
            }
        }

        DeskList {
            y: tabs.height + DeskTheme.gap
            width: parent.width
            height: parent.height - y
            focus: true
            rows: page.list.rows
            empty: page.list.empty
            remark: page.list.more
            onOpened: row => page.model.openCase(row.key)
            row: CaseRow {
                width: ListView.view.width - 2 * DeskTheme.mm
                onActed: page.model.openCase(modelData.key)
            }
        }
    }
}
