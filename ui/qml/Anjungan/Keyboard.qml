pragma ComponentBehavior: Bound
import QtQuick

// Letters, digits, space and erase: enough to type what a message says.
Column {
    id: keyboard

    required property var words
    property bool digits: false
    readonly property var rows: digits ? ["1234567890", "-/:()&@", ".,?!"] : ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property real keyWidth: (width - 9 * spacing) / 10
    readonly property real keyHeight: Math.max(15 * Theme.mm, Math.min(18 * Theme.mm, keyWidth))

    signal typed(string key)
    signal erased

    spacing: 2.6 * Theme.mm

    Repeater {
        model: keyboard.rows

        Row {
            id: keys

            required property string modelData
            required property int index

            anchors.horizontalCenter: parent?.horizontalCenter
            spacing: keyboard.spacing

            Repeater {
                model: keys.modelData.split("")

                ActButton {
                    required property string modelData

                    width: keyboard.keyWidth
                    height: keyboard.keyHeight
                    name: modelData
                    weight: ActButton.Quiet
                    onActed: keyboard.typed(name)
                }
            }
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: keyboard.spacing

        ActButton {
            width: 2 * keyboard.keyWidth
            height: keyboard.keyHeight
            name: keyboard.digits ? keyboard.words.letters : keyboard.words.digits
            onActed: keyboard.digits = !keyboard.digits
        }

        ActButton {
            width: 5 * keyboard.keyWidth
            height: keyboard.keyHeight
            name: keyboard.words.space
            weight: ActButton.Quiet
            onActed: keyboard.typed(" ")
        }

        ActButton {
            width: 2.6 * keyboard.keyWidth
            height: keyboard.keyHeight
            name: keyboard.words.erase
            icon: "backspace"
            onActed: keyboard.erased()
        }
    }
}
