pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// What became of the slip, and all of it that matters, large enough to photograph.
Item {
    id: page

    required property VisitorScreen visitor
    readonly property var slip: visitor.slip
    readonly property var words: visitor.words.slip
    readonly property real gap: 5 * Theme.mm

    Fitted {
        id: text

        about: [page.slip, page.visitor.delivery.says]

        x: Theme.margin
        y: Theme.margin
        width: Theme.portrait ? page.width - 2 * Theme.margin : (page.width - 2 * Theme.margin - page.gap) * 0.42
        height: Theme.portrait ? Math.min(implicitHeight, page.height * 0.36) : acts.y - y - page.gap
        spacing: 3 * Theme.mm
        most: 1.25

        SlipState {
            width: parent.width
            says: page.visitor.delivery.says
            scaling: text.scaling
        }

        Rectangle {
            width: parent.width
            height: code.implicitHeight + 6 * Theme.mm
            radius: Theme.radius
            color: Theme.card
            border.color: Theme.forest
            border.width: 2 * Theme.line

            Column {
                id: code

                x: 5 * Theme.mm
                y: 3 * Theme.mm
                width: parent.width - 10 * Theme.mm

                Label {
                    text: page.slip.codeLabel ?? ""
                    font.pixelSize: Theme.small
                    color: Theme.quiet
                }

                Label {
                    width: parent.width
                    text: page.slip.code ?? ""
                    color: Theme.forest
                    font.pixelSize: Math.min(Theme.capitals(9), parent.width / 8.6)
                    font.weight: Font.Bold
                    font.letterSpacing: 0.6 * Theme.mm
                    wrapMode: Text.NoWrap
                }
            }
        }

        Label {
            width: parent.width
            text: page.slip.next ?? ""
            font.pixelSize: Math.round(Theme.body * text.scaling)
            font.weight: Font.DemiBold
        }

        Rectangle {
            width: parent.width
            height: due.implicitHeight + 5 * Theme.mm
            radius: Theme.radius
            color: Theme.sun

            Label {
                id: due

                x: 5 * Theme.mm
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 10 * Theme.mm
                text: (page.slip.dueHeading ?? "") + ":\n" + (page.slip.due ?? "")
                font.pixelSize: Math.round(Theme.lesser * text.scaling)
                font.weight: Font.DemiBold
            }
        }
    }

    Row {
        id: codes

        readonly property bool roomy: Theme.portrait || page.height > 190 * Theme.mm
        readonly property real most: Theme.portrait ? 130 * Theme.mm : (acts.y - Theme.margin) * 0.62
        readonly property real side: Math.min((width - page.gap) / 2, most - staff.title.height - (roomy ? caption.implicitHeight : 0) - 3 * Theme.mm)

        x: Theme.portrait ? Theme.margin : text.x + text.width + page.gap
        y: Theme.portrait ? text.y + text.height + page.gap : Theme.margin
        width: page.width - x - Theme.margin
        height: side + staff.title.height + (roomy ? caption.implicitHeight : 0) + 3 * Theme.mm
        spacing: page.gap

        component Code: Column {
            property alias title: title
            property alias source: square.source

            width: (codes.width - codes.spacing) / 2
            spacing: 1.5 * Theme.mm

            Label {
                id: title

                width: parent.width
                color: Theme.forest
                font.pixelSize: codes.roomy ? Theme.body : Theme.lesser
                font.weight: Font.DemiBold
            }

            QrCode {
                id: square

                side: codes.side
            }
        }

        Code {
            id: staff

            // Without a signing key there is no code for staff; they type the slip's own code.
            visible: page.visitor.delivery.codes.staff !== ""
            title.text: page.slip.staffTitle ?? ""
            source: page.visitor.delivery.codes.staff ?? ""
        }

        Code {
            title.text: page.slip.phoneTitle ?? ""
            source: page.visitor.delivery.codes.phone ?? ""

            Label {
                id: caption

                width: parent.width
                visible: codes.roomy
                text: page.slip.phoneCaption ?? ""
                font.pixelSize: Theme.small
                color: Theme.quiet
            }
        }
    }

    // The rest of the slip, so that one photograph holds all of it. Where several causes have more steps than fit, the
    // steps are left to the saved slip and to the code for the phone.
    Rectangle {
        id: rest

        readonly property real room: acts.y - y - page.gap
        readonly property var wanted: page.slip.lines ?? []
        property bool brief: false

        onWantedChanged: brief = false

        x: codes.x
        y: codes.y + codes.height + page.gap
        width: codes.width
        height: Math.min(room, lines.wanted + 6 * Theme.mm)
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.edge
        border.width: Theme.line

        Fitted {
            id: lines

            about: page.slip
            x: 4 * Theme.mm
            y: 3 * Theme.mm
            width: parent.width - 8 * Theme.mm
            height: rest.room - 6 * Theme.mm
            spacing: 1.2 * Theme.mm * scaling
            least: 0.42
            onSettled: {
                if (cut)
                    rest.brief = true;
            }

            Repeater {
                model: rest.brief ? rest.wanted.filter(line => line.strong) : rest.wanted

                Label {
                    required property var modelData

                    width: parent?.width ?? 0
                    text: modelData.text
                    font.pixelSize: Math.round(Theme.body * lines.scaling)
                    font.weight: modelData.strong ? Font.DemiBold : Font.Normal
                }
            }
        }
    }

    Label {
        id: closing

        x: Theme.margin
        anchors.verticalCenter: acts.verticalCenter
        width: acts.x - x - page.gap
        text: page.words.closes.replace("{seconds}", page.visitor.secondsLeft)
        visible: page.visitor.secondsLeft > 0
        font.pixelSize: Theme.small
        color: Theme.quiet
    }

    Row {
        id: acts

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        height: Math.ceil(20 * Theme.mm)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(4 * Theme.mm)
        spacing: page.gap

        ActButton {
            height: parent.height
            name: page.words.more_time
            icon: "clock"
            onActed: page.visitor.moreTime()
        }

        ActButton {
            height: parent.height
            name: page.words.done
            icon: "check"
            weight: ActButton.Main
            pixelSize: Theme.capitals(6)
            onActed: page.visitor.startOver()
        }
    }
}
