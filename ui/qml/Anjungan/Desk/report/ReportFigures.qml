pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// The report itself, to be scrolled: what is read first, cases in two columns, visitors.
FocusScope {
    id: figures

    // As `show_report` gives it.
    required property var shown
    readonly property real half: Math.floor((column.width - DeskTheme.gap) / 2)
    readonly property var visits: shown.visits ?? ({
            "title": ""
        })

    // One step with an arrow, a screen with PageUp and PageDown, all the way with Home and End.
    function turn(key: int): bool {
        const by = {
            [Qt.Key_Down]: 2 * DeskTheme.touch,
            [Qt.Key_Up]: -2 * DeskTheme.touch,
            [Qt.Key_PageDown]: view.height * 0.85,
            [Qt.Key_PageUp]: -view.height * 0.85,
            [Qt.Key_End]: view.contentHeight,
            [Qt.Key_Home]: -view.contentHeight
        }[key];
        if (by === undefined)
            return false;
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, view.contentY + by));
        return true;
    }

    onShownChanged: view.contentY = 0

    component Panels: Column {
        id: panels

        required property var list

        width: figures.half
        spacing: DeskTheme.gap

        Repeater {
            model: panels.list

            ReportPanel {
                required property var modelData

                width: panels.width
                shown: modelData
            }
        }
    }

    Flickable {
        id: view

        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        clip: true
        contentHeight: column.height + DeskTheme.gap
        boundsBehavior: Flickable.StopAtBounds
        Keys.onPressed: event => event.accepted = figures.turn(event.key)

        Column {
            id: column

            width: view.width - 3 * DeskTheme.mm
            spacing: DeskTheme.gap

            ReportCards {
                width: parent.width
                shown: figures.shown.cards ?? []
            }

            DeskPanel {
                width: parent.width
                visible: (figures.shown.empty ?? "") !== ""

                DeskText {
                    width: parent.width
                    text: figures.shown.empty ?? ""
                }
            }

            Row {
                visible: (figures.shown.left ?? []).length > 0
                spacing: DeskTheme.gap

                Panels {
                    list: figures.shown.left ?? []
                }

                Panels {
                    list: figures.shown.right ?? []
                }
            }

            DeskText {
                width: parent.width
                visible: text !== ""
                topPadding: DeskTheme.gap
                text: figures.visits.title
                font.pixelSize: DeskTheme.lead
                font.weight: Font.Bold
                color: Theme.forest
            }

            ReportCards {
                width: parent.width
                visible: figures.visits.title !== ""
                shown: figures.visits.cards ?? []
            }

            DeskRemark {
                width: parent.width
                visible: text !== ""
                text: figures.visits.note ?? ""
            }

            Row {
                visible: figures.visits.title !== ""
                spacing: DeskTheme.gap

                Panels {
                    list: figures.visits.left ?? []
                }

                Panels {
                    list: figures.visits.right ?? []
                }
            }
        }
    }

    ScrollMark {
        view: view
    }
}
