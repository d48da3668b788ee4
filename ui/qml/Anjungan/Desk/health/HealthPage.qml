import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// How the machine is: printer and slips that did not come out, beside (upright: above) the doctor's list.
FocusScope {
    id: page

    required property DeskScreen desk
    required property MachineHealth model
    readonly property real room: width - 2 * DeskTheme.margin - DeskTheme.gap
    readonly property real tall: height - 2 * DeskTheme.gap

    Component.onCompleted: Qt.callLater(printer.takeFocus)

    HealthPrinter {
        id: printer

        x: DeskTheme.margin
        y: DeskTheme.gap
        width: Math.round(page.room * (Theme.portrait ? 0.52 : 0.46))
        height: Theme.portrait ? Math.max(implicitHeight, Math.round(page.tall * 0.26)) : implicitHeight
        focus: true
        health: page.model
    }

    HealthSlips {
        x: Theme.portrait ? printer.x + printer.width + DeskTheme.gap : printer.x
        y: Theme.portrait ? printer.y : printer.y + printer.height + DeskTheme.gap
        width: Theme.portrait ? page.room - printer.width : printer.width
        height: Theme.portrait ? printer.height : page.tall - printer.height - DeskTheme.gap
        desk: page.desk
        health: page.model
    }

    HealthDoctor {
        x: Theme.portrait ? DeskTheme.margin : printer.x + printer.width + DeskTheme.gap
        y: Theme.portrait ? printer.y + printer.height + DeskTheme.gap : printer.y
        width: Theme.portrait ? page.width - 2 * x : page.room - printer.width
        height: page.tall + DeskTheme.gap - y
        desk: page.desk
        health: page.model
    }
}
