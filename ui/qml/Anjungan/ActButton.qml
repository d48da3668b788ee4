import QtQuick

// A button in one of three weights: main (forest), second (leaf), quiet (outlined).
Touchable {
    id: button

    enum Weight {
        Main,
        Second,
        Quiet
    }

    property int weight: ActButton.Second
    property string icon: ""
    property bool iconLast: false
    property bool chosen: false
    property int pixelSize: Theme.body
    readonly property bool onDark: weight === ActButton.Main

    readonly property int iconSize: Math.round(pixelSize * 1.15)
    readonly property real gap: 2.6 * Theme.mm
    readonly property real pad: 3.5 * Theme.mm
    readonly property real signRoom: icon === "" ? 0 : iconSize + gap
    readonly property real inset: (width - signRoom - label.contentWidth) / 2

    implicitHeight: Theme.touch
    implicitWidth: Math.ceil(metrics.advanceWidth) + signRoom + 2 * pad + 2

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.onDark ? (button.held ? Theme.forestPressed : Theme.forest) : button.held ? Theme.leafPressed : button.chosen || button.weight === ActButton.Second ? Theme.leaf : Theme.card
        border.color: Theme.edge
        border.width: button.weight === ActButton.Quiet && !button.chosen ? Theme.line : 0
    }

    Drawing {
        id: sign

        x: button.iconLast ? label.x + label.contentWidth + button.gap : button.inset
        anchors.verticalCenter: parent.verticalCenter
        visible: button.icon !== ""
        size: button.iconSize
        source: button.icon === "" ? "" : Theme.icon(button.icon + (button.onDark ? "-light" : ""))
    }

    Label {
        id: label

        x: button.inset + (button.iconLast ? 0 : button.signRoom)
        width: Math.max(1, button.width - 2 * button.pad - button.signRoom)
        anchors.verticalCenter: parent.verticalCenter
        text: button.name
        color: button.onDark ? Theme.card : button.held ? Theme.ink : Theme.forest
        font.pixelSize: button.pixelSize
        font.weight: Font.DemiBold
        lineHeight: 1
        Accessible.ignored: true
    }

    TextMetrics {
        id: metrics

        font: label.font
        text: button.name
    }
}
