pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// One question, its options as cards, and "I don't know" below them.
Item {
    id: page

    required property VisitorScreen visitor
    readonly property var question: visitor.question
    readonly property var options: question.options ?? []
    readonly property int count: options.length
    readonly property real gap: Math.round(4 * Theme.mm)

    Column {
        id: head

        readonly property real spare: asides.y - page.gap - Theme.margin - height - page.gap - cards.height

        x: Theme.margin
        // A tall screen has room to spare: the cards come down to where hands are.
        y: Theme.margin + (Theme.portrait ? Math.max(0, spare * 0.45) : 0)
        width: parent.width - 2 * Theme.margin
        spacing: 1 * Theme.mm

        Label {
            width: parent.width
            text: page.question.title ?? ""
            color: Theme.forest
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            lineHeight: 1.02
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: page.question.hint ?? ""
            font.pixelSize: Theme.lesser
            color: Theme.quiet
        }
    }

    Grid {
        id: cards

        readonly property string kind: page.question.kind ?? ""
        readonly property bool narrow: Theme.portrait
        readonly property int rowsWanted: Math.ceil(page.count / columns)
        readonly property real room: asides.y - Theme.margin - head.height - 2 * page.gap
        readonly property real most: kind === "choices" ? (narrow ? 46 : 34) * Theme.mm : narrow ? (columns === 1 ? 104 : 116) * Theme.mm : (rowsWanted === 1 ? 150 : 112) * Theme.mm
        readonly property real cardHeight: Math.floor(Math.max(1, Math.min(most, (room - (rowsWanted - 1) * spacing) / Math.max(1, rowsWanted))))
        readonly property real cardWidth: Math.floor((width - (columns - 1) * spacing) / columns)

        x: Theme.margin
        y: Math.round(head.y + head.height + page.gap)
        width: parent.width - 2 * Theme.margin
        spacing: page.gap
        columns: {
            if (narrow)
                return page.count > 3 && kind !== "choices" ? 2 : 1;
            if (kind === "choices")
                return 2;
            return page.count === 4 ? 2 : Math.max(1, Math.min(3, page.count));
        }

        Repeater {
            model: page.options

            OptionCard {
                required property var modelData

                option: modelData
                kind: cards.kind
                width: cards.cardWidth
                height: cards.cardHeight
                onActed: page.visitor.choose(option.id)
            }
        }
    }

    Grid {
        id: asides

        readonly property bool two: (page.question.typed ?? "") !== ""
        readonly property real each: two && columns === 2 ? Math.floor((width - spacing) / 2) : width

        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(4 * Theme.mm)
        columns: 2
        spacing: page.gap

        ActButton {
            visible: asides.two
            width: asides.each
            name: page.question.typed ?? ""
            icon: "keyboard"
            onActed: page.visitor.choose("typed")
        }

        ActButton {
            width: asides.each
            name: page.question.unknown ?? ""
            icon: "unknown"
            onActed: page.visitor.choose("unknown")
        }
    }
}
