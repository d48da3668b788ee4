import QtQuick
import Anjungan

// Rows to go through with the arrow keys, the wheel or a finger; Enter opens one. Empty, it says what to do next.
FocusScope {
    id: list

    required property var rows
    required property string empty
    property Component row
    property string remark: ""

    signal opened(var row)

    ListView {
        id: view

        anchors.fill: parent
        anchors.bottomMargin: more.visible ? more.height : 0
        clip: true
        focus: true
        activeFocusOnTab: count > 0
        model: list.rows
        delegate: list.row
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Keys.onReturnPressed: list.opened(list.rows[currentIndex])
        Keys.onEnterPressed: list.opened(list.rows[currentIndex])
        Accessible.role: Accessible.List
    }

    Rectangle {
        // Where there is more below or above: a bar as long as what is seen.
        visible: view.contentHeight > view.height
        anchors.right: parent.right
        y: view.visibleArea.yPosition * view.height
        width: DeskTheme.mm
        height: Math.max(5 * DeskTheme.mm, view.visibleArea.heightRatio * view.height)
        radius: width / 2
        color: Theme.edge
    }

    DeskText {
        id: more

        anchors.bottom: parent.bottom
        width: parent.width
        visible: text !== ""
        text: list.remark
        font.pixelSize: DeskTheme.small
        color: Theme.quiet
    }

    DeskText {
        y: DeskTheme.gap
        width: parent.width
        visible: view.count === 0
        text: list.empty
        color: Theme.quiet
    }
}
