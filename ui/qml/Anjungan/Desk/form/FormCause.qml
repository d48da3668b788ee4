pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What the slip says, confirmed by one touch; or another cause from the list of all.
Column {
    id: cause

    required property CaseForm form
    readonly property var words: form.words.cause
    readonly property bool fromSlip: form.choices.from_slip

    signal more

    function takeFocus(): void {
        const first = offered.itemAt(0);
        (first ?? other).forceActiveFocus();
    }

    spacing: 0.8 * DeskTheme.mm

    DeskRemark {
        width: parent.width
        text: cause.form.choices.cause_label
    }

    Flow {
        width: parent.width
        spacing: DeskTheme.gap
        Accessible.role: Accessible.Grouping
        Accessible.name: cause.form.choices.cause_label

        Repeater {
            id: offered

            model: cause.form.causes

            DeskButton {
                required property var modelData
                required property int index

                name: modelData.title
                key: cause.fromSlip && index === 0 ? "F11" : ""
                chosen: modelData.id === cause.form.values.cause
                Accessible.role: Accessible.RadioButton
                Accessible.checked: chosen
                onActed: cause.form.pickCause(modelData.id)
            }
        }

        DeskButton {
            id: other

            name: cause.words.other
            weight: DeskButton.Second
            onActed: cause.more()
        }
    }

    DeskText {
        width: parent.width
        visible: text !== ""
        text: cause.form.remarks.cause.text
        font.pixelSize: DeskTheme.small
        font.weight: Font.DemiBold
        color: Theme.brick
    }
}
