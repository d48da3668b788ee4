pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// The doctor's list: what is wrong first and in full, what is well below in single lines; then examine again, or save.
DeskPanel {
    id: panel

    required property DeskScreen desk
    required property MachineHealth health
    readonly property MachineDoctor doctor: health.doctor
    readonly property var words: health.words.doctor

    title: words.title
    remark: doctor.when

    Item {
        id: head

        width: parent.width
        height: Math.max(sign.height, summary.height) + 2 * DeskTheme.mm

        HealthMark {
            id: sign

            visible: panel.doctor.known || panel.doctor.running
            kind: panel.doctor.running ? "wait" : panel.doctor.failed ? "bad" : panel.doctor.troubles.length > 0 ? "care" : "good"
        }

        DeskText {
            id: summary

            x: sign.width + DeskTheme.gap
            y: Math.max(0, (sign.height - height) / 2)
            width: parent.width - x
            text: panel.doctor.running ? panel.doctor.progress : panel.doctor.summary
            font.weight: Font.DemiBold
            color: panel.doctor.failed && !panel.doctor.running ? Theme.brick : Theme.forest
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Rectangle {
            id: bar

            y: parent.height - height
            width: parent.width
            height: DeskTheme.mm
            radius: height / 2
            color: Theme.leaf
            visible: panel.doctor.running

            Rectangle {
                width: Math.round(parent.width * panel.doctor.share)
                height: parent.height
                radius: height / 2
                color: Theme.forest
            }
        }
    }

    DeskScroll {
        id: view

        y: head.height + DeskTheme.gap
        width: parent.width
        height: foot.y - y - DeskTheme.gap
        activeFocusOnTab: contentHeight > height
        contentHeight: column.height
        opacity: panel.doctor.running ? 0.55 : 1

        Column {
            id: column

            width: view.width - 3 * DeskTheme.mm
            spacing: DeskTheme.gap

            Repeater {
                model: panel.doctor.troubles

                HealthCheck {
                    required property var modelData

                    width: column.width
                    shown: modelData
                }
            }

            DeskText {
                visible: panel.doctor.known
                text: panel.doctor.fineTitle
                font.weight: Font.Bold
                color: Theme.forest
            }

            Column {
                width: parent.width
                spacing: DeskTheme.mm

                Repeater {
                    model: panel.doctor.fine

                    Item {
                        id: line

                        required property var modelData

                        width: column.width
                        height: Math.max(name.height, what.height)
                        Accessible.role: Accessible.StaticText
                        Accessible.name: [modelData.mark, modelData.name, modelData.what].join(" ")

                        DeskText {
                            id: tick

                            text: "✓"
                            font.weight: Font.Bold
                            color: Theme.forest
                            Accessible.ignored: true
                        }

                        DeskText {
                            id: name

                            x: 6 * DeskTheme.mm
                            width: line.width * 0.34 - x
                            text: line.modelData.name
                            Accessible.ignored: true
                        }

                        DeskText {
                            id: what

                            x: line.width * 0.34 + DeskTheme.gap
                            width: line.width - x
                            text: line.modelData.what
                            color: Theme.quiet
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }

    ScrollMark {
        view: view
    }

    Column {
        id: foot

        y: parent.height - height
        width: parent.width
        spacing: DeskTheme.gap

        DeskChoice {
            width: parent.width
            visible: panel.doctor.reports && panel.doctor.place.folders.length > 1
            name: panel.words.where
            options: panel.doctor.place.folders
            chosen: panel.doctor.place.path
            onPicked: id => panel.doctor.place.choose(id)
        }

        Flow {
            width: parent.width
            spacing: DeskTheme.gap

            DeskButton {
                id: again

                name: panel.words.again
                weight: DeskButton.Second
                key: "F4"
                enabled: !panel.doctor.running
                onActed: panel.doctor.examine()
            }

            DeskButton {
                id: save

                visible: panel.doctor.reports
                name: panel.words.report
                weight: DeskButton.Second
                key: "F6"
                enabled: panel.doctor.known && !panel.doctor.running && !panel.desk.busy
                onActed: panel.doctor.save()
            }
        }
    }
}
