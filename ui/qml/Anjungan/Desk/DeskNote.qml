import QtQuick
import Anjungan

// Some lines to type into, counted; Enter is the end of it, not a new line.
FocusScope {
    id: note

    required property string name
    required property int longest
    property alias text: input.text
    property string remark: ""
    property bool wrong: false
    property int lines: 4

    signal accepted

    implicitHeight: column.implicitHeight
    implicitWidth: 80 * DeskTheme.mm

    Column {
        id: column

        width: parent.width
        spacing: 0.8 * DeskTheme.mm

        Item {
            width: parent.width
            height: label.height

            DeskRemark {
                id: label

                text: note.name
            }

            DeskText {
                anchors.right: parent.right
                text: input.length + " / " + note.longest
                font.pixelSize: DeskTheme.small
                color: input.length > note.longest ? Theme.brick : Theme.quiet
                font.weight: input.length > note.longest ? Font.Bold : Font.Normal
            }
        }

        Rectangle {
            width: parent.width
            height: Math.round((note.lines * 1.25 * DeskTheme.lead) + 2 * DeskTheme.gap)
            radius: DeskTheme.radius
            color: Theme.card
            border.color: note.wrong ? Theme.brick : input.activeFocus ? Theme.forest : Theme.edge
            border.width: input.activeFocus || note.wrong ? 2 * DeskTheme.line : DeskTheme.line

            Flickable {
                id: view

                anchors.fill: parent
                anchors.margins: DeskTheme.gap
                clip: true
                contentHeight: input.height
                boundsBehavior: Flickable.StopAtBounds

                TextEdit {
                    id: input

                    width: view.width
                    height: Math.max(implicitHeight, view.height)
                    focus: true
                    activeFocusOnTab: true
                    wrapMode: TextEdit.Wrap
                    textFormat: TextEdit.PlainText
                    color: Theme.ink
                    selectionColor: Theme.leafPressed
                    selectedTextColor: Theme.ink
                    selectByMouse: true
                    font.family: Theme.family
                    font.pixelSize: DeskTheme.lead
                    inputMethodHints: Qt.ImhNoPredictiveText
                    Keys.onReturnPressed: note.accepted()
                    Keys.onEnterPressed: note.accepted()
                    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    onCursorRectangleChanged: {
                        const low = cursorRectangle.y + cursorRectangle.height - view.height;
                        view.contentY = Math.max(Math.min(view.contentY, cursorRectangle.y), low, 0);
                    }
                    Accessible.role: Accessible.EditableText
                    Accessible.name: note.name
                    Accessible.description: note.remark
                }
            }
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: note.remark
            font.pixelSize: DeskTheme.small
            color: note.wrong ? Theme.brick : Theme.quiet
            font.weight: note.wrong ? Font.DemiBold : Font.Normal
        }
    }
}
