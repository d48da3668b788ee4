import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// The case's slip, in the language that its participant reads.
PaperPanel {
    id: slip

    required property CaseFile file
    readonly property var words: file.words.slip
    readonly property CaseCopy copy: file.copy

    paper: copy.paper
    title: words.title + "  " + file.head.code
    printing: file.can.again ? words.print_again : words.print
    key: "F4"
    onAsked: paper.bringOut()
    onClosed: file.close()

    DeskChoice {
        width: parent.width
        name: slip.words.language
        options: slip.copy.languages
        chosen: slip.copy.language
        onPicked: id => slip.copy.speak(id)
    }
}
