import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// Before: what was done today, and the button that closes it. After: the paper with the anchor, to be printed and kept.
FocusScope {
    id: page

    required property DeskScreen desk
    required property DayClosing model
    readonly property bool closed: model.closed

    function takeFocus(): void {
        if (closed)
            after.takeFocus();
        else
            before.takeFocus();
    }

    onClosedChanged: takeFocus()
    Component.onCompleted: Qt.callLater(takeFocus)

    ClosingBefore {
        id: before

        anchors.fill: parent
        visible: !page.closed
        enabled: visible
        desk: page.desk
        closing: page.model
    }

    ClosingAfter {
        id: after

        anchors.fill: parent
        visible: page.closed
        enabled: visible
        desk: page.desk
        closing: page.model
    }
}
