import QtQuick
import Anjungan
import Anjungan.Desk

// The square for the visitor's phone, as large as there is room, to be scanned from the screen at once.
Item {
    id: room

    // `picture`, `title` and `caption`; empty until it is made.
    required property var square
    readonly property real between: title.height + caption.height + 2 * DeskTheme.mm
    readonly property real most: Math.min(90 * DeskTheme.mm, width, height - between)

    visible: (square.picture ?? "") !== ""

    DeskText {
        id: title

        width: parent.width
        text: room.square.title ?? ""
        font.weight: Font.DemiBold
    }

    QrCode {
        id: code

        y: title.height + DeskTheme.mm
        // no wider than its modules come out whole
        side: Math.max(1, Math.floor(room.most / Math.max(1, modules))) * Math.max(1, modules)
        source: room.square.picture ?? ""
    }

    DeskRemark {
        id: caption

        y: code.y + code.height + DeskTheme.mm
        width: parent.width
        text: room.square.caption ?? ""
    }
}
