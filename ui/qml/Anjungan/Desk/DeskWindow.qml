pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// The window of the desk: bar, notice, the page that the facts ask for.
Window {
    id: window

    required property DeskScreen desk
    required property bool windowed

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
    }

    NoticeBar {
        id: notice

        y: bar.height
        width: parent.width
        desk: window.desk
    }

    Loader {
        id: page

        y: notice.y + notice.height
        width: parent.width
        height: parent.height - y
        focus: true
        sourceComponent: window.componentOf(window.desk.page)
        onLoaded: (page.item as Item).forceActiveFocus()
    }

    function componentOf(name: string): Component {
        switch (name) {
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
        onActivated: window.desk.speak(window.desk.language === "id" ? "en" : "id")
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
