pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// The answer: when it will be solved, why it fails, what to do. Several causes stand in the order in which they are solved.
Item {
    id: page

    required property VisitorScreen visitor
    readonly property var plan: visitor.plan
    readonly property var parts: plan.parts ?? []
    readonly property var words: visitor.words.plan
    readonly property real gap: Math.round(4 * Theme.mm)
    property int chosen: 0
    // Where even the smallest type does not fit, the reason is left to the slip; time, stop and steps stay.
    property bool terse: false
    readonly property var part: parts[Math.min(chosen, parts.length - 1)] ?? null

    Fitted {
        id: cause

        about: page.plan
        onAboutChanged: page.terse = false
        onSettled: {
            if (cut)
                page.terse = true;
        }

        x: Theme.margin
        y: Theme.margin - 2 * Theme.mm
        width: Theme.portrait ? page.width - 2 * Theme.margin : (page.width - 2 * Theme.margin - page.gap) * 0.42
        height: Theme.portrait ? Math.min(implicitHeight, page.height * 0.46) : acts.y - y - page.gap
        spacing: 3.2 * Theme.mm
        most: 1.3
        least: 0.65

        Label {
            width: parent.width
            text: page.parts.length > 1 ? page.words.causes : page.words.cause
            font.pixelSize: Math.round(Theme.small * cause.scaling)
            color: Theme.quiet
        }

        Label {
            width: parent.width
            visible: page.parts.length === 1
            text: page.part?.title ?? ""
            color: Theme.forest
            font.pixelSize: Math.round(Theme.capitals(6.4) * cause.scaling)
            font.weight: Font.Bold
            lineHeight: 1.02
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Repeater {
            model: page.parts.length > 1 ? page.parts : []

            Touchable {
                id: tab

                required property var modelData
                required property int index
                readonly property bool current: index === page.chosen

                name: modelData.title
                width: parent?.width ?? 0
                height: Math.max(15 * Theme.mm, tabTitle.implicitHeight + 4 * Theme.mm)
                onActed: page.chosen = index

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: tab.held ? Theme.leafPressed : tab.current ? Theme.leaf : Theme.card
                    border.color: tab.current ? Theme.forest : Theme.edge
                    border.width: tab.current ? 2 * Theme.line : Theme.line
                }

                Label {
                    id: tabNumber

                    x: 4 * Theme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.index + 1
                    color: tab.held ? Theme.ink : Theme.forest
                    font.weight: Font.Bold
                }

                Drawing {
                    id: chevron

                    anchors.right: parent.right
                    anchors.rightMargin: 3 * Theme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    size: 6 * Theme.mm
                    source: Theme.icon("arrow")
                }

                Label {
                    id: tabTitle

                    anchors.left: tabNumber.right
                    anchors.right: chevron.left
                    anchors.margins: 4 * Theme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData.title
                    color: tab.held ? Theme.ink : Theme.forest
                    font.pixelSize: Math.round(Theme.lesser * cause.scaling)
                    font.weight: Font.DemiBold
                    lineHeight: 1.02
                }
            }
        }

        DueBox {
            width: parent.width
            heading: page.plan.due?.heading ?? ""
            day: page.plan.due?.day ?? ""
            hour: page.plan.due?.hour ?? ""
            note: page.plan.due?.note ?? ""
            scaling: cause.scaling
        }

        Label {
            width: parent.width
            visible: page.parts.length === 1 && !page.terse
            text: page.part?.why ?? ""
            font.pixelSize: Math.round(Theme.lesser * cause.scaling)
        }

        StopBox {
            width: parent.width
            visible: text !== ""
            text: page.part?.stop ?? ""
            scaling: cause.scaling
        }
    }

    Loader {
        id: panel

        active: page.part !== null
        x: Theme.portrait ? Theme.margin : cause.x + cause.width + page.gap
        y: Theme.portrait ? cause.y + cause.height + page.gap : Theme.margin
        width: page.width - x - Theme.margin
        height: acts.y - y - page.gap
        sourceComponent: PlanPart {
            part: page.part
            words: page.words
        }
    }

    Row {
        id: acts

        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        height: Math.ceil(20 * Theme.mm)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(4 * Theme.mm)
        spacing: page.gap

        ActButton {
            visible: page.plan.mayAskMore ?? false
            width: Math.round(parent.width * 0.42 - page.gap)
            height: parent.height
            name: page.words.more
            icon: "more"
            onActed: page.visitor.more()
        }

        ActButton {
            width: page.plan.mayAskMore ? Math.round(parent.width * 0.58) : parent.width
            height: parent.height
            name: page.words.print
            icon: "qr"
            weight: ActButton.Main
            pixelSize: Theme.capitals(6)
            onActed: page.visitor.takeSlip()
        }
    }
}
