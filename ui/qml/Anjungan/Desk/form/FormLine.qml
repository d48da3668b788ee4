pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// One row of fields: a box with the buttons that fill it by one touch, choices side by side, or ticks together.
Item {
    id: line

    required property CaseForm form
    // {shape, fields}
    required property var row
    readonly property string shape: row?.shape ?? ""
    readonly property var fields: row?.fields ?? []
    readonly property var first: fields[0]
    readonly property bool isBox: shape === "box"
    readonly property alias text: box.text

    // Enter in a box: on to the next; it never saves, a slow scanner ends with it too.
    signal passed

    function takeFocus(): void {
        if (isBox)
            box.forceActiveFocus();
        else
            (choices.itemAt(0) as DeskChoice)?.takeFocus();
    }

    implicitHeight: isBox ? box.height : shape === "ticks" ? checked.height : beside.height

    DeskField {
        id: box

        visible: line.isBox
        width: parent.width - (quick.visible ? quick.width + DeskTheme.gap : 0)
        height: fullHeight
        name: line.first?.title ?? ""
        placeholder: line.first?.hint ?? ""
        digits: line.first?.digits ?? false
        input.readOnly: line.form.saving
        text: line.isBox ? line.form.values[line.first.id] : ""
        remark: line.isBox ? line.form.remarks[line.first.id].text : ""
        wrong: line.isBox && line.form.remarks[line.first.id].wrong
        onEdited: text => line.form.fill(line.first.id, text)
        onAccepted: line.passed()
        onActiveFocusChanged: if (!activeFocus && line.isBox)
            line.form.leftBox(line.first.id)
    }

    Row {
        id: quick

        anchors.right: parent.right
        y: box.boxY
        visible: line.isBox && buttons.count > 0
        spacing: DeskTheme.gap

        Repeater {
            id: buttons

            model: line.first?.buttons.length ?? 0

            DeskButton {
                required property int index
                readonly property var shown: line.first?.buttons[index]

                name: shown?.title ?? ""
                key: shown?.key ?? ""
                chosen: line.isBox && line.form.values.pressed[line.first.id] === index
                onActed: line.form.press(line.first.id, index)
            }
        }
    }

    Row {
        id: beside

        width: parent.width
        visible: line.shape === "choices"
        spacing: DeskTheme.gap * 3

        Repeater {
            id: choices

            model: beside.visible ? line.fields.length : 0

            DeskChoice {
                required property int index
                readonly property var field: line.fields[index]

                width: (beside.width - (line.fields.length - 1) * beside.spacing) * (field?.share ?? 1)
                name: field?.title ?? ""
                options: field?.options ?? []
                keys: field?.keys ?? ({})
                chosen: field ? line.form.values[field.id] : ""
                onPicked: id => line.form.fill(field.id, id)
            }
        }
    }

    Column {
        id: checked

        width: parent.width
        visible: line.shape === "ticks"
        spacing: 0.8 * DeskTheme.mm

        DeskRemark {
            text: line.form.words.ticks
        }

        Grid {
            id: grid

            width: parent.width
            columns: 2
            spacing: DeskTheme.gap

            Repeater {
                model: checked.visible ? line.fields.length : 0

                DeskTick {
                    required property int index
                    readonly property var field: line.fields[index]

                    width: (grid.width - grid.spacing) / 2
                    name: field?.title ?? ""
                    key: field?.key ?? ""
                    on: field ? line.form.values[field.id] : false
                    onActed: line.form.tick(field.id)
                }
            }
        }
    }
}
