pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// The values that the chosen field can have; more than fit are turned with wheel or finger, and follow the keys.
FocusScope {
    id: choice

    required property CaseCorrection correction

    function takeFocus(): void {
        const at = correction.options.findIndex(option => option.id === correction.value);
        (options.itemAt(Math.max(0, at)) as Item)?.forceActiveFocus();
    }

    DeskRemark {
        id: label

        text: choice.correction.title
    }

    Flickable {
        id: view

        y: label.height
        width: parent.width
        height: parent.height - y
        clip: true
        contentHeight: flow.height
        boundsBehavior: Flickable.StopAtBounds

        Flow {
            id: flow

            width: parent.width
            padding: 2 * DeskTheme.mm
            spacing: DeskTheme.gap

            Repeater {
                id: options

                model: choice.correction.options

                DeskButton {
                    required property var modelData
                    required property int index

                    name: modelData.title
                    chosen: modelData.id === choice.correction.value
                    Accessible.role: Accessible.RadioButton
                    Accessible.checked: chosen
                    KeyNavigation.left: index > 0 ? options.itemAt(index - 1) : null
                    KeyNavigation.right: index + 1 < options.count ? options.itemAt(index + 1) : null
                    onActed: choice.correction.fill(modelData.id)
                    onActiveFocusChanged: {
                        if (activeFocus)
                            view.contentY = Math.max(Math.min(view.contentY, y - DeskTheme.gap), y + height + DeskTheme.gap - view.height, 0);
                    }
                }
            }
        }
    }

    ScrollMark {
        view: view
    }
}
