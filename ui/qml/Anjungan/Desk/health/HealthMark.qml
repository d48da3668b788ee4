import QtQuick
import Anjungan
import Anjungan.Desk

// How something stands: a sign in a circle, never a colour alone; whoever uses it says the word beside it.
Rectangle {
    id: mark

    // good, care, bad or wait
    required property string kind
    readonly property bool filled: kind === "bad" || kind === "good"
    readonly property bool red: kind === "bad" || kind === "care"

    width: Math.round(6.4 * DeskTheme.mm)
    height: width
    radius: width / 2
    color: !filled ? Theme.card : red ? Theme.brick : Theme.forest
    border.color: red ? Theme.brick : Theme.edge
    border.width: filled ? 0 : DeskTheme.line

    DeskText {
        anchors.centerIn: parent
        text: mark.kind === "good" ? "✓" : mark.kind === "bad" ? "×" : mark.kind === "care" ? "!" : "…"
        color: mark.filled ? Theme.card : mark.red ? Theme.brick : Theme.quiet
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
