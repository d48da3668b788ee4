pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The printer: how it is now and what staff does, how it has been, and the test page with the question it asks.
DeskPanel {
    id: panel

    required property MachineHealth health
    readonly property PrinterHealth printer: health.printer
    readonly property var words: health.words.test
    readonly property var now: printer.now
    readonly property bool bad: now.mark === "bad"

    readonly property bool asks: printer.asks

    function takeFocus(): void {
        trial.forceActiveFocus();
    }

    // Where Enter printed the page it answers the question, and the other way round; nobody is called from elsewhere.
    function follow(): void {
        if (asks && trial.activeFocus)
            yes.forceActiveFocus();
        else if (!asks && (yes.activeFocus || no.activeFocus))
            trial.forceActiveFocus();
    }

    onAsksChanged: Qt.callLater(follow) // once the buttons are there

    title: health.words.printer.title
    remark: printer.name

    Column {
        id: column

        width: parent.width
        spacing: DeskTheme.gap

        Rectangle {
            width: parent.width
            height: Math.max(sign.height, said.height) + 2 * DeskTheme.gap
            radius: DeskTheme.radius
            color: panel.bad ? Theme.brickSoft : panel.now.mark === "good" ? Theme.leaf : Theme.paper
            border.color: panel.bad ? Theme.brick : "transparent"
            border.width: panel.bad ? DeskTheme.line : 0

            HealthMark {
                id: sign

                x: DeskTheme.gap
                y: DeskTheme.gap
                kind: panel.now.mark
            }

            Column {
                id: said

                x: sign.x + sign.width + DeskTheme.gap
                y: DeskTheme.gap + DeskTheme.mm * 0.6
                width: parent.width - x - DeskTheme.gap

                DeskText {
                    width: parent.width
                    text: panel.now.title
                    font.weight: Font.Bold
                    color: panel.bad ? Theme.brick : Theme.forest
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: panel.now.title + " " + panel.now.what
                }

                DeskText {
                    width: parent.width
                    visible: text !== ""
                    text: panel.now.what
                    Accessible.ignored: true
                }
            }
        }

        Column {
            width: parent.width
            spacing: DeskTheme.mm

            Repeater {
                model: panel.printer.facts

                Item {
                    id: fact

                    required property var modelData

                    width: column.width
                    height: Math.max(label.height, value.height)

                    DeskText {
                        id: label

                        width: fact.width * 0.33
                        text: fact.modelData.label
                        color: Theme.quiet
                    }

                    DeskText {
                        id: value

                        x: fact.width * 0.33 + DeskTheme.gap
                        width: fact.width - x
                        text: fact.modelData.said
                        color: fact.modelData.wrong ? Theme.brick : Theme.ink
                        font.weight: Font.DemiBold
                    }
                }
            }
        }

        PrintState {
            width: parent.width
            text: panel.printer.said
            stuck: panel.printer.stuck
        }

        DeskText {
            width: parent.width
            visible: panel.printer.asks
            text: panel.words.question
        }

        Flow {
            width: parent.width
            spacing: DeskTheme.gap

            DeskButton {
                id: yes

                visible: panel.printer.asks
                name: panel.words.yes
                key: "F7"
                weight: DeskButton.Main
                onActed: panel.printer.judge(true)
            }

            DeskButton {
                id: no

                visible: panel.printer.asks
                name: panel.words.no
                weight: DeskButton.Second
                key: "F8"
                onActed: panel.printer.judge(false)
            }

            DeskButton {
                id: trial

                name: panel.words.print
                key: "F5"
                weight: panel.printer.asks ? DeskButton.Quiet : DeskButton.Main
                enabled: !panel.printer.running
                onActed: {
                    forceActiveFocus();
                    panel.printer.printTest();
                }
            }
        }
    }
}
