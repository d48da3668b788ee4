import QtQuick
import Anjungan

// Where there is more below or above: a bar as long as what is seen.
Rectangle {
    id: mark

    required property Flickable view

    visible: view.contentHeight > view.height
    x: view.x + view.width - width
    y: view.y + view.visibleArea.yPosition * view.height
    width: DeskTheme.mm
    height: Math.max(5 * DeskTheme.mm, view.visibleArea.heightRatio * view.height)
    radius: width / 2
    color: view.activeFocus ? Theme.forest : Theme.edge
}
