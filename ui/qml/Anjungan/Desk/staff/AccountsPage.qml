pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// Everybody who may sign in on the left; on the right one of them, a new one, or a PIN to pass on.
FocusScope {
    id: page

    required property DeskScreen desk
    readonly property StaffAccounts accounts: desk.accounts
    readonly property var words: accounts.words

    function focusFirst(): void {
        if (accounts.pin !== "")
            pinCard.forceActiveFocus();
        else if (accounts.adding)
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
            rows: page.accounts.rows
            at: page.accounts.at
            empty: ""
            onOpened: row => page.accounts.choose(row.key)
            row: AccountRow {
                width: ListView.view.width - 2 * DeskTheme.mm
                chosen: !page.accounts.adding && page.accounts.chosen.key === modelData.key
                onActed: page.accounts.choose(modelData.key)
            }
        }

        DeskButton {
            id: fresh

            anchors.bottom: parent.bottom
            width: parent.width
            name: page.words.new
            key: "F4"
            weight: DeskButton.Main
            onActed: page.accounts.beginAdding()
        }
    }

    DeskPanel {
        x: left.x + left.width + DeskTheme.gap
        y: left.y
        width: parent.width - x - DeskTheme.margin
        height: left.height
        title: {
            if (page.accounts.pin !== "")
                return page.words.pin.title.replace("{name}", page.accounts.chosen.name);
            return page.accounts.adding ? page.words.add.title : page.accounts.chosen.name ?? "";
        }

        AccountCard {
            id: card

            anchors.fill: parent
            visible: page.accounts.pin === "" && !page.accounts.adding && page.accounts.chosen.key !== undefined
            accounts: page.accounts
            busy: page.desk.busy
        }

        AccountForm {
            id: form

            anchors.fill: parent
            visible: page.accounts.adding
            accounts: page.accounts
            busy: page.desk.busy
        }

        FocusScope {
            id: pinCard

            anchors.fill: parent
            visible: page.accounts.pin !== ""

            Column {
                width: parent.width
                spacing: DeskTheme.gap * 1.4

                DeskText {
                    text: page.accounts.pin
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
                    key: "Enter"
                    weight: DeskButton.Main
                    onActed: page.accounts.putAside()
                }
            }
        }
    }

    Connections {
        target: page.accounts

        function onPicked(): void {
            page.focusFirst();
        }
    }

    Shortcut {
        sequence: "F4"
        onActivated: page.accounts.beginAdding()
    }
}
