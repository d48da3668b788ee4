import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What is promised, and the way to the disk.
Item {
    id: foot

    required property CaseForm form
    required property string working
    readonly property var words: form.words
    readonly property alias save: save

    implicitHeight: DeskTheme.tall

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: DeskTheme.gap

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
            text: foot.words.due
        }

        DueText {
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: DeskTheme.touch
            pixelSize: DeskTheme.lead
            text: foot.form.values.due
        }
    }

    Row {
        anchors.right: parent.right
        spacing: 2 * DeskTheme.gap

        DeskButton {
            height: DeskTheme.tall
            visible: foot.form.begun || foot.form.canUndo
            enabled: !foot.form.saving
            name: foot.form.canUndo ? foot.words.undo : foot.words.throw_away
            onActed: foot.form.canUndo ? foot.form.undo() : foot.form.throwAway()
        }

        DeskButton {
            id: save

            height: DeskTheme.tall
            width: Math.max(implicitWidth, 45 * DeskTheme.mm)
            enabled: !foot.form.saving
            name: foot.form.saving ? foot.working : foot.words.save
            key: "F8"
            also: "Ctrl+S"
            weight: DeskButton.Main
            onActed: foot.form.save()
        }
    }
}
