import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// Which days: a button each, and two boxes for days of one's own.
FocusScope {
    id: span

    required property OfficeReport report
    readonly property var words: report.words
    readonly property bool own: report.chosen === "own"

    function takeFocus(): void {
        choice.takeFocus();
    }

    implicitHeight: column.height
    onOwnChanged: {
        if (own)
            first.forceActiveFocus();
    }

    Column {
        id: column

        width: parent.width
        spacing: DeskTheme.gap

        DeskChoice {
            id: choice

            width: parent.width
            name: ""
            options: span.report.spans
            chosen: span.report.chosen
            onPicked: id => {
                span.report.choose(id);
                if (id === "own")
                    first.forceActiveFocus();
            }
        }

        Row {
            visible: span.own
            spacing: DeskTheme.gap

            DeskField {
                id: first

                width: 55 * DeskTheme.mm
                name: span.words.first
                placeholder: span.report.example
                remark: span.report.firstFault
                wrong: remark !== ""
                onAccepted: last.forceActiveFocus()
            }

            DeskField {
                id: last

                width: 55 * DeskTheme.mm
                name: span.words.last
                placeholder: span.report.example
                remark: span.report.lastFault
                wrong: remark !== ""
                onAccepted: show.acted()
            }

            DeskButton {
                id: show

                y: first.boxY
                name: span.words.show
                sign: "Enter"
                weight: DeskButton.Main
                onActed: {
                    span.report.chooseDays(first.text, last.text);
                    if (first.wrong)
                        first.forceActiveFocus();
                    else if (last.wrong)
                        last.forceActiveFocus();
                }
            }
        }
    }
}
