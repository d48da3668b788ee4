import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Something was begun, and another case shall be logged: which of the two?
DeskOverlay {
    id: question

    required property CaseForm form
    readonly property var words: form.words.question

    darkness: 0.9
    visible: form.question !== ""
    onVisibleChanged: if (visible)
        Qt.callLater(go.forceActiveFocus)

    DeskPanel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * DeskTheme.margin, 180 * DeskTheme.mm)
        title: question.words.title
        remark: question.form.question

        Flow {
            width: parent.width
            spacing: DeskTheme.gap

            DeskButton {
                id: go

                focus: true
                implicitHeight: DeskTheme.tall
                name: question.words.go_on
                sign: "Enter"
                weight: DeskButton.Main
                KeyNavigation.right: anew
                onActed: question.form.goOn()
            }

            DeskButton {
                id: anew

                implicitHeight: DeskTheme.tall
                name: question.words.anew
                weight: DeskButton.Stop
                KeyNavigation.left: go
                onActed: question.form.beginAnew()
            }
        }
    }
}
