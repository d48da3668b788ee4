pragma ComponentBehavior: Bound
import QtQuick

// One of several: buttons side by side, wrapped where they do not fit. Arrow keys and Tab move, space or Enter chooses.
Column {
    id: choice

    required property string name
    // [{id, title}, …]
    required property var options
    // The keys that choose one, by its id.
    property var keys: ({})
    property string chosen: ""

    signal picked(string id)

    function takeFocus(): void {
        buttons.itemAt(Math.max(0, options.findIndex(one => one.id === chosen)))?.forceActiveFocus();
    }

    spacing: 0.8 * DeskTheme.mm

    DeskRemark {
        width: parent.width
        visible: text !== ""
        text: choice.name
    }

    Flow {
        width: parent.width
        spacing: DeskTheme.gap
        Accessible.role: Accessible.Grouping
        Accessible.name: choice.name

        Repeater {
            id: buttons

            model: choice.options

            DeskButton {
                id: option

                required property var modelData
                required property int index

                name: modelData.title
                key: choice.keys[modelData.id] ?? ""
                chosen: modelData.id === choice.chosen
                Accessible.role: Accessible.RadioButton
                Accessible.checked: chosen
                onActed: choice.picked(modelData.id)
                KeyNavigation.left: index > 0 ? buttons.itemAt(index - 1) : null
                KeyNavigation.right: index + 1 < buttons.count ? buttons.itemAt(index + 1) : null
            }
        }
    }
}
