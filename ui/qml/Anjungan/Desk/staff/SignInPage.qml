import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Name and PIN.
FocusScope {
    id: page

    required property DeskScreen desk
    readonly property var words: desk.words.sign_in

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.margin, (parent.height - height) * 0.35)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 120 * DeskTheme.mm)
        title: page.words.title
        remark: page.desk.entrance.demoText

        Column {
            width: parent.width
            spacing: DeskTheme.gap * 1.4

            DeskField {
                id: name

                width: parent.width
                name: page.words.name
                focus: true
                onAccepted: pin.forceActiveFocus()
            }

            DeskField {
                id: pin

                width: parent.width
                name: page.words.pin
                secret: true
                wrong: page.desk.entrance.message !== ""
                remark: page.desk.entrance.message
                onAccepted: enter.acted()
            }

            DeskButton {
                id: enter

                width: parent.width
                name: page.desk.busy ? page.desk.words.working : page.words.enter
                weight: DeskButton.Main
                key: "Enter"
                enabled: !page.desk.busy
                onActed: page.desk.entrance.signIn(name.text, pin.text)
            }
        }
    }

    Connections {
        target: page.desk.entrance

        function onRefusedPin(): void {
            pin.clear();
            pin.forceActiveFocus();
        }
    }
}
