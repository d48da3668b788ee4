pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// The window of the desk: bar, notice, the page that the facts ask for.
Window {
    id: window

    required property DeskScreen desk
    required property bool windowed
    readonly property string file: desk.file

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

    function show(): void {
        page.setSource(file, {
            "desk": desk,
            "model": desk.model
        });
    }

    onActiveFocusItemChanged: push()
    onFileChanged: show()
    // Compiled with the window, so that nobody waits for a page at its first showing, and none is under way at the end.
    Component.onCompleted: desk.files.forEach(file => Qt.createComponent(file, Component.PreferSynchronous, window))
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
        onLoaded: {
            page.forceActiveFocus();
            if (window.activeFocusItem === page)
                (page.item as Item).forceActiveFocus(); // it says itself where the focus belongs
        }
        transform: Translate {
            y: -window.pushed
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
        sequence: "Escape"
        onActivated: window.desk.back()
    }
}
