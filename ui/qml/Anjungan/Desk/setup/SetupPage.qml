pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The first start, one step after another: what is asked in the middle, the way on and back below it.
FocusScope {
    id: page

    required property DeskScreen desk
    required property SetupSteps model
    readonly property var words: model.words
    readonly property var heading: words.steps[model.step]
    readonly property bool last: model.number === model.count

    function focusFirst(): void {
        if (model.step === "screen")
            ruler.forceActiveFocus();
        else if (options.visible)
            options.forceActiveFocus();
        else
            boxes.focusAt(0);
    }

    Component.onCompleted: focusFirst()

    Row {
        id: progress

        anchors.horizontalCenter: parent.horizontalCenter
        y: DeskTheme.gap
        spacing: DeskTheme.gap

        DeskRemark {
            anchors.verticalCenter: parent.verticalCenter
            text: page.model.progress
        }

        Repeater {
            model: page.model.count

            Rectangle {
                required property int index

                anchors.verticalCenter: parent.verticalCenter
                width: 10 * DeskTheme.mm
                height: 1.6 * DeskTheme.mm
                radius: height / 2
                color: index < page.model.number ? Theme.forest : Theme.leafPressed
            }
        }
    }

    DeskPanel {
        id: panel

        anchors.horizontalCenter: parent.horizontalCenter
        y: progress.y + progress.height + DeskTheme.gap
        width: Math.min(parent.width - 2 * DeskTheme.margin, 200 * DeskTheme.mm)
        height: Math.min(parent.height - y - DeskTheme.gap, 150 * DeskTheme.mm)
        title: page.heading.title
        remark: page.heading.why

        Item {
            id: middle

            width: parent.width
            height: parent.height - foot.height - 2 * DeskTheme.gap

            SetupOptions {
                id: options

                width: parent.width
                height: boxes.visible ? Math.min(wanted, parent.height - boxes.height - DeskTheme.gap) : parent.height - (search.visible ? search.height + DeskTheme.gap : 0)
                visible: page.model.options.length > 0
                options: page.model.options
                picked: page.model.picked
                onChose: id => page.model.pick(id)
                onEntered: boxes.visible ? boxes.focusAt(0) : page.model.next()
            }

            SetupBoxes {
                id: boxes

                y: options.visible ? options.height + 2 * DeskTheme.gap : 0
                width: parent.width
                visible: page.model.boxes.length > 0
                boxes: page.model.boxes
                remarks: page.model.remarks
                onWrote: (id, text) => page.model.write(id, text)
                onEntered: page.model.next()

                Column {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    spacing: 0.8 * DeskTheme.mm

                    DeskButton {
                        name: page.words.like_monday
                        onActed: page.model.likeMonday()
                    }

                    DeskText {
                        width: parent.width
                        // As tall without a remark: the button stands beside a box.
                        text: page.model.remarks["branch.hours"] ?? " "
                        font.pixelSize: DeskTheme.small
                        font.weight: Font.DemiBold
                        color: Theme.brick
                    }
                }
            }

            SetupRuler {
                id: ruler

                width: parent.width
                height: parent.height
                visible: page.model.step === "screen"
                setup: page.model
                onEntered: page.model.next()
            }

            DeskButton {
                id: search

                anchors.bottom: parent.bottom
                visible: page.model.step === "printer"
                name: page.model.searching ? page.words.searching : page.words.search
                enabled: !page.model.searching
                onActed: page.model.findPrinters()
            }
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: DeskTheme.tall

            DeskButton {
                height: parent.height
                visible: page.model.number > 1
                name: page.desk.words.back
                sign: "Esc"
                onActed: page.model.previous()
            }

            Row {
                anchors.right: parent.right
                height: parent.height
                layoutDirection: Qt.RightToLeft
                spacing: DeskTheme.gap

                DeskButton {
                    height: parent.height
                    name: page.desk.busy ? page.desk.words.working : page.last ? page.words.save : page.words.next
                    sign: "Enter"
                    weight: DeskButton.Main
                    enabled: !page.desk.busy
                    onActed: page.model.next()
                }

                DeskButton {
                    height: parent.height
                    name: page.words.skip
                    enabled: !page.desk.busy
                    onActed: page.model.skip()
                }
            }
        }
    }

    Connections {
        target: page.model

        function onStepped(): void {
            page.focusFirst();
        }

        function onRefused(): void {
            boxes.focusWrong();
        }
    }
}
