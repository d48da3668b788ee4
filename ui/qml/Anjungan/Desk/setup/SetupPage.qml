pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The first start, one step after another: what is asked in the middle, the way on and back below it.
FocusScope {
    id: page

    required property DeskScreen desk
    readonly property SetupSteps setup: desk.setup
    readonly property var words: setup.words
    readonly property var heading: words.steps[setup.step]
    readonly property bool last: setup.number === setup.count

    function focusFirst(): void {
        if (setup.step === "screen")
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

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
            text: page.setup.progress
            font.pixelSize: DeskTheme.small
            color: Theme.quiet
        }

        Repeater {
            model: page.setup.count

            Rectangle {
                required property int index

                anchors.verticalCenter: parent.verticalCenter
                width: 10 * DeskTheme.mm
                height: 1.6 * DeskTheme.mm
                radius: height / 2
                color: index < page.setup.number ? Theme.forest : Theme.leafPressed
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
                visible: page.setup.options.length > 0
                options: page.setup.options
                picked: page.setup.picked
                onChose: id => page.setup.pick(id)
                onEntered: boxes.visible ? boxes.focusAt(0) : page.setup.next()
            }

            SetupBoxes {
                id: boxes

                y: options.visible ? options.height + 2 * DeskTheme.gap : 0
                width: parent.width
                visible: page.setup.boxes.length > 0
                boxes: page.setup.boxes
                remarks: page.setup.remarks
                onWrote: (id, text) => page.setup.write(id, text)
                onEntered: page.setup.next()

                Column {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    spacing: 0.8 * DeskTheme.mm

                    DeskButton {
                        name: page.words.like_monday
                        weight: DeskButton.Quiet
                        onActed: page.setup.likeMonday()
                    }

                    DeskText {
                        width: parent.width
                        // As tall without a remark: the button stands beside a box.
                        text: page.setup.remarks["branch.hours"] ?? " "
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
                visible: page.setup.step === "screen"
                setup: page.setup
                onEntered: page.setup.next()
            }

            DeskButton {
                id: search

                anchors.bottom: parent.bottom
                visible: page.setup.step === "printer"
                name: page.setup.searching ? page.words.searching : page.words.search
                enabled: !page.setup.searching
                weight: DeskButton.Quiet
                onActed: page.setup.findPrinters()
            }
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: DeskTheme.tall

            DeskButton {
                height: parent.height
                visible: page.setup.number > 1
                name: page.desk.words.back
                key: "Esc"
                weight: DeskButton.Quiet
                onActed: page.setup.previous()
            }

            Row {
                anchors.right: parent.right
                height: parent.height
                layoutDirection: Qt.RightToLeft
                spacing: DeskTheme.gap

                DeskButton {
                    height: parent.height
                    name: page.desk.busy ? page.desk.words.working : page.last ? page.words.save : page.words.next
                    key: "Enter"
                    weight: DeskButton.Main
                    enabled: !page.desk.busy
                    onActed: page.setup.next()
                }

                DeskButton {
                    height: parent.height
                    name: page.words.skip
                    weight: DeskButton.Quiet
                    enabled: !page.desk.busy
                    onActed: page.setup.skip()
                }
            }
        }
    }

    Connections {
        target: page.setup

        function onStepped(): void {
            page.focusFirst();
        }

        function onRefused(): void {
            boxes.focusWrong();
        }
    }
}
