import QtQuick
import Anjungan
import Anjungan.Desk
import Anjungan.Desk.Model

// A card drawn as wide as a real one held against the screen: slider, buttons and arrow keys change it.
FocusScope {
    id: ruler

    required property SetupSteps setup
    readonly property var words: setup.words.ruler
    readonly property real shape: 53.98 / 85.6
    readonly property real least: 80
    readonly property real most: Math.floor(Math.min(width - DeskTheme.gap, (height - below.height - DeskTheme.gap) / shape))

    signal entered

    function draw(pixels: real): void {
        setup.drawCard(Math.round(Math.max(least, Math.min(most, pixels))));
    }

    // What the screen says of itself may be nonsense, even wider than the screen.
    onVisibleChanged: if (visible)
        draw(setup.card)
    onMostChanged: if (visible)
        draw(setup.card)
    activeFocusOnTab: false
    Keys.onLeftPressed: draw(setup.card - 1)
    Keys.onRightPressed: draw(setup.card + 1)
    Keys.onDownPressed: draw(setup.card - 1)
    Keys.onUpPressed: draw(setup.card + 1)
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_PageUp && event.key !== Qt.Key_PageDown)
            return;
        draw(setup.card + (event.key === Qt.Key_PageUp ? 20 : -20));
        event.accepted = true;
    }

    Rectangle {
        id: card

        width: ruler.setup.card
        height: width * ruler.shape
        radius: width * 3.18 / 85.6
        color: Theme.leaf
        border.color: Theme.forest
        border.width: DeskTheme.line

        Rectangle {
            // The fixed edge.
            width: 3 * DeskTheme.line
            height: parent.height
            color: Theme.forest
        }

        Rectangle {
            // From edge to edge: what is to be compared.
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: DeskTheme.line
            color: Theme.forest
        }

        Rectangle {
            anchors.centerIn: parent
            width: length.implicitWidth + 2 * DeskTheme.gap
            height: length.implicitHeight
            color: card.color

            DeskText {
                id: length

                anchors.centerIn: parent
                text: ruler.words.card
                font.weight: Font.DemiBold
                color: Theme.forest
            }
        }
    }

    Column {
        id: below

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: DeskTheme.gap

        DeskText {
            width: parent.width
            text: ruler.setup.diagonal
            font.weight: Font.DemiBold
        }

        Row {
            width: parent.width
            spacing: DeskTheme.gap

            DeskButton {
                id: narrower

                name: ruler.words.narrower
                onActed: ruler.draw(ruler.setup.card - 1)
            }

            SetupSlider {
                width: parent.width - narrower.width - wider.width - 2 * parent.spacing
                focus: true
                name: ruler.words.name
                share: (ruler.setup.card - ruler.least) / (ruler.most - ruler.least)
                onSlid: share => ruler.draw(ruler.least + share * (ruler.most - ruler.least))
                Keys.onReturnPressed: ruler.entered()
                Keys.onEnterPressed: ruler.entered()
            }

            DeskButton {
                id: wider

                name: ruler.words.wider
                onActed: ruler.draw(ruler.setup.card + 1)
            }
        }

        DeskRemark {
            width: parent.width
            text: ruler.words.hint
        }
    }
}
