pragma Singleton
import QtQuick
import Anjungan

// Sizes of the desk: read from a chair at arm's length, hit by a mouse or a finger. Colours are those of `Theme`.
QtObject {
    // A screen that says nonsense of its size must not make the desk unreadable.
    readonly property real mm: Math.max(3.4, Theme.mm)

    readonly property int small: capitals(2.3)
    readonly property int body: capitals(2.6)
    readonly property int lead: capitals(3.2)
    readonly property int title: capitals(4.4)

    readonly property real margin: Math.round(5 * mm)
    readonly property real gap: Math.round(2.5 * mm)
    readonly property real radius: Math.round(2 * mm)
    readonly property real line: Theme.line
    // A finger's width: 10 mm and 2.5 mm between two.
    readonly property real touch: Math.ceil(10 * mm)

    // The main act of a page.
    readonly property real tall: Math.ceil(13 * mm)

    function capitals(height: real): int {
        return Math.round(height / 0.668 * mm);
    }
}
