import QtQuick
import Anjungan
import Anjungan.Desk

// One number that is read first, large, above what it counts.
Rectangle {
    id: card

    // {label, said, wrong}
    required property var shown

    implicitHeight: column.implicitHeight + 2 * DeskTheme.gap
    radius: DeskTheme.radius
    color: Theme.card
    border.color: Theme.edge
    border.width: DeskTheme.line

    Column {
        id: column

        x: 1.4 * DeskTheme.gap
        y: DeskTheme.gap
        width: card.width - 2 * x

        DeskText {
            width: parent.width
            text: card.shown.said
            font.pixelSize: DeskTheme.title
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: DeskTheme.body
            font.weight: Font.Bold
            color: card.shown.wrong ? Theme.brick : Theme.forest
            wrapMode: Text.NoWrap
        }

        DeskText {
            width: parent.width
            text: card.shown.label
            font.pixelSize: DeskTheme.small
            color: card.shown.wrong ? Theme.brick : Theme.quiet
        }
    }
}
