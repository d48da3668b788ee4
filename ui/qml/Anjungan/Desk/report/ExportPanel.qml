import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What lies over the report while a file is to leave: where to, and who else agrees by name and PIN.
DeskOverlay {
    id: over

    required property DeskScreen desk
    required property OfficeReport report
    readonly property FileExport leaving: report.export
    readonly property var words: report.words.export

    Component.onCompleted: name.forceActiveFocus()

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.gap, (parent.height - height) * 0.3)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 150 * DeskTheme.mm)
        title: over.words.titles[over.leaving.form] ?? ""
        remark: over.report.shown.span ?? ""

        Column {
            width: parent.width
            spacing: 1.2 * DeskTheme.gap

            WarningBox {
                width: parent.width
                visible: over.leaving.form === "cases"
                text: over.words.personal
            }

            Column {
                width: parent.width
                spacing: 0.8 * DeskTheme.mm

                DeskChoice {
                    width: parent.width
                    name: over.words.where
                    options: over.leaving.place.folders
                    chosen: over.leaving.place.path
                    onPicked: id => over.leaving.place.choose(id)
                }

                DeskRemark {
                    width: parent.width
                    text: over.leaving.place.path
                    wrapMode: Text.WrapAnywhere
                }
            }

            DeskText {
                width: parent.width
                text: over.words.why
            }

            DeskField {
                id: name

                width: parent.width
                name: over.words.name
                onAccepted: pin.forceActiveFocus()
            }

            DeskField {
                id: pin

                width: parent.width
                name: over.words.pin
                secret: true
                wrong: remark !== ""
                remark: over.leaving.remark
                onAccepted: save.acted()
            }

            Row {
                spacing: DeskTheme.gap

                DeskButton {
                    id: save

                    name: over.desk.busy ? over.desk.words.working : over.words.save
                    sign: "Enter"
                    weight: DeskButton.Main
                    enabled: !over.desk.busy
                    onActed: over.leaving.take(name.text, pin.text)
                }

                DeskButton {
                    name: over.words.cancel
                    sign: "Esc"
                    onActed: over.leaving.close()
                }
            }
        }
    }

    Connections {
        target: over.leaving

        function onRefusedPin(): void {
            pin.clear();
            (name.text === "" ? name : pin).forceActiveFocus();
        }
    }
}
