pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// Type what the message says; up to three causes that fit appear as one types.
Item {
    id: page

    required property VisitorScreen visitor
    readonly property var words: visitor.words.typed
    readonly property real gap: 3.5 * Theme.mm

    Rectangle {
        id: field

        x: Theme.margin
        y: Theme.margin
        width: parent.width - 2 * Theme.margin
        height: Math.max(16 * Theme.mm, line.implicitHeight + 5 * Theme.mm)
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.forest
        border.width: 2 * Theme.line

        Label {
            id: line

            readonly property bool long: page.visitor.typing.text.length * Theme.body > 4 * width

            x: 5 * Theme.mm
            width: parent.width - 10 * Theme.mm
            anchors.verticalCenter: parent.verticalCenter
            text: page.visitor.typing.text === "" ? page.words.placeholder : page.visitor.typing.text + "|"
            color: page.visitor.typing.text === "" ? Theme.quiet : Theme.ink
            font.pixelSize: long ? Theme.small : Theme.body
            font.weight: page.visitor.typing.text === "" ? Font.Normal : Font.DemiBold
        }
    }

    Label {
        id: hint

        x: Theme.margin
        y: field.y + field.height + 1.5 * Theme.mm
        width: field.width
        text: page.visitor.typing.refused ? page.words.refused : page.visitor.typing.otherOffice ? page.words.other_office : page.visitor.typing.guesses.length > 0 ? page.words.pick : page.visitor.typing.text.length > 8 ? page.words.none : page.words.private
        font.pixelSize: Theme.lesser
        font.weight: page.visitor.typing.otherOffice || page.visitor.typing.refused ? Font.DemiBold : Font.Normal
        color: page.visitor.typing.otherOffice || page.visitor.typing.refused ? Theme.brick : Theme.quiet
    }

    Grid {
        id: guesses

        readonly property real each: (width - (columns - 1) * spacing) / columns

        x: Theme.margin
        y: hint.y + hint.height + 2 * Theme.mm
        width: field.width
        columns: Theme.portrait ? 1 : 3
        spacing: page.gap

        Repeater {
            model: page.visitor.typing.guesses

            OptionCard {
                required property var modelData

                option: modelData
                kind: "choices"
                width: guesses.each
                height: Math.max(15 * Theme.mm, Theme.portrait ? 26 * Theme.mm : keyboard.y - guesses.y - 3 * Theme.mm)
                onActed: page.visitor.choose(option.id)
            }
        }
    }

    Keyboard {
        id: keyboard

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.margin, 300 * Theme.mm)
        y: none.y - height - page.gap
        words: page.words
        onTyped: key => page.visitor.typing.typeKey(key)
        onErased: page.visitor.typing.eraseKey()
    }

    ActButton {
        id: none

        x: Theme.margin
        width: field.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 3 * Theme.mm
        name: page.visitor.question.unknown ?? ""
        icon: "unknown"
        onActed: page.visitor.choose("unknown")
    }

    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            page.visitor.typing.eraseKey();
        else if (event.text.length === 1 && event.text >= " " && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier)))
            page.visitor.typing.typeKey(event.text);
    }
}
