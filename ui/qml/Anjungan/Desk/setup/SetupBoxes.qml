pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk

// Boxes below each other, many in two columns; Enter goes to the next one, and on after the last.
FocusScope {
    id: form

    // [{id, name, example, text}, …]
    required property var boxes
    // What is wrong with a box, by its id.
    required property var remarks
    // What stands in the last place of two columns of odd length.
    default property alias extra: spare.data
    readonly property int columns: form.boxes.length > 3 ? 2 : 1

    signal wrote(string id, string text)
    signal entered

    function focusAt(index: int): void {
        const field = fields.itemAt(index) as DeskField;
        if (field) {
            field.forceActiveFocus();
            field.input.selectAll();
        }
    }

    function focusWrong(): void {
        const wrong = form.boxes.findIndex(box => box.id in form.remarks);
        focusAt(Math.max(0, wrong));
    }

    height: grid.height

    Grid {
        id: grid

        width: parent.width
        flow: Grid.TopToBottom
        rows: Math.max(1, Math.ceil(form.boxes.length / form.columns))
        columnSpacing: 3 * DeskTheme.gap
        rowSpacing: DeskTheme.mm

        Repeater {
            id: fields

            model: form.boxes

            DeskField {
                required property var modelData
                required property int index

                width: form.columns > 1 ? (grid.width - grid.columnSpacing) / 2 : grid.width
                height: fullHeight
                name: modelData.name
                text: modelData.text
                placeholder: modelData.example
                wrong: remark !== ""
                remark: form.remarks[modelData.id] ?? ""
                onActiveFocusChanged: if (activeFocus)
                    input.selectAll()
                onEdited: text => form.wrote(modelData.id, text)
                onAccepted: index + 1 < fields.count ? form.focusAt(index + 1) : form.entered()
            }
        }

        Item {
            id: spare

            visible: form.columns > 1
            width: (grid.width - grid.columnSpacing) / 2
            height: fields.count > 0 ? (fields.itemAt(0) as DeskField).fullHeight : 0 // a place without height is none
        }
    }
}
