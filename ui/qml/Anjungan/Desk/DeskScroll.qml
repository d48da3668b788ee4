import QtQuick

// More than fits, to be scrolled: one step with an arrow, a screen with PageUp and PageDown, all of it with Home and End.
Flickable {
    id: view

    function turn(key: int): bool {
        const by = {
            [Qt.Key_Down]: 2 * DeskTheme.touch,
            [Qt.Key_Up]: -2 * DeskTheme.touch,
            [Qt.Key_PageDown]: height * 0.85,
            [Qt.Key_PageUp]: -height * 0.85,
            [Qt.Key_End]: contentHeight,
            [Qt.Key_Home]: -contentHeight
        }[key];
        if (by === undefined || contentHeight <= height)
            return false;
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + by));
        return true;
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Keys.onPressed: event => event.accepted = turn(event.key)
}
