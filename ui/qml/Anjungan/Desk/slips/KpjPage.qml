pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The cases of one KPJ, of which only the end is shown.
FocusScope {
    id: page

    required property DeskScreen desk
    required property FoundByKpj model
    readonly property var words: model.words
    readonly property string title: model.shown.title ?? ""
    readonly property string there: title + desk.step

    function takeFocus(): void {
        (list.rows.length > 0 ? list : fresh).forceActiveFocus();
    }

    onThereChanged: Qt.callLater(takeFocus)

    DeskPanel {
        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * x
        height: parent.height - y - DeskTheme.gap
        title: page.title
        remark: list.rows.length > 0 ? page.words.note : ""

        DeskList {
            id: list

            width: parent.width
            height: parent.height - fresh.height - DeskTheme.gap
            rows: page.model.shown.rows ?? []
            empty: page.title === "" ? "" : page.words.empty
            onOpened: row => page.model.openCase(row.key)
            row: CaseRow {
                width: ListView.view.width - 2 * DeskTheme.mm
                onActed: page.model.openCase(modelData.key)
            }
        }

        DeskButton {
            id: fresh

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            implicitHeight: DeskTheme.tall
            name: page.words.new
            key: "F5"
            weight: DeskButton.Main
            onActed: page.model.logCase()
        }
    }
}
