pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What is there already for this KPJ or slip: opened by one key, passed over by another.
Rectangle {
    id: standing

    required property CaseForm form
    readonly property var words: form.words.standing
    readonly property var shown: form.standing
    readonly property bool there: shown.title !== undefined
    readonly property bool opens: there && shown.rows.length > 0

    function takeFocus(): void {
        (opens ? open : despite).forceActiveFocus();
    }

    visible: there
    implicitHeight: there ? Math.max(left.height, right.height) + 2 * DeskTheme.gap : 0
    radius: DeskTheme.radius
    color: Theme.brickSoft
    border.color: Theme.brick
    border.width: 2 * DeskTheme.line

    Column {
        id: left

        x: DeskTheme.gap * 1.6
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - right.width - 4 * DeskTheme.gap

        DeskText {
            width: parent.width
            text: standing.shown.title ?? ""
            color: Theme.brick
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Repeater {
            model: standing.shown.rows ?? []

            CaseRow {
                width: left.width
                activeFocusOnTab: true
                onActed: standing.form.openStanding(modelData.key)
            }
        }

        Repeater {
            model: standing.shown.lines ?? []

            DeskText {
                required property string modelData

                width: left.width
                text: modelData
                color: Theme.brick
            }
        }
    }

    Column {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(open.implicitWidth, despite.implicitWidth)
        spacing: DeskTheme.gap

        DeskButton {
            id: open

            width: parent.width
            visible: standing.opens
            name: standing.words.open
            key: "F4"
            weight: DeskButton.Main
            onActed: standing.form.openStanding("")
        }

        DeskButton {
            id: despite

            width: parent.width
            name: standing.words.despite
            key: "F12"
            weight: DeskButton.Stop
            onActed: standing.form.saveDespite()
        }
    }
}
