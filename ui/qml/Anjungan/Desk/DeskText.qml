import QtQuick
import Anjungan

// Text of the desk: plain, wrapped unless a row says otherwise.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: DeskTheme.body
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: 1.1
}
