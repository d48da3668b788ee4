pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Mistakes put right: what is wrong on the left, what is right and why on the right.
FocusScope {
    id: correct

    required property DeskScreen desk
    required property CaseFile file
    readonly property CaseCorrection correction: file.correction
    readonly property var words: file.words.correct

    function showValue(): void {
        box.text = correction.value;
    }

    Component.onCompleted: {
        showValue();
        (fields.itemAt(0) as Item)?.forceActiveFocus();
    }

    Connections {
        target: correct.correction

        function onPicked(): void {
            correct.showValue();
        }
    }

    DeskPanel {
        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * x
        height: parent.height - 2 * y
        title: correct.words.title
        remark: correct.words.pick

        Flickable {
            id: left

            width: Math.round(parent.width * 0.44)
            height: parent.height
            clip: true
            contentHeight: list.height
            boundsBehavior: Flickable.StopAtBounds

            Column {
                id: list

                x: 2 * DeskTheme.mm
                y: 2 * DeskTheme.mm
                width: parent.width - 4 * DeskTheme.mm
                spacing: DeskTheme.mm
                bottomPadding: 2 * DeskTheme.mm

                Repeater {
                    id: fields

                    model: correct.correction.fields.length

                    CaseField {
                        required property int index

                        width: list.width
                        field: correct.correction.fields[index]
                        KeyNavigation.up: index > 0 ? fields.itemAt(index - 1) : null
                        KeyNavigation.down: index + 1 < fields.count ? fields.itemAt(index + 1) : null
                        onActed: {
                            correct.correction.pick(field.id);
                            editor.takeFocus();
                        }
                    }
                }
            }
        }

        ScrollMark {
            view: left
        }

        FocusScope {
            id: editor

            function takeFocus(): void {
                if (correct.correction.kind === "choice")
                    choice.takeFocus();
                else
                    box.forceActiveFocus();
            }

            x: left.width + 2 * DeskTheme.gap
            width: parent.width - x
            height: why.y - DeskTheme.gap

            DeskField {
                id: box

                visible: correct.correction.kind !== "choice"
                width: parent.width
                name: correct.correction.title
                remark: correct.correction.remark
                wrong: correct.correction.wrong
                digits: correct.correction.kind === "digits"
                onEdited: text => correct.correction.fill(text)
                onAccepted: why.forceActiveFocus()
            }

            DeskButton {
                y: box.height + DeskTheme.gap
                visible: correct.correction.canEmpty
                name: correct.words.empty
                onActed: correct.correction.empty()
            }

            CaseOptions {
                id: choice

                visible: correct.correction.kind === "choice"
                anchors.fill: parent
                correction: correct.correction
            }
        }

        DeskNote {
            id: why

            x: editor.x
            width: editor.width
            anchors.bottom: buttons.top
            anchors.bottomMargin: DeskTheme.gap
            name: correct.words.reason
            longest: correct.file.longest
            lines: 2
            remark: correct.correction.reasonRemark
            wrong: remark !== ""
            onAccepted: correct.file.correct(text)
        }

        Row {
            id: buttons

            x: editor.x
            anchors.bottom: parent.bottom
            spacing: DeskTheme.gap

            DeskButton {
                name: correct.words.save
                sign: "Enter"
                weight: DeskButton.Main
                enabled: !correct.desk.busy
                onActed: correct.file.correct(why.text)
            }

            DeskButton {
                name: correct.file.words.panel.close
                sign: "Esc"
                onActed: correct.file.close()
            }
        }
    }
}
