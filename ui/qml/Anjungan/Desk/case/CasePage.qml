import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// One case: what it is and what can be done on the left, what happened on the right; questions come in a panel above.
FocusScope {
    id: page

    required property DeskScreen desk
    required property CaseFile model
    readonly property bool covered: model.panel.kind !== ""
    readonly property bool known: model.known
    readonly property int version: model.head.version ?? 0
    // The case stands where it was not seen yet: what comes next is another thing than before.
    property bool fresh: true

    // What is focused may be gone with an answer: then the next useful thing is.
    function keepFocus(): void {
        const at = Window.activeFocusItem;
        const lost = at === null || !at.visible || at === page || at === under || at === about || at === about.acts;
        if (known && !covered && (fresh || lost)) {
            fresh = false;
            about.takeFocus();
        }
    }

    onVersionChanged: fresh = true
    onCoveredChanged: {
        if (!covered)
            under.forceActiveFocus();
        Qt.callLater(keepFocus);
    }

    DeskText {
        x: DeskTheme.margin
        y: DeskTheme.margin
        width: parent.width - 2 * x
        visible: text !== ""
        text: page.model.missing
        font.pixelSize: DeskTheme.lead
    }

    FocusScope {
        id: under

        anchors.fill: parent
        focus: true
        visible: page.known
        enabled: !page.covered

        DeskPanel {
            id: left

            x: DeskTheme.margin
            y: DeskTheme.gap
            width: Math.round((parent.width - 2 * DeskTheme.margin - DeskTheme.gap) * 0.6)
            height: parent.height - 2 * DeskTheme.gap

            CaseAbout {
                id: about

                anchors.fill: parent
                file: page.model
                focus: true
                onNothingToDo: history.forceActiveFocus()
            }
        }

        DeskPanel {
            x: left.x + left.width + DeskTheme.gap
            y: left.y
            width: parent.width - x - DeskTheme.margin
            height: left.height
            title: page.model.words.history_title

            CaseHistory {
                id: history

                anchors.fill: parent
                file: page.model
            }
        }
    }

    CasePanel {
        desk: page.desk
        file: page.model
    }

    Connections {
        target: page.model

        function onChanged(): void {
            Qt.callLater(page.keepFocus);
        }
    }
}
