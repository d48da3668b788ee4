import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What must be known to lift a block.
Column {
    id: unblock

    required property CaseForm form
    readonly property var words: form.words
    readonly property var values: form.values

    spacing: DeskTheme.gap * 1.4

    DeskChoice {
        width: parent.width
        name: unblock.words.block
        options: unblock.form.choices.blocks
        chosen: unblock.values.block
        onPicked: id => unblock.form.pick("block", id)
    }

    Column {
        width: parent.width
        spacing: 0.8 * DeskTheme.mm

        DeskText {
            text: unblock.words.ticks
            font.pixelSize: DeskTheme.small
            color: Theme.quiet
        }

        Grid {
            id: grid

            readonly property real cell: (width - spacing) / 2

            width: parent.width
            columns: 2
            spacing: DeskTheme.gap

            DeskTick {
                width: grid.cell
                name: unblock.words.identity_seen
                key: "F5"
                on: unblock.values.identity_seen
                onActed: unblock.form.tick("identity_seen")
            }

            DeskTick {
                width: grid.cell
                name: unblock.words.card_seen
                key: "F6"
                on: unblock.values.card_seen
                onActed: unblock.form.tick("card_seen")
            }

            DeskTick {
                width: grid.cell
                name: unblock.words.cause_put_right
                key: "F7"
                on: unblock.values.cause_put_right
                onActed: unblock.form.tick("cause_put_right")
            }

            DeskTick {
                width: grid.cell
                name: unblock.words.failed_before
                on: unblock.values.failed_before
                onActed: unblock.form.tick("failed_before")
            }
        }
    }
}
