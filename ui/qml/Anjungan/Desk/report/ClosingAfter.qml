pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The paper of a closed day: its picture on the left; its anchor, and how it is printed and kept, on the right.
FocusScope {
    id: page

    required property DeskScreen desk
    required property DayClosing closing
    readonly property var words: closing.words
    readonly property real room: width - 2 * DeskTheme.margin - DeskTheme.gap

    function takeFocus(): void {
        printing.forceActiveFocus();
    }

    Keys.forwardTo: [paper]

    DeskPanel {
        id: sheet

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round(page.room * 0.58)
        height: parent.height - 2 * y
        title: page.words.paper

        PaperView {
            id: paper

            anchors.fill: parent
            activeFocusOnTab: true
            pages: page.closing.pages
            remark: page.words.drawing
            wide: Math.min(185, (width - 4 * DeskTheme.gap) / DeskTheme.mm)
        }
    }

    DeskPanel {
        anchors.right: parent.right
        anchors.rightMargin: DeskTheme.margin
        y: DeskTheme.gap
        width: page.room - sheet.width
        height: parent.height - 2 * y
        title: page.words.closed
        remark: page.closing.when

        Column {
            width: parent.width
            spacing: 1.2 * DeskTheme.gap

            WarningBox {
                width: parent.width
                visible: page.closing.doubtful !== ""
                text: page.closing.doubtful
            }

            Column {
                width: parent.width

                DeskRemark {
                    width: parent.width
                    text: page.words.anchor
                }

                Repeater {
                    model: page.closing.anchor

                    DeskText {
                        required property string modelData

                        width: parent?.width ?? 0
                        text: modelData
                        font.pixelSize: DeskTheme.capitals(6)
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: DeskTheme.lead
                        font.weight: Font.Bold
                        color: Theme.forest
                        wrapMode: Text.NoWrap
                    }
                }
            }

            DeskText {
                width: parent.width
                visible: page.closing.others.length > 0
                text: page.words.others + ": " + page.closing.others.join(" · ")
            }

            DeskText {
                width: parent.width
                text: page.words.keep
            }

            DeskButton {
                id: printing

                width: parent.width
                implicitHeight: DeskTheme.tall
                name: page.words.print
                key: "F5"
                weight: DeskButton.Main
                enabled: !page.closing.running
                onActed: page.closing.bringOut()
            }

            PrintState {
                width: parent.width
                text: page.closing.said
                stuck: page.closing.stuck
            }

            DeskButton {
                id: save

                width: parent.width
                name: page.words.save
                weight: DeskButton.Second
                key: "F6"
                enabled: !page.desk.busy
                onActed: page.closing.save()
            }

            DeskChoice {
                width: parent.width
                visible: page.closing.place.folders.length > 1
                name: page.words.where
                options: page.closing.place.folders
                chosen: page.closing.place.path
                onPicked: id => page.closing.place.choose(id)
            }

            DeskRemark {
                width: parent.width
                text: page.closing.place.path
                wrapMode: Text.WrapAnywhere
            }
        }

        DeskButton {
            anchors.bottom: parent.bottom
            name: page.words.again
            onActed: page.closing.lookAgain()
        }
    }
}
