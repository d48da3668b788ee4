import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Printing a visitor's slip again: the act with what became of it, or why it can't be done.
Column {
    id: again

    required property SlipCopy copy
    required property var words
    // Why its visitor has no paper; what becomes of a new print says more.
    property string lacking: ""

    topPadding: DeskTheme.gap
    spacing: DeskTheme.gap

    DeskButton {
        id: printing

        width: parent.width
        visible: again.copy.offered
        enabled: !again.copy.paper.running
        name: again.words.print
        key: "F7"
        onActed: again.copy.bringOut()
    }

    DeskButton {
        id: showing

        width: parent.width
        visible: again.copy.offered
        name: again.words.show
        key: "F8"
        onActed: again.copy.show()
    }

    DeskText {
        width: parent.width
        visible: text !== "" && again.copy.paper.state === ""
        text: again.lacking
        color: Theme.quiet
    }

    PrintState {
        width: parent.width
        text: again.copy.paper.said
        stuck: again.copy.paper.state === "failed" || again.copy.paper.state === "needs_help"
    }

    DeskText {
        width: parent.width
        visible: text !== ""
        text: again.copy.hindered
        color: Theme.quiet
    }
}
