pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// What lies over the page of a case: a question, a correction, the officers, the slip. Esc closes it.
DeskOverlay {
    id: over

    required property DeskScreen desk
    required property CaseFile file
    readonly property string kind: file.panel.kind

    visible: kind !== ""

    Loader {
        id: panel

        anchors.fill: parent
        focus: true
        active: over.kind !== ""
        sourceComponent: ({
                "correct": correct,
                "assign": assign,
                "slip": slip
            })[over.kind] ?? question
    }

    Component {
        id: question

        CaseQuestion {
            desk: over.desk
            file: over.file
        }
    }

    Component {
        id: correct

        CaseCorrect {
            desk: over.desk
            file: over.file
        }
    }

    Component {
        id: assign

        CaseAssign {
            desk: over.desk
            file: over.file
        }
    }

    Component {
        id: slip

        CaseSlip {
            file: over.file
        }
    }
}
