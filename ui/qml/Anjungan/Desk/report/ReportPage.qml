pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The figures of some days: which ones and what leaves as a file on top, below all there is to read.
FocusScope {
    id: page

    required property DeskScreen desk
    required property OfficeReport model
    readonly property var words: model.words
    readonly property bool covered: model.export.form !== ""

    function keepFocus(): void {
        const at = Window.activeFocusItem;
        if (!covered && (at === null || at === page || at === under || at === span))
            span.takeFocus();
    }

    onCoveredChanged: if (!covered)
        span.takeFocus()
    Component.onCompleted: Qt.callLater(span.takeFocus)

    FocusScope {
        id: under

        anchors.fill: parent
        focus: true
        enabled: !page.covered
        Keys.onPressed: event => {
            if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp)
                event.accepted = figures.turn(event.key);
        }

        ReportSpan {
            id: span

            x: DeskTheme.margin
            y: DeskTheme.gap
            width: parent.width - x - forms.width - DeskTheme.margin - DeskTheme.gap
            focus: true
            report: page.model
        }

        Row {
            id: forms

            anchors.right: parent.right
            anchors.rightMargin: DeskTheme.margin
            y: span.y
            spacing: DeskTheme.gap

            DeskRemark {
                height: DeskTheme.touch
                verticalAlignment: Text.AlignVCenter
                text: page.words.take
            }

            Repeater {
                model: [["xlsx", "F4"], ["pdf", "F6"], ["cases", "F7"]]

                DeskButton {
                    id: form

                    required property var modelData

                    name: page.words.forms[modelData[0]]
                    weight: DeskButton.Second
                    key: modelData[1]
                    enabled: modelData[0] === "cases" ? page.model.hasCases : page.model.known
                    onActed: page.model.takeAway(modelData[0])
                }
            }
        }

        Item {
            id: heading

            x: DeskTheme.margin
            y: span.y + span.height + DeskTheme.gap
            width: parent.width - 2 * x
            height: days.height

            DeskText {
                id: days

                text: page.model.shown.span ?? page.words.counting
                font.pixelSize: DeskTheme.lead
                font.weight: Font.Bold
                color: Theme.forest
                wrapMode: Text.NoWrap
            }

            DeskRemark {
                anchors.right: parent.right
                anchors.baseline: days.baseline
                text: page.model.shown.made ?? ""
                wrapMode: Text.NoWrap
            }
        }

        ReportFigures {
            id: figures

            x: DeskTheme.margin
            y: heading.y + heading.height + DeskTheme.gap
            width: parent.width - x - DeskTheme.margin + 3 * DeskTheme.mm
            height: parent.height - y
            visible: page.model.known
            shown: page.model.shown
        }
    }

    Loader {
        anchors.fill: parent
        active: page.covered
        sourceComponent: ExportPanel {
            desk: page.desk
            report: page.model
        }
    }

    Connections {
        target: page.model

        function onReworded(): void {
            Qt.callLater(page.keepFocus); // the buttons are new ones
        }
    }
}
