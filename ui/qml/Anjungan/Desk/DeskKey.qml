import QtQuick
import Anjungan

// A key on the screen: it never takes the focus from the box that it types into.
Touchable {
    id: key

    property int weight: DeskButton.Quiet
    property bool chosen: false

    activeFocusOnTab: false

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: key.chosen ? Theme.forest : key.held ? Theme.leafPressed : key.weight === DeskButton.Quiet ? Theme.card : Theme.paper
        border.color: Theme.edge
        border.width: DeskTheme.line
    }

    DeskText {
        anchors.centerIn: parent
        text: key.name
        font.pixelSize: DeskTheme.lead
        font.weight: Font.DemiBold
        color: key.chosen ? Theme.card : Theme.forest
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
