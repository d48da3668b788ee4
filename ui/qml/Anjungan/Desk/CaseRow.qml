import QtQuick
import Anjungan

// One case in a list: code and participant, request and state, when it is due.
Touchable {
    id: row

    required property var modelData
    readonly property bool current: ListView.isCurrentItem && ListView.view.activeFocus

    name: modelData.code + ", " + modelData.name
    activeFocusOnTab: false
    ringGap: 0
    height: Math.max(left.implicitHeight, middle.implicitHeight) + 2 * DeskTheme.gap

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: row.held ? Theme.leafPressed : row.current ? Theme.leaf : "transparent"
    }

    Column {
        id: left

        x: DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: row.width * 0.36

        DeskLine {
            width: parent.width
            text: row.modelData.name
            font.weight: Font.Bold
        }

        DeskRemark {
            text: row.modelData.code
        }
    }

    Column {
        id: middle

        x: left.x + left.width + DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: due.x - x - DeskTheme.gap

        DeskLine {
            width: parent.width
            text: row.modelData.kind
        }

        DeskRemark {
            text: row.modelData.state
        }
    }

    DueText {
        id: due

        x: row.width - width - DeskTheme.gap
        width: row.width * 0.28
        anchors.verticalCenter: parent.verticalCenter
        text: row.modelData.due
        late: row.modelData.late
    }
}
