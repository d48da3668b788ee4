pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// The window of the desk: bar, notice, the page that the facts ask for.
Window {
    id: window

    required property DeskScreen desk
    required property bool windowed

    // How far everything is moved up, so that the keys on the screen do not cover the box that they type into.
    property real pushed: 0

    function push(): void {
        const box = activeFocusItem;
        if (!keyboard.visible || !box) {
            pushed = 0;
            return;
        }
        const top = box.mapToItem(null, 0, 0).y + pushed;
        const below = top + box.height + 26 * DeskTheme.mm - keyboard.y; // room for what is said of it, and the next box
        pushed = Math.round(Math.max(0, Math.min(below, top - 8 * DeskTheme.mm)));
    }

    onActiveFocusItemChanged: push()
    color: Theme.paper
    title: desk.words.title
    flags: windowed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint
    onClosing: close => {
        close.accepted = false;
        window.desk.signOut();
    }

    TopBar {
        id: bar

        width: parent.width
        desk: window.desk
        transform: Translate {
            y: -window.pushed
        }
    }

    NoticeBar {
        id: notice

        y: bar.height
        width: parent.width
        desk: window.desk
        onHeightChanged: window.push()
        transform: Translate {
            y: -window.pushed
        }
    }

    Loader {
        id: page

        y: notice.y + notice.height
        width: parent.width
        height: parent.height - y
        focus: true
        sourceComponent: window.componentOf(window.desk.page)
        onLoaded: {
            page.forceActiveFocus();
            if (window.activeFocusItem === page)
                (page.item as Item).forceActiveFocus(); // it says itself where the focus belongs
        }
        transform: Translate {
            y: -window.pushed
        }
    }

    function componentOf(name: string): Component {
        switch (name) {
        case "setup":
            return setup;
        case "first_account":
            return firstAccount;
        case "own_pin":
            return ownPin;
        case "home":
            return home;
        case "slip":
            return slip;
        case "found":
            return found;
        case "form":
            return form;
        case "case":
            return caseFile;
        case "overdue":
            return overdue;
        case "accounts":
            return accounts;
        case "report":
            return report;
        case "closing":
            return closing;
        case "health":
            return health;
        default:
            return signIn;
        }
    }

    Component {
        id: signIn

        SignInPage {
            desk: window.desk
        }
    }

    Component {
        id: setup

        SetupPage {
            desk: window.desk
        }
    }

    Component {
        id: firstAccount

        FirstAccountPage {
            desk: window.desk
        }
    }

    Component {
        id: ownPin

        OwnPinPage {
            desk: window.desk
        }
    }

    Component {
        id: home

        HomePage {
            desk: window.desk
        }
    }

    Component {
        id: slip

        SlipFoundPage {
            desk: window.desk
        }
    }

    Component {
        id: found

        KpjPage {
            desk: window.desk
        }
    }

    Component {
        id: form

        FormPage {
            desk: window.desk
        }
    }

    Component {
        id: caseFile

        CasePage {
            desk: window.desk
        }
    }

    Component {
        id: overdue

        OverduePage {
            desk: window.desk
        }
    }

    Component {
        id: accounts

        AccountsPage {
            desk: window.desk
        }
    }

    Component {
        id: report

        ReportPage {
            desk: window.desk
        }
    }

    Component {
        id: closing

        ClosingPage {
            desk: window.desk
        }
    }

    Component {
        id: health

        HealthPage {
            desk: window.desk
        }
    }

    DeskKeyboard {
        id: keyboard

        anchors.bottom: parent.bottom
        width: parent.width
        screenHeight: parent.height
        aid: window.desk.typing
        onVisibleChanged: window.push()
        onHeightChanged: window.push()
    }

    Connections {
        target: window.desk.typing

        function onTyped(): void {
            window.push();
        }
    }

    IdleNotice {
        anchors.fill: parent
        desk: window.desk
    }

    Shortcut {
        sequence: "F2"
        onActivated: window.desk.newCase()
    }

    Shortcut {
        sequence: "F3"
        onActivated: bar.takeFocus()
    }

    Shortcut {
        sequence: "F9"
        onActivated: window.desk.speak(window.desk.nextLanguage.code)
    }

    Shortcut {
        sequence: "F10"
        onActivated: window.desk.signOut()
    }

    Shortcut {
        sequence: "Escape"
        onActivated: window.desk.back()
    }
}
