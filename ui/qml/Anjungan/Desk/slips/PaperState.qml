import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// How far a print is, as the printer tells it, and what to do about it.
DeskText {
    required property PaperCopy paper

    visible: text !== ""
    text: paper.said
    font.weight: Font.DemiBold
    color: paper.state === "failed" || paper.state === "needs_help" ? Theme.brick : Theme.forest
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
}
