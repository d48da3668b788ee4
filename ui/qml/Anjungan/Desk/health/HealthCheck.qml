import QtQuick
import Anjungan
import Anjungan.Desk

// One check that is not as it should be: its mark and word, what was examined, what is wrong, what to do.
Rectangle {
    id: row

    // {state, mark, name, what, remedy}
    required property var shown
    readonly property bool failed: shown.state === "failed"

    height: words.y + words.height + DeskTheme.gap
    radius: DeskTheme.radius
    color: failed ? Theme.brickSoft : Theme.card
    border.color: failed ? Theme.brick : Theme.edge
    border.width: DeskTheme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: [shown.mark, shown.name, shown.what, shown.remedy].join(" ")

    HealthMark {
        id: sign

        x: DeskTheme.gap
        y: DeskTheme.gap
        kind: row.failed ? "bad" : row.shown.state === "warning" ? "care" : "wait"
    }

    Column {
        id: words

        x: sign.x + sign.width + DeskTheme.gap
        y: DeskTheme.gap + DeskTheme.mm * 0.6
        width: row.width - x - DeskTheme.gap
        spacing: 0.6 * DeskTheme.mm

        Item {
            width: parent.width
            height: name.height

            DeskText {
                id: name

                width: parent.width - word.width - DeskTheme.gap
                text: row.shown.name
                font.weight: Font.Bold
                color: row.failed ? Theme.brick : Theme.ink
                Accessible.ignored: true
            }

            DeskText {
                id: word

                x: parent.width - width
                text: row.shown.mark
                font.weight: Font.Bold
                color: row.shown.state === "not_checked" ? Theme.quiet : Theme.brick
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }

        DeskText {
            width: parent.width
            text: row.shown.what
            Accessible.ignored: true
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: row.shown.remedy === "" ? "" : "→ " + row.shown.remedy
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
