pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// Logging a case: for whom on the left, for what on the right, what is promised and the way to the disk below.
FocusScope {
    id: page

    required property DeskScreen desk
    required property CaseForm model
    readonly property bool open: !picker.visible && !question.visible
    readonly property Item focused: Window.activeFocusItem

    function takeFocus(): void {
        // asked for later, it may come when another page is shown already
        if (question.visible || !parent)
            return;
        const empty = ["kpj", "name"].find(name => person.box(name).text === "");
        person.box(empty ?? "kpj").takeFocus();
    }

    function attend(box: string): void {
        if (box === "standing")
            standing.takeFocus();
        else if (box === "cause")
            cause.takeFocus();
        else
            (person.box(box) ?? details.box(box)).takeFocus();
    }

    Component.onCompleted: takeFocus()
    onFocusedChanged: body.show(focused)

    Row {
        id: kinds

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: parent.width - 2 * x
        spacing: DeskTheme.gap
        enabled: page.open

        Repeater {
            model: page.model.choices.kinds

            DeskButton {
                required property var modelData

                width: (kinds.width + kinds.spacing) / page.model.choices.kinds.length - kinds.spacing
                height: DeskTheme.tall
                name: modelData.title
                chosen: modelData.id === page.model.values.kind
                Accessible.role: Accessible.RadioButton
                Accessible.checked: chosen
                onActed: page.model.pickKind(modelData.id)
            }
        }
    }

    Flickable {
        id: body

        function show(item: Item): void {
            for (let above = item; above && above !== columns; above = above.parent)
                if (!above.parent)
                    return;
            if (!item)
                return;
            const room = 8 * DeskTheme.mm;
            const at = item.mapToItem(columns, 0, 0).y;
            if (at - room < contentY)
                contentY = Math.max(0, at - room);
            else if (at + item.height + room > contentY + height)
                contentY = Math.max(0, Math.min(at + item.height + room, contentHeight) - height);
        }

        objectName: "body"
        x: DeskTheme.margin
        y: kinds.y + kinds.height + DeskTheme.gap
        width: kinds.width
        height: below.y - y - DeskTheme.gap
        contentHeight: columns.height
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive
        enabled: page.open
        onHeightChanged: show(page.focused)

        Item {
            id: columns

            width: body.width
            height: Math.max(body.height, left.implicitHeight, right.implicitHeight)

            DeskPanel {
                id: left

                width: Math.round((parent.width - DeskTheme.gap) * 0.42)
                height: parent.height

                Column {
                    width: parent.width
                    spacing: DeskTheme.gap * 0.9

                    FormFields {
                        id: person

                        width: parent.width
                        form: page.model
                        rows: page.model.person
                        onPassed: cause.takeFocus()
                    }

                    FormCause {
                        id: cause

                        width: parent.width
                        form: page.model
                        onMore: picker.open()
                    }
                }
            }

            DeskPanel {
                id: right

                anchors.right: parent.right
                width: parent.width - left.width - DeskTheme.gap
                height: parent.height

                FormFields {
                    id: details

                    width: parent.width
                    form: page.model
                    rows: page.model.details
                }
            }
        }
    }

    ScrollMark {
        view: body
    }

    Column {
        id: below

        x: DeskTheme.margin
        y: parent.height - height - DeskTheme.gap
        width: kinds.width
        spacing: DeskTheme.gap
        enabled: page.open

        FormStanding {
            id: standing

            width: parent.width
            form: page.model
        }

        FormFoot {
            width: parent.width
            form: page.model
            working: page.desk.words.working
        }
    }

    FormCausePicker {
        id: picker

        form: page.model
        onClosed: cause.takeFocus()
    }

    FormQuestion {
        id: question

        form: page.model
        onVisibleChanged: if (!visible)
            Qt.callLater(page.takeFocus)
    }

    Connections {
        target: page.model

        function onAttended(box: string): void {
            page.attend(box);
        }
    }
}
