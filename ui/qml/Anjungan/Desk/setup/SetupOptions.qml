pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// One of several, each explained. The arrow keys pick at once, so that Enter goes on with what is picked.
FocusScope {
    id: choice

    // [{id, title, remark}, …]
    required property var options
    required property string picked
    readonly property int at: options.findIndex(one => one.id === picked)
    // How tall it would be with room for all.
    readonly property real wanted: rows.height

    signal chose(string id)
    signal entered

    function move(by: int): void {
        const next = Math.min(options.length - 1, Math.max(0, at + by));
        choice.chose(options[next].id);
    }

    function showPicked(): void {
        const row = buttons.itemAt(at);
        if (row)
            view.contentY = Math.max(0, Math.min(row.y, Math.max(view.contentY, row.y + row.height - view.height)));
    }

    activeFocusOnTab: true
    onAtChanged: showPicked()
    Keys.onUpPressed: move(-1)
    Keys.onDownPressed: move(1)
    Keys.onReturnPressed: choice.entered()
    Keys.onEnterPressed: choice.entered()
    Accessible.role: Accessible.List

    Flickable {
        id: view

        anchors.fill: parent
        clip: contentHeight > height
        contentHeight: rows.height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: rows

            width: parent.width - (mark.visible ? 2 * DeskTheme.mm : 0)
            spacing: DeskTheme.gap

            Repeater {
                id: buttons

                model: choice.options

                Touchable {
                    id: option

                    required property var modelData
                    readonly property bool chosen: modelData.id === choice.picked

                    name: modelData.title
                    width: rows.width
                    height: Math.max(DeskTheme.touch, texts.height + DeskTheme.gap)
                    activeFocusOnTab: false
                    Accessible.role: Accessible.RadioButton
                    Accessible.description: modelData.remark
                    Accessible.checkable: true
                    Accessible.checked: chosen
                    Accessible.focused: chosen && choice.activeFocus
                    onActed: {
                        choice.chose(modelData.id);
                        choice.forceActiveFocus();
                    }

                    Rectangle {
                        anchors.fill: parent
                        radius: DeskTheme.radius
                        color: option.held ? Theme.leafPressed : option.chosen ? Theme.leaf : Theme.card
                        border.color: option.chosen ? Theme.forest : Theme.edge
                        border.width: option.chosen && choice.activeFocus ? 3 * DeskTheme.line : DeskTheme.line
                    }

                    Rectangle {
                        id: ring

                        x: DeskTheme.gap
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.round(5 * DeskTheme.mm)
                        height: width
                        radius: width / 2
                        color: Theme.card
                        border.color: option.chosen ? Theme.forest : Theme.edge
                        border.width: 2 * DeskTheme.line

                        Rectangle {
                            anchors.fill: parent
                            anchors.margins: Math.round(1.2 * DeskTheme.mm)
                            visible: option.chosen
                            radius: width / 2
                            color: Theme.forest
                        }
                    }

                    Column {
                        id: texts

                        x: ring.x + ring.width + DeskTheme.gap
                        width: parent.width - x - DeskTheme.gap
                        anchors.verticalCenter: parent.verticalCenter

                        DeskText {
                            width: parent.width
                            text: option.name
                            font.weight: Font.DemiBold
                            wrapMode: Text.WrapAnywhere
                            maximumLineCount: 2
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }

                        DeskRemark {
                            width: parent.width
                            visible: text !== ""
                            text: option.modelData.remark
                            Accessible.ignored: true
                        }
                    }

                    HoverHandler {
                        cursorShape: Qt.PointingHandCursor
                    }
                }
            }
        }
    }

    ScrollMark {
        id: mark

        view: view
    }
}
