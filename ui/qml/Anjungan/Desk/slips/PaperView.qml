pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import Anjungan.Desk

// What would come out of the printer, page below page, to be read from the screen; arrow keys, wheel and finger move it.
FocusScope {
    id: paper

    // Addresses of pictures, as `pictures_of` gives them.
    required property var pages
    // What is said in place of the pages.
    required property string remark
    // How wide a page is shown, in millimetres.
    required property real wide

    function turn(by: real): void {
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, view.contentY + by));
    }

    Keys.onDownPressed: turn(2 * DeskTheme.touch)
    Keys.onUpPressed: turn(-2 * DeskTheme.touch)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            turn(event.key === Qt.Key_PageDown ? view.height * 0.8 : -view.height * 0.8);
            event.accepted = true;
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: DeskTheme.radius
        color: Theme.paper
    }

    DeskText {
        anchors.centerIn: parent
        width: parent.width * 0.8
        horizontalAlignment: Text.AlignHCenter
        text: sheets.height > 0 ? "" : paper.remark
        color: Theme.quiet
    }

    Flickable {
        id: view

        anchors.fill: parent
        anchors.margins: DeskTheme.gap
        clip: true
        contentWidth: Math.max(width, sheets.width)
        contentHeight: sheets.height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: sheets

            x: Math.max(0, (view.width - width) / 2)
            width: Math.round(paper.wide * DeskTheme.mm)

            Repeater {
                model: paper.pages

                Image {
                    required property string modelData

                    width: sheets.width
                    height: implicitWidth > 0 ? Math.round(width * implicitHeight / implicitWidth) : 0
                    source: modelData
                    smooth: true
                    Accessible.ignored: true
                }
            }
        }
    }

    ScrollMark {
        view: view
        x: paper.width - width
    }
}
