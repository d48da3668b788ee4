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

    function turn(key: int): bool {
        return view.turn(key);
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

    DeskScroll {
        id: view

        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        contentHeight: column.height + DeskTheme.gap

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
