pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// What lies over the page of a slip: the slip itself, to be read and scanned from the screen. Esc closes it.
DeskOverlay {
    id: over

    required property SlipAtCounter slip

    visible: slip.copy.shown

    Loader {
        anchors.fill: parent
        focus: true
        active: over.visible
        sourceComponent: PaperPanel {
            paper: over.slip.copy.paper
            title: over.slip.shown.title ?? ""
            printing: over.slip.words.again.print
            key: "F7"
            onAsked: over.slip.copy.bringOut()
            onClosed: over.slip.copy.close()
        }
    }
}
