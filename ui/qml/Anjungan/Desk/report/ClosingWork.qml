pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// Who did what: a row an officer, three numbers for every kind, and the sum.
FocusScope {
    id: work

    // As `show_work` gives it.
    required property var shown
    required property string officer
    required property string nobody
    required property string note
    readonly property var rows: shown.rows ?? []
    readonly property var columns: shown.columns ?? []
    readonly property real nameRoom: Math.round(width * 0.36)
    readonly property real group: (width - nameRoom - 2 * DeskTheme.mm) / 2
    readonly property real step: group / 3

    function place(column: int): real {
        return nameRoom + column * step;
    }

    component Head: DeskLine {
        font.pixelSize: DeskTheme.small
        color: Theme.quiet
        horizontalAlignment: Text.AlignRight
    }

    DeskText {
        width: parent.width
        visible: work.shown.rows !== undefined && work.rows.length === 0
        text: work.nobody
        color: Theme.quiet
    }

    Item {
        id: head

        width: parent.width
        height: kinds.height + names.height + DeskTheme.mm
        visible: work.rows.length > 0

        Row {
            id: kinds

            x: work.nameRoom

            Repeater {
                model: work.shown.kinds ?? []

                Head {
                    required property string modelData

                    width: work.group
                    leftPadding: DeskTheme.gap
                    text: modelData
                    font.weight: Font.DemiBold
                    color: Theme.forest
                }
            }
        }

        Item {
            id: names

            y: kinds.height
            width: parent.width
            height: officerHead.height

            Head {
                id: officerHead

                text: work.officer
            }

            Repeater {
                model: 2 * work.columns.length

                Head {
                    required property int index

                    x: work.place(index)
                    width: work.step
                    text: work.columns[index % work.columns.length] ?? ""
                }
            }
        }
    }

    ListView {
        id: view

        y: head.height
        width: parent.width
        height: acts.y - y - DeskTheme.mm
        visible: work.rows.length > 0
        focus: true
        activeFocusOnTab: contentHeight > height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: work.rows
        highlightMoveDuration: 0
        delegate: Item {
            id: row

            required property var modelData

            width: view.width - 2 * DeskTheme.mm
            height: Math.round(name.implicitHeight + 2.4 * DeskTheme.mm)

            Rectangle {
                width: parent.width
                height: DeskTheme.line
                color: Theme.edge
                opacity: row.modelData.total ? 1 : 0.4
            }

            DeskLine {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                width: work.nameRoom - DeskTheme.gap
                text: row.modelData.name
                font.weight: row.modelData.total ? Font.Bold : Font.Normal
            }

            Repeater {
                model: row.modelData.numbers

                DeskText {
                    required property string modelData
                    required property int index

                    x: work.place(index)
                    anchors.verticalCenter: row.verticalCenter
                    width: work.step
                    horizontalAlignment: Text.AlignRight
                    text: modelData
                    font.weight: row.modelData.total ? Font.Bold : Font.Normal
                }
            }
        }
    }

    ScrollMark {
        view: view
    }

    DeskRemark {
        id: acts

        anchors.bottom: parent.bottom
        width: parent.width
        visible: work.rows.length > 0
        text: work.note
    }
}
