pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// Standing columns under one scale, for hours of the day: the number above, the hour below.
Item {
    id: columns

    required property var rows
    readonly property real tall: 26 * DeskTheme.mm
    readonly property real step: width / Math.max(1, rows.length)

    implicitHeight: tall + 2 * metrics.height + DeskTheme.mm

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: DeskTheme.small
    }

    Repeater {
        model: columns.rows

        Item {
            id: column

            required property var modelData
            required property int index

            x: index * columns.step
            width: columns.step
            height: columns.height

            DeskText {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: bar.top
                text: column.modelData.share > 0 ? column.modelData.said : ""
                font.pixelSize: DeskTheme.small
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
                lineHeight: 1
            }

            Rectangle {
                id: bar

                anchors.horizontalCenter: parent.horizontalCenter
                y: metrics.height + columns.tall - height
                width: Math.round(columns.step * 0.62)
                height: Math.round(columns.tall * column.modelData.share)
                color: Theme.forest
            }

            DeskRemark {
                anchors.horizontalCenter: parent.horizontalCenter
                y: metrics.height + columns.tall + DeskTheme.mm
                text: column.modelData.label
                fontSizeMode: Text.HorizontalFit
                width: columns.step
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
        }
    }

    Rectangle {
        y: metrics.height + columns.tall
        width: parent.width
        height: DeskTheme.line
        color: Theme.edge
    }
}
