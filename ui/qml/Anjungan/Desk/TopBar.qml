pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Branch and pages, the one box for every code, who is in, the keys on the screen, and the way out.
Rectangle {
    id: bar

    required property DeskScreen desk
    readonly property var words: desk.words

    function takeFocus(): void {
        box.forceActiveFocus();
        box.input.selectAll();
    }

    color: Theme.leaf
    height: row.height + 2 * DeskTheme.gap + (second.visible ? second.height + DeskTheme.gap : 0)

    Item {
        id: row

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * DeskTheme.margin
        height: DeskTheme.touch

        Row {
            id: left

            height: parent.height
            spacing: DeskTheme.mm

            Drawing {
                anchors.verticalCenter: parent.verticalCenter
                size: 9 * DeskTheme.mm
                source: Theme.drawing("brand")
            }

            Touchable {
                id: who

                width: Math.ceil(Math.min(Math.max(branch.implicitWidth, person.implicitWidth) + 2 * DeskTheme.mm, row.width * 0.28))
                height: DeskTheme.touch
                enabled: bar.desk.signedIn
                name: bar.desk.bar.who === "" ? bar.words.title : bar.desk.bar.who
                Accessible.description: bar.words.own_pin.title
                onActed: bar.desk.openOwnPin()

                Rectangle {
                    anchors.fill: parent
                    radius: DeskTheme.radius
                    color: who.held ? Theme.leafPressed : "transparent"
                }

                HoverHandler {
                    enabled: bar.desk.signedIn
                    cursorShape: Qt.PointingHandCursor
                }

                Column {
                    x: DeskTheme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * x

                    DeskLine {
                        id: branch

                        width: parent.width
                        text: bar.desk.branchName
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }

                    DeskRemark {
                        id: person

                        width: parent.width
                        text: who.name
                        font.underline: bar.desk.signedIn
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
            }
        }

        DeskField {
            id: box

            x: left.width + DeskTheme.gap
            width: right.x - x - DeskTheme.gap
            visible: bar.desk.scans
            onVisibleChanged: box.clear() // a code half typed goes with the session
            name: ""
            placeholder: bar.words.scan.label + "  (F3)"
            onAccepted: {
                bar.desk.scan(box.text);
                box.clear();
            }
        }

        Row {
            id: right

            anchors.right: parent.right
            spacing: DeskTheme.gap

            TypingKey {
                aid: bar.desk.typing
            }

            DeskButton {
                name: bar.desk.nextLanguage.name
                key: "F9"
                onActed: bar.desk.speak(bar.desk.nextLanguage.code)
            }

            DeskButton {
                name: bar.desk.signedIn ? bar.words.sign_out : bar.words.sign_in.close
                key: "F10"
                onActed: bar.desk.signOut()
            }
        }
    }

    Row {
        id: second

        x: DeskTheme.margin
        y: row.y + row.height + DeskTheme.gap
        height: DeskTheme.touch
        visible: bar.desk.bar.tabs.length > 1 || bar.desk.deep
        spacing: DeskTheme.gap

        DeskButton {
            visible: bar.desk.deep
            name: bar.words.back
            sign: "Esc"
            onActed: bar.desk.back()
        }

        Repeater {
            model: bar.desk.bar.tabs

            DeskButton {
                required property var modelData

                name: modelData.title
                chosen: modelData.chosen
                onActed: bar.desk.open(modelData.id)
            }
        }
    }

    Rectangle {
        // Something is on its way.
        anchors.bottom: parent.bottom
        width: parent.width
        height: DeskTheme.mm
        color: Theme.forest
        visible: bar.desk.busy
    }
}
