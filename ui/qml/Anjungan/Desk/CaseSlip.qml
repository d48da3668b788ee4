pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// The case's slip to read and to scan from the screen; and its way to the printer, as the printer tells it.
FocusScope {
    id: slip

    required property DeskScreen desk
    readonly property CaseFile file: desk.caseFile
    readonly property var words: file.words.slip
    readonly property CaseCopy copy: file.copy
    // Millimetres that the roll is wide on the screen; 80 on paper.
    property real wide: 115

    focus: true

    Keys.forwardTo: [table]

    DeskPanel {
        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * x
        height: parent.height - 2 * y
        title: slip.words.title + "  " + slip.file.head.code

        PaperView {
            id: table

            width: Math.round(parent.width * 0.62)
            height: parent.height
            pages: slip.copy.pages
            remark: slip.copy.remark || slip.words.drawing
            wide: slip.wide
        }

        Column {
            x: table.width + 2 * DeskTheme.gap
            width: parent.width - x
            spacing: DeskTheme.gap * 1.4

            DeskText {
                width: parent.width
                visible: text !== ""
                text: slip.copy.said
                font.weight: Font.DemiBold
                color: slip.copy.state === "failed" || slip.copy.state === "needs_help" ? Theme.brick : Theme.forest
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }

            DeskButton {
                width: parent.width
                focus: true
                name: slip.file.can.again ? slip.words.print_again : slip.words.print
                key: "F4"
                weight: DeskButton.Main
                enabled: !slip.copy.running
                onActed: slip.copy.bringOut()

                Shortcut {
                    sequence: "F4"
                    onActivated: slip.copy.bringOut()
                }
            }

            DeskChoice {
                width: parent.width
                name: slip.words.language
                options: slip.copy.languages
                chosen: slip.copy.language
                onPicked: id => slip.copy.speak(id)
            }

            Row {
                spacing: DeskTheme.gap

                DeskButton {
                    name: slip.words.larger
                    weight: DeskButton.Quiet
                    enabled: slip.wide < 180
                    onActed: slip.wide = Math.min(180, slip.wide + 25)
                }

                DeskButton {
                    name: slip.words.smaller
                    weight: DeskButton.Quiet
                    enabled: slip.wide > 90
                    onActed: slip.wide = Math.max(90, slip.wide - 25)
                }
            }

            DeskButton {
                name: slip.file.words.panel.close
                key: "Esc"
                weight: DeskButton.Quiet
                onActed: slip.file.close()
            }
        }
    }
}
