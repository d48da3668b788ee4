pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Everybody who may sign in on the left; on the right one of them, a new one, or a PIN to pass on.
FocusScope {
    id: page

    required property DeskScreen desk
    required property StaffAccounts model
    readonly property var words: model.words

    function focusFirst(): void {
        if (model.pin !== "")
            pinCard.forceActiveFocus();
        else if (model.adding)
            form.forceActiveFocus();
        else if (!card.activeFocus)
            list.forceActiveFocus();
    }

    DeskPanel {
        id: left

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round(parent.width * 0.46)
        height: parent.height - y - DeskTheme.gap
        title: page.words.list

        DeskList {
            id: list

            width: parent.width
            height: parent.height - fresh.height - DeskTheme.gap
            focus: true
            rows: page.model.rows
            at: page.model.at
            empty: ""
            onOpened: row => page.model.choose(row.key)
            row: AccountRow {
                width: ListView.view.width - 2 * DeskTheme.mm
                chosen: !page.model.adding && page.model.chosen.key === modelData.key
                onActed: page.model.choose(modelData.key)
            }
        }

        DeskButton {
            id: fresh

            anchors.bottom: parent.bottom
            width: parent.width
            name: page.words.new
            key: "F4"
            weight: DeskButton.Main
            onActed: page.model.beginAdding()
        }
    }

    DeskPanel {
        x: left.x + left.width + DeskTheme.gap
        y: left.y
        width: parent.width - x - DeskTheme.margin
        height: left.height
        title: {
            if (page.model.pin !== "")
                return page.words.pin.title.replace("{name}", page.model.chosen.name);
            return page.model.adding ? page.words.add.title : page.model.chosen.name ?? "";
        }

        AccountCard {
            id: card

            anchors.fill: parent
            visible: page.model.pin === "" && !page.model.adding && page.model.chosen.key !== undefined
            accounts: page.model
            busy: page.desk.busy
        }

        AccountForm {
            id: form

            anchors.fill: parent
            visible: page.model.adding
            accounts: page.model
            busy: page.desk.busy
        }

        FocusScope {
            id: pinCard

            anchors.fill: parent
            visible: page.model.pin !== ""

            Column {
                width: parent.width
                spacing: DeskTheme.gap * 1.4

                DeskText {
                    text: page.model.pin
                    font.pixelSize: DeskTheme.capitals(9)
                    font.weight: Font.Bold
                    font.letterSpacing: DeskTheme.mm
                    color: Theme.forest
                    wrapMode: Text.NoWrap
                }

                DeskText {
                    width: parent.width
                    text: page.words.pin.note
                }

                DeskButton {
                    width: parent.width
                    focus: true
                    name: page.words.pin.noted
                    sign: "Enter"
                    weight: DeskButton.Main
                    onActed: page.model.putAside()
                }
            }
        }
    }

    Connections {
        target: page.model

        function onPicked(): void {
            page.focusFirst();
        }
    }
}
