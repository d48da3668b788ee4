import QtQuick
import Anjungan

// A white card with a heading.
Rectangle {
    id: panel

    property string title: ""
    property string remark: ""
    property real pad: DeskTheme.gap * 1.6
    default property alias content: inside.data
    readonly property real headHeight: head.visible ? head.height + DeskTheme.gap : 0

    color: Theme.card
    radius: DeskTheme.radius
    border.color: Theme.edge
    border.width: DeskTheme.line
    // Where the content says how tall it is, the panel is as tall.
    implicitHeight: inside.childrenRect.height + headHeight + 2 * pad

    Column {
        id: head

        x: panel.pad
        y: panel.pad
        width: panel.width - 2 * panel.pad
        visible: panel.title !== ""

        DeskText {
            width: parent.width
            text: panel.title
            font.pixelSize: DeskTheme.lead
            font.weight: Font.Bold
            color: Theme.forest
        }

        DeskRemark {
            width: parent.width
            visible: text !== ""
            text: panel.remark
        }
    }

    Item {
        id: inside

        x: panel.pad
        y: panel.pad + panel.headHeight
        width: panel.width - 2 * panel.pad
        height: panel.height - y - panel.pad
    }
}
