import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// One's own PIN: by will, or before anything else because somebody else made it.
FocusScope {
    id: page

    required property DeskScreen desk
    required property Entrance model
    readonly property var words: desk.words.own_pin

    function messageAbout(box: string): string {
        return model.about === box ? model.message : "";
    }

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.margin, (parent.height - height) * 0.35)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 120 * DeskTheme.mm)
        title: page.words.title
        remark: page.model.forced ? page.words.why : page.words.why_not

        Column {
            width: parent.width
            spacing: DeskTheme.gap * 1.4

            DeskField {
                id: old

                width: parent.width
                name: page.words.old
                secret: true
                focus: true
                wrong: remark !== ""
                remark: page.messageAbout("old")
                onAccepted: pin.forceActiveFocus()
            }

            DeskField {
                id: pin

                width: parent.width
                name: page.words.new
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
                onAccepted: change.acted()
            }

            DeskButton {
                id: change

                width: parent.width
                name: page.desk.busy ? page.desk.words.working : page.words.change
                weight: DeskButton.Main
                sign: "Enter"
                enabled: !page.desk.busy
                onActed: page.model.changePin(old.text, pin.text, again.text)
            }
        }
    }

    Connections {
        target: page.model

        function onRefusedPin(): void {
            pin.clear();
            again.clear();
            if (page.model.about === "old") {
                old.clear();
                old.forceActiveFocus();
            } else {
                pin.forceActiveFocus();
            }
        }
    }
}
