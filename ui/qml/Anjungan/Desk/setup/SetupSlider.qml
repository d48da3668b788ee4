import QtQuick
import Anjungan
import Anjungan.Desk

// A knob on a line, moved by finger or mouse; whoever shows it moves it by keys.
FocusScope {
    id: slider

    required property string name
    // Where the knob is, from 0 to 1.
    required property real share

    signal slid(real share)

    implicitHeight: DeskTheme.touch
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: name
    Accessible.onIncreaseAction: slid(share + 0.01)
    Accessible.onDecreaseAction: slid(share - 0.01)

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: 1.6 * DeskTheme.mm
        radius: height / 2
        color: Theme.leafPressed
        border.color: Theme.edge
        border.width: DeskTheme.line
    }

    Rectangle {
        id: knob

        x: Math.round(slider.share * (slider.width - width))
        width: slider.height
        height: slider.height
        radius: width / 2
        color: area.pressed ? Theme.forestPressed : Theme.forest

        Rectangle {
            anchors.fill: parent
            anchors.margins: -1.4 * DeskTheme.mm
            visible: slider.activeFocus
            color: "transparent"
            radius: width / 2
            border.color: Theme.forest
            border.width: 0.8 * DeskTheme.mm
        }
    }

    MouseArea {
        id: area

        // Where the finger took the knob, so that it does not jump.
        property real hold: knob.width / 2

        function slide(x: real): void {
            slider.slid((x - hold) / (slider.width - knob.width));
        }

        anchors.fill: parent
        preventStealing: true
        cursorShape: Qt.PointingHandCursor
        onPressed: mouse => {
            const on = mouse.x >= knob.x && mouse.x <= knob.x + knob.width;
            hold = on ? mouse.x - knob.x : knob.width / 2;
            slider.forceActiveFocus();
            slide(mouse.x);
        }
        onPositionChanged: mouse => slide(mouse.x)
    }
}
