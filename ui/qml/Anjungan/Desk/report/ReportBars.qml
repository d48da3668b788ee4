pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// Lying bars under one scale: what is counted, the bar, the number.
Column {
    id: bars

    // [{label, said, share, expected, wrong, hidden}, …]
    required property var rows
    property real labelShare: 0.42
    readonly property real numberRoom: rows.reduce((most, row) => Math.max(most, Math.ceil(metrics.advanceWidth(row.said))), 0)

    spacing: DeskTheme.mm

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: DeskTheme.body
        font.weight: Font.DemiBold
    }

    Repeater {
        model: bars.rows

        Item {
            id: row

            required property var modelData

            width: bars.width
            height: Math.max(label.height, said.height)

            DeskText {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.round(bars.width * bars.labelShare)
                text: row.modelData.label
                color: row.modelData.wrong ? Theme.brick : Theme.ink
            }

            Rectangle {
                x: label.width + DeskTheme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: said.x - x - DeskTheme.gap
                height: Math.round(3 * DeskTheme.mm)
                visible: !row.modelData.hidden
                color: Theme.leaf

                Rectangle {
                    width: row.modelData.share > 0 ? Math.max(2, Math.round(parent.width * row.modelData.share)) : 0
                    height: parent.height
                    color: row.modelData.expected ? Theme.sun : Theme.forest
                }
            }

            DeskText {
                id: said

                x: row.width - width
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(bars.numberRoom, implicitWidth)
                horizontalAlignment: Text.AlignRight
                text: row.modelData.said
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
    }
}
