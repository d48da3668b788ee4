pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// KPJ and phone side by side: by their ends, or in full while the seconds count down.
Row {
    id: numbers

    required property CaseFile file

    spacing: DeskTheme.gap
    visible: count.count > 0

    Repeater {
        id: count

        // The rows stay while the seconds count down, so that the focus does.
        model: numbers.file.numbers.length

        Item {
            id: number

            required property int index
            readonly property var shown: numbers.file.numbers[index]

            width: (numbers.width - DeskTheme.gap) / 2
            height: DeskTheme.touch

            Column {
                anchors.verticalCenter: parent.verticalCenter

                DeskRemark {
                    text: number.shown?.title ?? ""
                }

                DeskText {
                    text: number.shown?.text ?? ""
                    font.weight: number.shown?.seconds > 0 ? Font.Bold : Font.Normal
                    wrapMode: Text.NoWrap
                }
            }

            DeskButton {
                x: 42 * DeskTheme.mm
                visible: number.shown?.can ?? false
                name: number.shown?.button ?? ""
                onActed: numbers.file.reveal(number.shown.id)
            }
        }
    }
}
