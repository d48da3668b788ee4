import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What a case is: code, request, state and due time; the participant; all that is known; what can be done.
FocusScope {
    id: about

    required property CaseFile file
    readonly property var head: file.head
    property alias acts: acts

    signal nothingToDo

    function takeFocus(): void {
        if (!acts.takeFocus())
            nothingToDo();
    }

    Column {
        id: top

        width: parent.width
        spacing: DeskTheme.gap

        Item {
            width: parent.width
            height: Math.max(code.height, state.height)

            DeskText {
                id: code

                text: about.head.code ?? ""
                font.pixelSize: DeskTheme.title
                font.weight: Font.Bold
                color: Theme.forest
                wrapMode: Text.NoWrap
            }

            Rectangle {
                id: state

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: stateText.implicitWidth + 2 * DeskTheme.gap
                height: stateText.implicitHeight + 2 * DeskTheme.mm
                radius: DeskTheme.radius
                color: about.head.open ? Theme.leaf : Theme.forest

                DeskText {
                    id: stateText

                    anchors.centerIn: parent
                    text: about.head.state ?? ""
                    font.pixelSize: DeskTheme.lead
                    font.weight: Font.DemiBold
                    color: about.head.open ? Theme.forest : Theme.card
                    wrapMode: Text.NoWrap
                }
            }
        }

        Item {
            width: parent.width
            height: Math.max(kind.height, due.height)

            DeskText {
                id: kind

                anchors.verticalCenter: parent.verticalCenter
                text: about.head.kind ?? ""
                font.pixelSize: DeskTheme.lead
                wrapMode: Text.NoWrap
            }

            Row {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: DeskTheme.gap

                DeskText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: about.head.due?.label ?? ""
                    color: about.head.due?.late ? Theme.brick : Theme.quiet
                    font.weight: about.head.due?.late ? Font.DemiBold : Font.Normal
                    wrapMode: Text.NoWrap
                }

                DueText {
                    id: due

                    text: about.head.due?.text ?? ""
                    late: about.head.due?.late ?? false
                }
            }
        }

        Rectangle {
            width: parent.width
            height: DeskTheme.line
            color: Theme.edge
            opacity: 0.5
        }

        DeskText {
            width: parent.width
            text: about.head.name || about.head.forgotten || ""
            font.pixelSize: DeskTheme.lead
            font.weight: about.head.name ? Font.Bold : Font.Normal
            color: about.head.name ? Theme.ink : Theme.quiet
        }

        CaseNumbers {
            width: parent.width
            file: about.file
        }
    }

    CaseFacts {
        y: top.height + DeskTheme.gap
        width: parent.width
        height: acts.y - y - DeskTheme.gap
        facts: about.file.facts
    }

    CaseActs {
        id: acts

        anchors.bottom: parent.bottom
        width: parent.width
        file: about.file
        focus: true
    }
}
