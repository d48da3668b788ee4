pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The moves that the table allows, and below them what can be done with any case. Each has a key.
FocusScope {
    id: acts

    required property CaseFile file
    readonly property var words: file.words.acts
    readonly property var can: file.can

    function takeFocus(): bool {
        if (can.slip_first) {
            printing.forceActiveFocus();
            return true;
        }
        const main = file.moves.findIndex(move => move.main);
        const button = moves.itemAt(Math.max(0, main)) as Item;
        button?.forceActiveFocus();
        return button !== null;
    }

    implicitHeight: column.height

    Column {
        id: column

        width: parent.width
        spacing: DeskTheme.gap

        Flow {
            width: parent.width
            spacing: DeskTheme.gap

            Repeater {
                id: moves

                model: acts.file.moves.length

                DeskButton {
                    id: move

                    required property int index
                    readonly property var shown: acts.file.moves[index]

                    name: shown?.title ?? ""
                    key: shown?.key ?? ""
                    weight: shown?.main ? DeskButton.Main : DeskButton.Second
                    onActed: acts.file.move(shown.id)
                }
            }
        }

        Flow {
            width: parent.width
            spacing: DeskTheme.gap

            DeskButton {
                id: printing

                visible: (acts.can.print && !acts.can.again) ?? false
                name: acts.words.print
                key: "F4"
                weight: acts.can.slip_first ? DeskButton.Main : DeskButton.Quiet
                onActed: acts.file.printSlip()
            }

            DeskButton {
                id: show

                visible: acts.can.print ?? false
                name: acts.words.show
                key: "F5"
                onActed: acts.file.open("slip")
            }

            DeskButton {
                id: note

                visible: acts.can.note ?? false
                name: acts.words.note
                key: "F6"
                onActed: acts.file.open("note")
            }

            DeskButton {
                id: correct

                visible: acts.can.correct ?? false
                name: acts.words.correct
                key: "F7"
                onActed: acts.file.open("correct")
            }

            DeskButton {
                id: assign

                visible: (acts.can.take || acts.can.assign) ?? false
                name: acts.can.take ? acts.words.take : acts.words.assign
                key: "F8"
                onActed: acts.can.take ? acts.file.takeOver() : acts.file.open("assign")
            }
        }
    }
}
