pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// What can be done about one account, each act with what it means. The own one only changes its PIN.
FocusScope {
    id: card

    required property StaffAccounts accounts
    required property bool busy
    readonly property var words: accounts.words
    readonly property var chosen: accounts.chosen
    readonly property bool own: chosen.own ?? false
    property bool sure: false

    onVisibleChanged: sure = false
    onChosenChanged: sure = false

    component ActWithNote: Item {
        id: act

        required property string title
        required property string note
        property int weight: DeskButton.Quiet

        signal acted

        width: parent.width
        height: Math.max(button.height, meaning.height)

        DeskButton {
            id: button

            width: Math.round(46 * DeskTheme.mm)
            name: act.title
            weight: act.weight
            enabled: !card.busy
            onActed: act.acted()
        }

        DeskRemark {
            id: meaning

            x: button.width + DeskTheme.gap * 1.4
            anchors.verticalCenter: button.height > height ? button.verticalCenter : undefined
            width: parent.width - x
            text: act.note
        }
    }

    Column {
        width: parent.width
        spacing: DeskTheme.gap * 1.4

        DeskText {
            width: parent.width
            text: [card.chosen.roleName, card.chosen.state, card.chosen.seen].join(" · ")
            color: card.chosen.attention ? Theme.brick : Theme.quiet
        }

        DeskText {
            width: parent.width
            visible: card.own
            text: card.words.own
        }

        DeskButton {
            visible: card.own
            name: card.words.own_pin
            weight: DeskButton.Second
            onActed: card.accounts.openOwnPin()
        }

        ActWithNote {
            visible: !card.own && (card.chosen.heldUp ?? false)
            title: card.words.release
            note: card.words.release_note
            weight: DeskButton.Main
            onActed: card.accounts.release()
        }

        DeskChoice {
            width: parent.width
            visible: !card.own
            enabled: !card.busy
            name: card.words.role + ". " + card.accounts.roleNote + " " + card.words.role_ends
            options: card.accounts.roles
            chosen: card.chosen.role ?? ""
            onPicked: id => card.accounts.changeRole(id)
        }

        ActWithNote {
            visible: !card.own && !card.sure
            title: card.words.reset
            note: card.words.reset_note
            onActed: {
                card.sure = true;
                no.forceActiveFocus();
            }
        }

        DeskText {
            width: parent.width
            visible: card.sure
            text: card.words.reset_sure.replace("{name}", card.chosen.name)
            font.weight: Font.DemiBold
        }

        Row {
            visible: card.sure
            spacing: DeskTheme.gap

            DeskButton {
                name: card.words.reset_yes
                weight: DeskButton.Stop
                enabled: !card.busy
                onActed: card.accounts.resetPin()
            }

            DeskButton {
                id: no

                name: card.words.reset_no
                onActed: {
                    card.sure = false;
                    card.nextItemInFocusChain().forceActiveFocus();
                }
            }
        }

        ActWithNote {
            visible: !card.own
            title: card.chosen.active ? card.words.disable : card.words.enable
            note: card.chosen.active ? card.words.disable_note : card.words.enable_note
            weight: card.chosen.active ? DeskButton.Stop : DeskButton.Second
            onActed: card.accounts.toggle()
        }
    }
}
