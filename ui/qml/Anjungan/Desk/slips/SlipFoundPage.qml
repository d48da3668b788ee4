pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// A slip at the counter: what it says on the left, what can be done on the right.
FocusScope {
    id: page

    required property DeskScreen desk
    required property SlipAtCounter model
    readonly property var shown: model.shown
    readonly property SlipCopy copy: model.copy
    readonly property var words: model.words
    readonly property bool covered: copy.shown
    readonly property string main: shown.main ?? ""
    readonly property string mainThere: main + (shown.title ?? "") + desk.step

    function takeFocus(): void {
        if (main !== "")
            (main === "open" ? open : main === "close" ? close : log).forceActiveFocus();
    }

    onMainThereChanged: Qt.callLater(takeFocus)
    onCoveredChanged: if (!covered)
        Qt.callLater(takeFocus)

    DeskPanel {
        enabled: !page.covered
        x: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round((parent.width - 2 * x) * 0.62)
        height: parent.height - y - DeskTheme.gap
        title: page.shown.title ?? ""
        remark: page.shown.issued ?? ""

        Column {
            id: column

            width: parent.width
            spacing: DeskTheme.gap

            Repeater {
                model: page.shown.warnings ?? []

                WarningBox {
                    required property string modelData

                    width: column.width
                    text: modelData
                }
            }

            DeskRemark {
                topPadding: DeskTheme.gap
                width: parent.width
                text: page.words.causes
            }

            Repeater {
                model: page.shown.causes ?? []

                DeskText {
                    required property string modelData

                    width: column.width
                    text: modelData
                    font.pixelSize: DeskTheme.lead
                    font.weight: Font.Bold
                }
            }

            DeskText {
                width: parent.width
                visible: page.main !== "" && page.shown.causes.length === 0
                text: page.words.causes_unknown
            }

            DeskText {
                width: parent.width
                visible: text !== ""
                text: page.shown.waiting ?? ""
            }

            DeskRemark {
                topPadding: DeskTheme.gap
                width: parent.width
                visible: rows.count > 0
                text: page.words.cases
            }

            Repeater {
                id: rows

                model: page.shown.cases ?? []

                CaseRow {
                    width: column.width
                    activeFocusOnTab: true
                    onActed: page.model.openCase(modelData.key)
                }
            }
        }
    }

    DeskPanel {
        id: acts

        enabled: !page.covered
        anchors.right: parent.right
        anchors.rightMargin: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round((parent.width - 2 * DeskTheme.margin) * 0.38) - DeskTheme.gap
        height: parent.height - y - DeskTheme.gap
        title: page.shown.proposed ?? ""

        Column {
            width: parent.width
            spacing: DeskTheme.gap

            DeskButton {
                id: open

                width: parent.width
                implicitHeight: DeskTheme.tall
                visible: name !== ""
                name: page.shown.open ?? ""
                key: "F4"
                sign: page.main === "open" ? "Enter" : key
                weight: DeskButton.Main
                onActed: page.model.openCase(page.shown.open_key)
            }

            DeskButton {
                id: log

                width: parent.width
                implicitHeight: DeskTheme.tall
                name: page.main === "open" ? page.words.log_again : page.words.log
                key: "F5"
                sign: page.main === "log" ? "Enter" : key
                weight: page.main === "log" ? DeskButton.Main : DeskButton.Second
                onActed: page.model.logCase()
            }

            DeskButton {
                id: close

                width: parent.width
                implicitHeight: DeskTheme.tall
                visible: page.shown.fresh ?? false
                name: page.words.close
                key: "F6"
                sign: page.main === "close" ? "Enter" : key
                weight: page.main === "close" ? DeskButton.Main : DeskButton.Second
                onActed: page.model.close()
            }

            SlipAgain {
                width: parent.width
                copy: page.copy
                words: page.words.again
                lacking: page.shown.not_printed ?? ""
            }
        }
    }

    SlipOver {
        slip: page.model
    }
}
