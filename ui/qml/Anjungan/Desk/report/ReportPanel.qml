import QtQuick
import Anjungan.Desk

// One question of a report: its bars, the numbers beside them, and how it is meant.
DeskPanel {
    id: panel

    // {title, remark, note, standing, first, facts, rows}
    required property var shown

    title: shown.title

    Column {
        width: parent.width
        spacing: 1.4 * DeskTheme.gap

        ReportFacts {
            width: parent.width
            shown: panel.shown.first
        }

        DeskRemark {
            width: parent.width
            visible: text !== ""
            text: panel.shown.remark
        }

        ReportBars {
            width: parent.width
            visible: !panel.shown.standing && panel.shown.rows.length > 0
            rows: panel.shown.standing ? [] : panel.shown.rows
            labelShare: panel.shown.remark === "" ? 0.42 : 0.6
        }

        ReportColumns {
            width: parent.width
            visible: panel.shown.standing
            rows: panel.shown.standing ? panel.shown.rows : []
        }

        ReportFacts {
            width: parent.width
            shown: panel.shown.facts
        }

        DeskRemark {
            width: parent.width
            visible: text !== ""
            text: panel.shown.note
        }
    }
}
