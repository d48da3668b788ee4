pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// What must be known to cancel a claim.
Column {
    id: claim

    required property CaseForm form
    readonly property var words: form.words
    readonly property var values: form.values
    readonly property var remarks: form.remarks
    readonly property alias branch: branch
    readonly property alias day: day

    spacing: DeskTheme.gap * 0.9

    Item {
        width: parent.width
        height: branch.height

        DeskField {
            id: branch

            width: parent.width - own.width - DeskTheme.gap
            height: fullHeight
            name: claim.words.branch.label
            input.readOnly: claim.form.saving
            text: claim.values.branch
            remark: claim.remarks.branch.text
            wrong: claim.remarks.branch.wrong
            onEdited: text => claim.form.write("branch", text)
            onAccepted: day.forceActiveFocus()
            onActiveFocusChanged: if (!activeFocus)
                claim.form.leftBox("branch")
        }

        DeskButton {
            id: own

            anchors.right: parent.right
            y: branch.boxY
            name: claim.words.branch.own
            key: "F5"
            weight: DeskButton.Quiet
            chosen: claim.values.own_branch
            onActed: claim.form.nameOwnBranch()
        }
    }

    Item {
        width: parent.width
        height: day.height

        DeskField {
            id: day

            width: parent.width - quick.width - DeskTheme.gap
            height: fullHeight
            name: claim.words.day.label
            placeholder: claim.words.day.hint
            input.readOnly: claim.form.saving
            text: claim.values.day
            remark: claim.remarks.day.text
            wrong: claim.remarks.day.wrong
            onEdited: text => claim.form.write("day", text)
            onAccepted: queue.takeFocus()
            onActiveFocusChanged: if (!activeFocus)
                claim.form.leftBox("day")
        }

        Row {
            id: quick

            anchors.right: parent.right
            y: day.boxY
            spacing: DeskTheme.gap

            DeskButton {
                name: claim.words.day.today
                key: "F6"
                weight: DeskButton.Quiet
                chosen: claim.values.days_ago === 0
                onActed: claim.form.pickDay(0)
            }

            DeskButton {
                name: claim.words.day.yesterday
                weight: DeskButton.Quiet
                chosen: claim.values.days_ago === 1
                onActed: claim.form.pickDay(1)
            }

            DeskButton {
                name: claim.words.day.unknown
                weight: DeskButton.Quiet
                chosen: claim.values.days_ago === -1
                onActed: claim.form.pickDay(-1)
            }
        }
    }

    Row {
        width: parent.width
        spacing: DeskTheme.gap * 3

        DeskChoice {
            id: queue

            width: (parent.width - parent.spacing) * 0.42
            name: claim.words.queue
            options: claim.form.choices.known
            keys: ({
                    "no": "F7"
                })
            chosen: claim.values.queue_number
            onPicked: id => claim.form.pick("queue_number", id)
        }

        DeskChoice {
            width: (parent.width - parent.spacing) * 0.58
            name: claim.words.handling
            options: claim.form.choices.handling
            chosen: claim.values.handling
            onPicked: id => claim.form.pick("handling", id)
        }
    }
}
