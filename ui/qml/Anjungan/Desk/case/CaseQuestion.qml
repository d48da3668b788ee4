pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What a move asks before it is made: to whom, why, how it ended, or only whether; and the note.
FocusScope {
    id: question

    required property DeskScreen desk
    required property CaseFile file
    readonly property var panel: file.panel
    readonly property bool isLine: panel.kind === "recipient"
    readonly property bool isNote: panel.kind === "reason" || panel.kind === "note"
    readonly property bool isEnding: panel.kind === "ending"

    function save(): void {
        file.say(isLine ? line.text : isNote ? note.text : "");
    }

    Component.onCompleted: {
        line.text = panel.prefilled;
        line.input.selectAll();
        const first = isLine ? line : isNote ? note : isEnding ? endings.itemAt(0) as Item : yes;
        first.forceActiveFocus();
    }

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.gap, (parent.height - height) * 0.35)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 135 * DeskTheme.mm)
        title: question.panel.title
        remark: question.file.head.code + " · " + question.file.head.state

        Column {
            width: parent.width
            spacing: DeskTheme.gap * 1.4

            DeskText {
                width: parent.width
                visible: question.panel.kind === "confirm"
                text: question.file.words.panel.withdraw_why
            }

            DeskField {
                id: line

                visible: question.isLine
                width: parent.width
                name: question.panel.label
                remark: question.file.remark
                wrong: remark !== ""
                onAccepted: question.save()
            }

            DeskNote {
                id: note

                visible: question.isNote
                width: parent.width
                name: question.panel.label
                longest: question.file.longest
                remark: question.file.remark === "" ? question.file.words.panel.note_hint : question.file.remark
                wrong: question.file.remark !== ""
                onAccepted: question.save()
            }

            Column {
                visible: question.isEnding
                width: parent.width
                spacing: DeskTheme.gap

                Repeater {
                    id: endings

                    model: question.isEnding ? question.panel.endings.length : 0

                    DeskButton {
                        id: ending

                        required property int index
                        readonly property var shown: question.panel.endings?.[index]

                        width: parent.width
                        height: Math.round(1.4 * DeskTheme.touch)
                        name: shown?.title ?? ""
                        weight: DeskButton.Second
                        key: shown?.key ?? ""
                        enabled: !question.desk.busy
                        KeyNavigation.up: index > 0 ? endings.itemAt(index - 1) : null
                        KeyNavigation.down: index + 1 < endings.count ? endings.itemAt(index + 1) : null
                        onActed: question.file.end(shown.id)
                    }
                }
            }

            Row {
                spacing: DeskTheme.gap

                DeskButton {
                    id: yes

                    visible: !question.isEnding
                    name: question.panel.button
                    sign: "Enter"
                    weight: DeskButton.Main
                    onActed: question.save()
                }

                DeskButton {
                    name: question.panel.kind === "confirm" ? question.file.words.panel.withdraw_no : question.file.words.panel.close
                    sign: "Esc"
                    onActed: question.file.close()
                }
            }
        }
    }
}
