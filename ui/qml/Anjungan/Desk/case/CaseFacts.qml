pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk

// All that is known of a case, in columns; where there is no room for all, it is turned with keys, wheel or finger.
FocusScope {
    id: facts

    required property var facts
    readonly property int columns: Math.max(1, Math.floor(width / (56 * DeskTheme.mm)))
    readonly property bool tooLong: flow.height > view.height

    activeFocusOnTab: tooLong || view.activeFocus

    Flickable {
        id: view

        anchors.fill: parent
        focus: true
        clip: true
        contentHeight: flow.height
        interactive: facts.tooLong
        boundsBehavior: Flickable.StopAtBounds
        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + DeskTheme.touch))
        Keys.onUpPressed: contentY = Math.max(0, contentY - DeskTheme.touch)

        Flow {
            id: flow

            width: parent.width - 2 * DeskTheme.mm
            spacing: DeskTheme.gap

            Repeater {
                model: facts.facts

                Column {
                    id: fact

                    required property var modelData

                    width: Math.floor((flow.width - (facts.columns - 1) * DeskTheme.gap) / facts.columns)

                    DeskRemark {
                        width: parent.width
                        text: fact.modelData.name
                    }

                    DeskText {
                        width: parent.width
                        text: fact.modelData.value
                    }
                }
            }
        }
    }

    ScrollMark {
        view: view
    }
}
