import QtQuick

// Holds a column whose type is as large as the room allows: `most` if nothing is cut, else smaller, down to `least`.
// When what it tells `about` or the room changes, it measures anew.
Item {
    id: fitted

    required property var about
    default property alias content: column.data
    property alias spacing: column.spacing
    property real most: 1
    property real least: 0.7
    property real scaling: most
    property bool measuring: false
    readonly property real wanted: column.implicitHeight
    readonly property bool cut: wanted > height + 1

    // Measured; if it is `cut` even now, there is too much to say.
    signal settled

    function settle(): void {
        if (height <= 0 || width <= 0)
            return;
        measuring = true;
        fits(most);
        // Text takes room by the square of its size, so the root leads there in two or three steps; each costs a layout.
        // Only beside much that does not shrink the steps get small, and may be many.
        while (cut && scaling > least)
            fits(Math.max(least, scaling * Math.min(0.98, Math.sqrt(height / wanted))));
        measuring = false;
        settled();
    }

    function fits(size: real): bool {
        scaling = size;
        layOut(column);
        return !cut;
    }

    // Columns and rows know their height only when they are drawn, unless they are asked.
    function layOut(item: Item): void {
        for (const child of item.children)
            layOut(child);
        (item as Column)?.forceLayout();
        (item as Row)?.forceLayout();
        (item as Flow)?.forceLayout();
    }

    function measure(): void {
        if (!measuring)
            soon.restart();
    }

    implicitHeight: wanted
    onAboutChanged: measure()
    onWidthChanged: measure()
    onHeightChanged: measure()
    onWantedChanged: measure()

    // Unlike Qt.callLater a timer ends with the page that is left.
    Timer {
        id: soon

        interval: 0
        onTriggered: fitted.settle()
    }

    Column {
        id: column

        width: fitted.width
        spacing: 3 * Theme.mm
    }
}
