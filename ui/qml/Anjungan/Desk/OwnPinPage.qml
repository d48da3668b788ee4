import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Whose PIN was made by somebody else changes it before anything else.
Item {
    id: page

    required property DeskScreen desk
    readonly property var words: desk.words.own_pin

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.margin, (parent.height - height) * 0.35)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 120 * DeskTheme.mm)
        title: page.words.title
        remark: page.words.why

        Column {
            width: parent.width
            spacing: DeskTheme.gap * 1.4

            DeskField {
                id: old

                width: parent.width
                name: page.words.old
                secret: true
                focus: true
                onAccepted: pin.forceActiveFocus()
            }

            DeskField {
                id: pin

                width: parent.width
                name: page.words.new
                secret: true
                wrong: page.desk.entrance.message !== ""
                remark: page.desk.entrance.message
                onAccepted: again.forceActiveFocus()
            }

            DeskField {
                id: again

                width: parent.width
                name: page.words.again
                secret: true
                onAccepted: change.acted()
            }

            DeskButton {
                id: change

                width: parent.width
                name: page.desk.busy ? page.desk.words.working : page.words.change
                weight: DeskButton.Main
                key: "Enter"
                enabled: !page.desk.busy
                onActed: page.desk.entrance.changePin(old.text, pin.text, again.text)
            }
        }
    }

    Connections {
        target: page.desk.entrance

        function onRefusedPin(): void {
            pin.clear();
            again.clear();
            pin.forceActiveFocus();
        }
    }
}
