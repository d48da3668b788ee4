import QtQuick

// Text that keeps to one line: what does not fit is cut with dots.
DeskText {
    wrapMode: Text.NoWrap
    elide: Text.ElideRight
}
