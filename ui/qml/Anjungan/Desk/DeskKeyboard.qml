pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk.Model

// Keys on the screen, for a touch PC without a keyboard: letters, signs, or a pad where digits are wanted.
Rectangle {
    id: keyboard

    required property TypingAid aid
    required property real screenHeight
    property bool upper: false
    // What the officer asked for; empty: what the box asks for.
    property string asked: ""
    readonly property string kind: asked !== "" ? asked : aid.digits || aid.secret ? "pad" : "letters"
    readonly property var layout: {
        const words = aid.words;
        const erase = {"act": "erase", "show": words.erase, "units": 2};
        const enter = {"act": "enter", "show": words.enter, "units": 2};
        const done = {"act": "hide", "show": words.done, "units": 2};
        if (kind === "pad") {
            const letters = aid.digits ? {"act": "", "show": "", "units": 1} : {"act": "letters", "show": words.letters, "units": 1};
            return [[..."123", erase], [..."456", enter], [..."789", done], [letters, "0", {"act": "", "show": "", "units": 3}]];
        }
        const last = [{"act": kind === "signs" ? "letters" : "signs", "show": kind === "signs" ? words.letters : words.signs, "units": 2}, {"act": "type", "show": words.space, "text": " ", "units": 8}, done];
        if (kind === "signs")
            return [[..."1234567890", erase], [..."!@#$%&*()+=_"], [...":;\"'-/?~^|", enter], [..."[]{}<>\\`,."], last];
        const shift = {"act": "shift", "show": words.shift, "units": 2};
        return [[..."1234567890", erase], [..."qwertyuiop'-"], [..."asdfghjkl/", enter], [shift, ..."zxcvbnm,.@"], last];
    }
    // 15 mm where there is room, 10 mm where there is not.
    readonly property real room: (screenHeight * 0.42 - 2 * DeskTheme.gap) / 5 - DeskTheme.gap
    readonly property real keyHeight: Math.round(Math.max(10 * DeskTheme.mm, Math.min(15 * DeskTheme.mm, room)))
    readonly property real widest: kind === "pad" ? 24 * DeskTheme.mm : 20 * DeskTheme.mm
    readonly property real keyWidth: Math.floor(Math.min(widest, (width - 2 * DeskTheme.gap) / 12 - DeskTheme.gap))

    function act(what: string, text: string): void {
        switch (what) {
        case "type":
            aid.type(text);
            upper = false;
            break;
        case "erase":
            aid.erase();
            break;
        case "enter":
            aid.enter();
            break;
        case "hide":
            aid.hide();
            break;
        case "shift":
            upper = !upper;
            break;
        default:
            asked = what;
        }
    }

    visible: aid.shown
    height: column.height + 2 * DeskTheme.gap
    color: Theme.leaf
    onVisibleChanged: {
        asked = "";
        upper = false;
    }

    Connections {
        target: keyboard.aid

        function onChanged(): void {
            keyboard.asked = "";
        }
    }

    // What lies beneath is not touched through the gaps.
    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        width: parent.width
        height: DeskTheme.line
        color: Theme.edge
    }

    Column {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        y: DeskTheme.gap
        spacing: DeskTheme.gap

        Repeater {
            model: keyboard.layout

            Row {
                id: line

                required property var modelData

                spacing: DeskTheme.gap

                Repeater {
                    model: line.modelData

                    DeskKey {
                        required property var modelData
                        readonly property bool letter: typeof modelData === "string"
                        readonly property string sign: letter && keyboard.upper ? modelData.toUpperCase() : letter ? modelData : modelData.text ?? ""
                        readonly property int units: letter ? 1 : modelData.units

                        name: letter ? sign : modelData.show
                        weight: letter || modelData.act === "type" ? DeskButton.Quiet : DeskButton.Second
                        chosen: !letter && modelData.act === "shift" && keyboard.upper
                        enabled: name !== "" // nothing to press, but a place
                        opacity: enabled ? 1 : 0
                        width: keyboard.keyWidth * units + DeskTheme.gap * (units - 1)
                        height: keyboard.keyHeight
                        onActed: keyboard.act(letter ? "type" : modelData.act, sign)
                    }
                }
            }
        }
    }
}
