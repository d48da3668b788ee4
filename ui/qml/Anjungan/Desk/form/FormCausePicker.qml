pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// All causes over the page; arrow keys go through them, Escape closes the list and nothing else.
DeskOverlay {
    id: picker

    required property CaseForm form
    readonly property var words: form.words.cause
    readonly property int columns: 3

    signal closed

    function open(): void {
        visible = true;
        const at = Math.max(0, form.choices.all_causes.findIndex(one => one.id === form.values.cause));
        buttons.itemAt(at).forceActiveFocus();
    }

    function close(): void {
        visible = false;
        closed();
    }

    darkness: 0.9
    visible: false
    onTouchedBeside: close()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: close()

    DeskPanel {
        anchors.centerIn: parent
        width: parent.width - 2 * DeskTheme.margin
        title: picker.words.all

        TapHandler {}

        Grid {
            id: grid

            readonly property real cell: (parent.width - (columns - 1) * spacing) / columns

            width: parent.width
            columns: picker.columns
            spacing: DeskTheme.gap

            Repeater {
                id: buttons

                model: picker.form.choices.all_causes

                DeskButton {
                    required property var modelData
                    required property int index

                    width: grid.cell
                    name: modelData.title
                    chosen: modelData.id === picker.form.values.cause
                    KeyNavigation.left: buttons.itemAt(index - 1)
                    KeyNavigation.right: buttons.itemAt(index + 1)
                    KeyNavigation.up: buttons.itemAt(index - picker.columns)
                    KeyNavigation.down: buttons.itemAt(index + picker.columns)
                    onActed: {
                        picker.form.pickCause(modelData.id);
                        picker.close();
                    }
                }
            }

            DeskButton {
                width: grid.cell
                name: picker.words.close
                weight: DeskButton.Second
                sign: "Esc"
                onActed: picker.close()
            }
        }
    }
}
