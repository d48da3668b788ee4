pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What was done today and what is left, and the button that closes the day.
FocusScope {
    id: page

    required property DeskScreen desk
    required property DayClosing closing
    readonly property var words: closing.words
    readonly property real room: width - 2 * DeskTheme.margin - DeskTheme.gap

    function takeFocus(): void {
        close.forceActiveFocus();
    }

    ReportCards {
        id: counts

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * x
        shown: page.closing.counts
    }

    DeskPanel {
        x: DeskTheme.margin
        y: counts.y + counts.height + DeskTheme.gap
        width: Math.round(page.room * 0.62)
        height: parent.height - y - DeskTheme.gap
        title: page.words.work
        remark: page.closing.today

        ClosingWork {
            anchors.fill: parent
            shown: page.closing.work
            officer: page.words.officer
            nobody: page.words.nobody
            note: page.words.acts
        }
    }

    DeskPanel {
        anchors.right: parent.right
        anchors.rightMargin: DeskTheme.margin
        y: counts.y + counts.height + DeskTheme.gap
        width: page.room - Math.round(page.room * 0.62)
        height: parent.height - y - DeskTheme.gap
        title: page.words.title
        remark: page.closing.when

        Column {
            width: parent.width
            spacing: 1.4 * DeskTheme.gap

            Repeater {
                model: Object.values(page.words.why)

                DeskText {
                    required property string modelData

                    width: parent?.width ?? 0
                    text: modelData
                }
            }
        }

        DeskButton {
            id: close

            anchors.bottom: parent.bottom
            width: parent.width
            implicitHeight: DeskTheme.tall
            name: page.desk.busy ? page.desk.words.working : page.words.close
            key: "F4"
            weight: DeskButton.Main
            enabled: page.closing.known && !page.desk.busy
            onActed: page.closing.closeDay()
        }
    }
}
