pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk

// Cards side by side, all as tall as the tallest.
Item {
    id: cards

    required property var shown
    readonly property real step: (width + DeskTheme.gap) / Math.max(1, shown.length)

    implicitHeight: {
        let most = 0;
        for (let place = 0; place < all.count; place++)
            most = Math.max(most, all.itemAt(place)?.implicitHeight ?? 0);
        return most;
    }

    Repeater {
        id: all

        model: cards.shown

        ReportCard {
            required property var modelData
            required property int index

            // Whole pixels, and the last one ends where the row does.
            x: Math.round(index * cards.step)
            width: Math.round((index + 1) * cards.step) - DeskTheme.gap - x
            height: cards.height
            shown: modelData
        }
    }
}
