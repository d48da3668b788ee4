import QtQuick
import Anjungan

// Rows to go through with the arrow keys, the wheel or a finger; Enter opens one. Empty, it says what to do next.
FocusScope {
    id: list

    required property var rows
    required property string empty
    property Component row
    property string remark: ""
    // The row to stand at whenever the rows are new, where the page knows one.
    property int at: -1
    // The rows as the view has them: when others come, whoever is at one stays there.
    property var known: []

    signal opened(var row)

    // Rows and place may become known in any order.
    onAtChanged: stand()
    onRowsChanged: {
        const before = nameOf(known[view.currentIndex]);
        known = rows;
        const now = before === "" ? -1 : known.findIndex(row => nameOf(row) === before);
        if (now >= 0)
            view.currentIndex = now;
        stand();
    }

    function nameOf(row: var): string {
        return row?.key ?? row?.id ?? row?.code ?? "";
    }

    function stand(): void {
        if (at >= 0)
            view.currentIndex = at;
    }

    ListView {
        id: view

        anchors.fill: parent
        anchors.bottomMargin: more.visible ? more.height : 0
        clip: true
        focus: true
        activeFocusOnTab: count > 0 || activeFocus
        model: list.known
        delegate: list.row
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Keys.onReturnPressed: list.opened(list.rows[currentIndex])
        Keys.onEnterPressed: list.opened(list.rows[currentIndex])
        Accessible.role: Accessible.List
    }

    ScrollMark {
        view: view
        color: Theme.edge
    }

    DeskRemark {
        id: more

        anchors.bottom: parent.bottom
        width: parent.width
        visible: text !== ""
        text: list.remark
    }

    DeskText {
        y: DeskTheme.gap
        width: parent.width
        visible: view.count === 0
        text: list.empty
        color: Theme.quiet
    }
}
