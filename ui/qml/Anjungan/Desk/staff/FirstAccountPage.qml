import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The first supervisor makes the own account.
FocusScope {
    id: page

    required property DeskScreen desk
    required property Entrance model
    readonly property var words: desk.words.first

    function messageAbout(box: string): string {
        return model.about === box ? model.message : "";
    }

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
                id: name

                width: parent.width
                name: page.words.name
                focus: true
                wrong: remark !== ""
                remark: page.messageAbout("name")
                onAccepted: pin.forceActiveFocus()
            }

            DeskField {
                id: pin

                width: parent.width
                name: page.words.pin
                secret: true
                wrong: remark !== ""
                remark: page.messageAbout("pin")
                onAccepted: again.forceActiveFocus()
            }

            DeskField {
                id: again

                width: parent.width
                name: page.words.again
                secret: true
                wrong: remark !== ""
                remark: page.messageAbout("again")
                onAccepted: make.acted()
            }

            DeskButton {
                id: make

                width: parent.width
                name: page.desk.busy ? page.desk.words.working : page.words.make
                weight: DeskButton.Main
                sign: "Enter"
                enabled: !page.desk.busy
                onActed: page.model.makeFirst(name.text, pin.text, again.text)
            }
        }
    }

    Connections {
        target: page.model

        function onRefusedPin(): void {
            pin.clear();
            again.clear();
            if (page.model.about === "name")
                name.forceActiveFocus();
            else
                pin.forceActiveFocus();
        }
    }
}
