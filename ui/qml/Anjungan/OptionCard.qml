pragma ComponentBehavior: Bound
import QtQuick

// One option of a question: a drawn pop-up, a picture or plain words, with what it means below or beside.
Touchable {
    id: card

    required property var option
    required property string kind
    readonly property bool upright: kind === "messages" || (kind === "pictures" && height > 68 * Theme.mm && height > width * 0.62)
    readonly property real pad: 3.5 * Theme.mm

    name: option.title

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: card.held ? Theme.leaf : Theme.card
        border.color: card.held ? Theme.forest : Theme.edge
        border.width: card.held ? 2 * Theme.line : Theme.line
    }

    Loader {
        id: picture

        active: card.kind !== "choices" && card.option.picture !== ""
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: card.pad
        width: !active ? 0 : card.upright ? card.width - 2 * card.pad : Math.min(card.height - 2 * card.pad, card.width * 0.36)
        height: !active ? 0 : card.upright ? card.height - 2.4 * card.pad - words.fullHeight : card.height - 2 * card.pad
        sourceComponent: card.kind === "messages" ? message : drawn
    }

    Component {
        id: message

        Popup {
            before: card.option.before
            key: card.option.key
            after: card.option.after
            picture: card.option.picture
        }
    }

    Component {
        id: drawn

        Item {
            Drawing {
                anchors.centerIn: parent
                size: Math.max(1, Math.min(parent.width, parent.height))
                source: Theme.drawing(card.option.picture)
            }
        }
    }

    Column {
        id: words

        readonly property real fullHeight: title.implicitHeight + (detail.visible ? detail.implicitHeight + spacing : 0)
        readonly property real most: card.upright ? card.height * (card.kind === "messages" ? 0.42 : 0.5) : card.height - 3 * Theme.mm
        property real scaling: 1

        function settle(): void {
            if (fullHeight > most && most > 0 && scaling > 0.72)
                scaling -= 0.07;
        }

        onFullHeightChanged: Qt.callLater(settle)
        onMostChanged: Qt.callLater(settle)

        width: card.width - x - card.pad - (arrow.visible ? arrow.width + card.pad : 0)
        x: card.upright ? 1.4 * card.pad : picture.active ? picture.x + picture.width + card.pad : 1.6 * card.pad
        y: card.upright ? card.height - fullHeight - card.pad : (card.height - fullHeight) / 2
        spacing: 0.8 * Theme.mm

        Label {
            id: title

            width: parent.width
            text: card.option.title
            color: Theme.forest
            font.pixelSize: Math.round(Theme.body * words.scaling)
            font.weight: Font.DemiBold
            lineHeight: 1.05
            Accessible.ignored: true
        }

        Label {
            id: detail

            width: parent.width
            // On a small screen the title alone is larger than both squeezed together.
            visible: text !== "" && words.scaling > 0.76 && (card.kind !== "messages" || card.height > 75 * Theme.mm)
            text: card.option.detail
            color: card.held ? Theme.ink : Theme.quiet
            font.pixelSize: Math.round(Theme.small * Math.max(0.86, words.scaling))
            lineHeight: 1.08
            Accessible.ignored: true
        }
    }

    Drawing {
        id: arrow

        visible: card.kind === "choices"
        anchors.right: parent.right
        anchors.rightMargin: card.pad
        anchors.verticalCenter: parent.verticalCenter
        size: 7 * Theme.mm
        source: Theme.icon("arrow")
    }
}
