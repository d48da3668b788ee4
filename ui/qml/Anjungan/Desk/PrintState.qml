import QtQuick
import Anjungan

// How far a print is, as the printer tells it, and what to do about it.
DeskText {
    required property bool stuck

    visible: text !== ""
    font.weight: Font.DemiBold
    color: stuck ? Theme.brick : Theme.forest
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
}
