import QtQuick
import Anjungan
import Anjungan.Desk

// One thing that can be corrected: what the case holds, and what it shall hold instead.
Touchable {
    id: row

    required property var field

    name: field?.title ?? ""
    height: Math.max(DeskTheme.touch, column.height + DeskTheme.gap)

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: row.held ? Theme.leafPressed : row.field?.chosen ? Theme.leaf : "transparent"
    }

    Column {
        id: column

        x: DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x

        DeskRemark {
            width: parent.width
            text: row.field?.title ?? ""
        }

        DeskText {
            width: parent.width
            text: row.field?.new ? row.field.now + "  ›  " + row.field.new : row.field?.now ?? ""
            font.weight: row.field?.new ? Font.Bold : Font.Normal
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
}
