import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Name and PIN.
FocusScope {
    id: page

    required property DeskScreen desk
    required property Entrance model
    readonly property var words: desk.words.sign_in

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.margin, (parent.height - height) * 0.35)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 120 * DeskTheme.mm)
        title: page.words.title
        remark: page.model.demoText

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
                wrong: page.model.message !== ""
                remark: page.model.message
                onAccepted: enter.acted()
            }

            DeskButton {
                id: enter

                width: parent.width
                name: page.desk.busy ? page.desk.words.working : page.words.enter
                weight: DeskButton.Main
                sign: "Enter"
                enabled: !page.desk.busy
                onActed: page.model.signIn(name.text, pin.text)
            }
        }
    }

    Connections {
        target: page.model

        function onRefusedPin(): void {
            pin.clear();
            pin.forceActiveFocus();
        }
    }
}
