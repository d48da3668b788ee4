pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// Numbers without bars, one a line.
Column {
    id: facts

    // [{label, said, wrong}, …]
    required property var shown

    visible: shown.length > 0

    Repeater {
        model: facts.shown

        Item {
            id: fact

            required property var modelData

            width: facts.width
            height: label.height

            DeskText {
                id: label

                width: fact.width - said.width - DeskTheme.gap
                text: fact.modelData.label
                color: fact.modelData.wrong ? Theme.brick : Theme.ink
            }

            DeskText {
                id: said

                x: fact.width - width
                text: fact.modelData.said
                font.weight: Font.DemiBold
                color: fact.modelData.wrong ? Theme.brick : Theme.ink
                wrapMode: Text.NoWrap
            }
        }
    }
}
