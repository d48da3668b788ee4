import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// A new account: name and role; the first PIN is made up by the machine.
FocusScope {
    id: form

    required property StaffAccounts accounts
    required property bool busy
    readonly property var words: accounts.words.add

    onVisibleChanged: {
        name.clear();
        role.chosen = "cs";
    }

    function make(): void {
        if (!busy)
            accounts.add(name.text, role.chosen);
    }

    Column {
        width: parent.width
        spacing: DeskTheme.gap * 1.4

        DeskField {
            id: name

            width: parent.width
            focus: true
            name: form.words.name
            wrong: form.accounts.refusal !== ""
            remark: form.accounts.refusal
            onAccepted: form.make()
        }

        DeskChoice {
            id: role

            width: parent.width
            name: form.accounts.words.role + ". " + form.accounts.roleNote
            options: form.accounts.roles
            chosen: "cs"
            onPicked: id => role.chosen = id
        }

        DeskRemark {
            width: parent.width
            text: form.words.pin_note
        }

        Row {
            spacing: DeskTheme.gap

            DeskButton {
                name: form.words.make
                sign: "Enter"
                weight: DeskButton.Main
                enabled: !form.busy
                onActed: form.make()
            }

            DeskButton {
                name: form.words.cancel
                onActed: form.accounts.putAside()
            }
        }
    }
}
