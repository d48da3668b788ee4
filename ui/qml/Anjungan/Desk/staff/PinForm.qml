pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// A name or PINs, box below box: Enter leads through them to the button. What was refused is typed anew.
FocusScope {
    id: form

    required property DeskScreen desk
    required property Entrance model
    required property string title
    required property string remark
    required property string button
    // [{about, name}, …]; all but `name` are PINs.
    required property var boxes

    signal made(texts: list<string>)

    function place(about: string): int {
        return boxes.findIndex(box => box.about === about);
    }

    function make(): void {
        const texts = [];
        for (let at = 0; at < fields.count; at++)
            texts.push((fields.itemAt(at) as DeskField).text);
        made(texts);
    }

    DeskPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(DeskTheme.margin, (parent.height - height) * 0.35)
        width: Math.min(parent.width - 2 * DeskTheme.margin, 120 * DeskTheme.mm)
        title: form.title
        remark: form.remark

        Column {
            width: parent.width
            spacing: DeskTheme.gap * 1.4

            Repeater {
                id: fields

                model: form.boxes.length

                DeskField {
                    required property int index
                    readonly property var box: form.boxes[index]

                    width: parent?.width ?? 0
                    name: box.name
                    secret: box.about !== "name"
                    focus: index === 0
                    wrong: remark !== ""
                    remark: form.model.about === box.about ? form.model.message : ""
                    onAccepted: index + 1 < fields.count ? (fields.itemAt(index + 1) as Item).forceActiveFocus() : make.acted()
                }
            }

            DeskButton {
                id: make

                width: parent.width
                name: form.desk.busy ? form.desk.words.working : form.button
                weight: DeskButton.Main
                sign: "Enter"
                enabled: !form.desk.busy
                onActed: form.make()
            }
        }
    }

    Connections {
        target: form.model

        function onRefusedPin(): void {
            const about = form.model.about;
            const first = form.place(about === "name" || about === "old" ? about : "pin");
            for (let at = first; at < fields.count; at++) {
                const field = fields.itemAt(at) as DeskField;
                if (field.secret)
                    field.clear();
            }
            (fields.itemAt(first) as Item).forceActiveFocus();
        }
    }
}
