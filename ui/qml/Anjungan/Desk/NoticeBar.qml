import QtQuick
import Anjungan
import Anjungan.Desk.Model

// The sentence above the page: done, refused, or only said. It stays until something else happens.
Rectangle {
    id: bar

    required property DeskScreen desk

    visible: desk.notice !== ""
    height: visible ? Math.max(DeskTheme.touch, words.implicitHeight + 2 * DeskTheme.gap) : 0
    color: desk.tone === "bad" ? Theme.brickSoft : Theme.leaf

    DeskText {
        id: words

        x: DeskTheme.margin
        width: parent.width - x - close.width - 2 * DeskTheme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: (bar.desk.tone === "good" ? "✓  " : bar.desk.tone === "bad" ? "×  " : "") + bar.desk.notice
        color: bar.desk.tone === "bad" ? Theme.brick : Theme.forest
        font.weight: Font.DemiBold
        Accessible.role: Accessible.AlertMessage
        Accessible.name: bar.desk.notice
    }

    Touchable {
        id: close

        anchors.right: parent.right
        width: DeskTheme.touch
        height: parent.height
        name: "×"
        activeFocusOnTab: false
        onActed: bar.desk.hush()

        DeskText {
            anchors.centerIn: parent
            text: "×"
            font.pixelSize: DeskTheme.lead
            Accessible.ignored: true
        }
    }
}
