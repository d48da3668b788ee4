import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// A slip to read and to scan from the screen; and its way to the printer, as the printer tells it.
FocusScope {
    id: panel

    required property PaperCopy paper
    required property string title
    // What the printing button says, and its key.
    required property string printing
    required property string key
    // What else can be chosen for this slip.
    default property alias choices: choices.data
    // Millimetres that the roll is wide on the screen; 80 on paper.
    property real wide: 115

    signal asked
    signal closed

    focus: true

    Keys.forwardTo: [table]

    DeskPanel {
        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * x
        height: parent.height - 2 * y
        title: panel.title

        PaperView {
            id: table

            width: Math.round(parent.width * 0.62)
            height: parent.height
            pages: panel.paper.pages
            remark: panel.paper.remark || panel.paper.words.drawing
            wide: panel.wide
        }

        Column {
            x: table.width + 2 * DeskTheme.gap
            width: parent.width - x
            spacing: DeskTheme.gap * 1.4

            PrintState {
                width: parent.width
                text: panel.paper.said
                stuck: panel.paper.state === "failed" || panel.paper.state === "needs_help"
            }

            DeskButton {
                width: parent.width
                focus: true
                name: panel.printing
                key: panel.key
                weight: DeskButton.Main
                enabled: !panel.paper.running
                onActed: panel.asked()
            }

            Column {
                id: choices

                width: parent.width
                visible: children.length > 0
            }

            Row {
                spacing: DeskTheme.gap

                DeskButton {
                    name: panel.paper.words.larger
                    enabled: panel.wide < 180
                    onActed: panel.wide = Math.min(180, panel.wide + 25)
                }

                DeskButton {
                    name: panel.paper.words.smaller
                    enabled: panel.wide > 90
                    onActed: panel.wide = Math.max(90, panel.wide - 25)
                }

                DeskButton {
                    name: panel.paper.words.close
                    sign: "Esc"
                    onActed: panel.closed()
                }
            }

            PaperSquare {
                width: parent.width
                height: table.height - y
                square: panel.paper.square
            }
        }
    }
}
