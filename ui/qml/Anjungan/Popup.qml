import QtQuick

// A message as the phone shows it: the dialog on the dimmed screen, the words one recognises marked.
Item {
    id: popup

    required property string before
    required property string key
    required property string after
    required property string picture

    readonly property bool compact: height < 46 * Theme.mm

    clip: true

    Rectangle {
        id: phone

        anchors.fill: parent
        anchors.topMargin: (popup.compact ? 0.5 : 3) * Theme.mm
        anchors.leftMargin: 4 * Theme.mm
        anchors.rightMargin: 4 * Theme.mm
        anchors.bottomMargin: -8 * Theme.mm
        radius: 5 * Theme.mm
        color: "#B9CFBD"
        border.color: Theme.ink
        border.width: Math.round(1.1 * Theme.mm)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: (popup.compact ? 1.9 : 2.4) * Theme.mm
            width: 12 * Theme.mm
            height: 1.2 * Theme.mm
            radius: height / 2
            color: Theme.ink
        }
    }

    Rectangle {
        id: dialog

        anchors.fill: parent
        anchors.topMargin: (popup.compact ? 4.2 : 8.5) * Theme.mm
        anchors.leftMargin: (popup.compact ? 6 : 7.5) * Theme.mm
        anchors.rightMargin: (popup.compact ? 6 : 7.5) * Theme.mm
        anchors.bottomMargin: (popup.compact ? 1.2 : 2.5) * Theme.mm
        radius: 3 * Theme.mm
        color: Theme.card

        Drawing {
            id: sign

            readonly property real fitting: Math.min((popup.compact ? (dialog.width < 70 * Theme.mm ? 10 : 12) : dialog.width > 95 * Theme.mm ? 26 : 18) * Theme.mm, dialog.height - 4 * Theme.mm)

            anchors.left: parent.left
            anchors.leftMargin: 3 * Theme.mm
            anchors.verticalCenter: parent.verticalCenter
            size: fitting
            source: Theme.drawing(popup.picture)
        }

        Column {
            id: lines

            readonly property real room: dialog.height - 3 * Theme.mm
            property int pixelSize: popup.compact ? Theme.small : dialog.width > 95 * Theme.mm ? Theme.capitals(5.4) : Theme.lesser
            property bool brief: false
            property bool bare: false

            function settle(): void {
                forceLayout();
                if (implicitHeight <= room || room <= 0)
                    return;
                // What comes before the words one recognises is given up first.
                if (pixelSize > Theme.capitals(3.3))
                    pixelSize -= 1;
                else if (popup.before !== "" && !brief)
                    brief = true;
                else
                    bare = true;
            }

            anchors.left: sign.right
            anchors.right: parent.right
            anchors.leftMargin: 2.5 * Theme.mm
            anchors.rightMargin: 2.5 * Theme.mm
            anchors.verticalCenter: parent.verticalCenter
            onImplicitHeightChanged: Qt.callLater(settle)
            onRoomChanged: Qt.callLater(settle)
            onPixelSizeChanged: Qt.callLater(settle)

            Label {
                width: parent.width
                visible: text !== "" && !lines.brief
                text: popup.before.trim()
                font.pixelSize: lines.pixelSize
                color: Theme.quiet
                lineHeight: 1
            }

            Rectangle {
                width: parent.width
                height: keyWords.implicitHeight + 1 * Theme.mm
                radius: 1.5 * Theme.mm
                color: Theme.leaf

                Label {
                    id: keyWords

                    x: 1.2 * Theme.mm
                    width: parent.width - 2.4 * Theme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    text: popup.key
                    color: Theme.forest
                    font.pixelSize: lines.pixelSize
                    font.weight: Font.Bold
                    lineHeight: 1
                }
            }

            Label {
                width: parent.width
                visible: text.length > 1 && !lines.bare
                text: popup.after.trim()
                font.pixelSize: lines.pixelSize
                color: Theme.quiet
                lineHeight: 1
            }
        }
    }
}
