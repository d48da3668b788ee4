import QtQuick
import Anjungan
import Anjungan.Desk

// One account in the list: who and as what, how it stands and when it was last used.
Touchable {
    id: row

    required property var modelData
    property bool chosen: false

    name: modelData.name
    activeFocusOnTab: false
    ringGap: 0
    height: who.implicitHeight + 2 * DeskTheme.gap
    Accessible.role: Accessible.RadioButton
    Accessible.checked: chosen
    Accessible.description: modelData.roleName + ", " + modelData.state

    component Line: DeskLine {
        width: parent.width
        Accessible.ignored: true
    }

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: row.held ? Theme.leafPressed : row.chosen ? Theme.leaf : "transparent"
    }

    Column {
        id: who

        x: DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: row.width * 0.42

        Line {
            text: row.modelData.name
            font.weight: Font.Bold
        }

        Line {
            text: row.modelData.roleName
            font.pixelSize: DeskTheme.small
            color: Theme.quiet
        }
    }

    Column {
        x: who.x + who.width + DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - x - DeskTheme.gap

        Line {
            text: row.modelData.state
            color: row.modelData.attention ? Theme.brick : Theme.ink
            font.weight: row.modelData.attention ? Font.DemiBold : Font.Normal
        }

        Line {
            text: row.modelData.seen
            font.pixelSize: DeskTheme.small
            color: Theme.quiet
        }
    }
}
