pragma ComponentBehavior: Bound
import QtQuick

// What to do about one cause: steps with their numbers on one line, drawings, what to bring, where to go.
Rectangle {
    id: panel

    required property var part
    required property var words
    readonly property bool roomy: height > 165 * Theme.mm && width > 200 * Theme.mm
    // On a screen below 15 inches what to do is worth more than large pictures.
    readonly property bool cramped: !things.sideBySide && height < 150 * Theme.mm
    readonly property real thingSize: (height > 220 * Theme.mm ? 22 : cramped ? 10 : 15) * Theme.mm

    radius: Theme.radius
    color: Theme.card
    border.color: Theme.edge
    border.width: Theme.line

    Fitted {
        id: steps

        about: panel.part

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: pictures.visible ? pictures.top : things.top
        anchors.margins: 5 * Theme.mm
        anchors.topMargin: 4 * Theme.mm
        anchors.bottomMargin: 2.5 * Theme.mm
        spacing: 2.4 * Theme.mm * scaling
        most: 1.3

        Label {
            text: panel.words.steps
            width: parent.width
            color: Theme.forest
            font.pixelSize: Math.round(Theme.body * steps.scaling)
            font.weight: Font.Bold
        }

        Repeater {
            model: panel.part.steps

            Item {
                id: step

                required property string modelData
                required property int index
                readonly property real line: sentence.implicitHeight / Math.max(1, sentence.lineCount)

                width: parent?.width ?? 0
                height: Math.max(disc.y + disc.height, sentence.y + sentence.implicitHeight)

                Rectangle {
                    id: disc

                    y: Math.max(0, (step.line - height) / 2)
                    width: 8 * Theme.mm * steps.scaling
                    height: width
                    radius: width / 2
                    color: Theme.forest

                    Label {
                        anchors.centerIn: parent
                        text: step.index + 1
                        color: Theme.card
                        font.pixelSize: Math.round(Theme.lesser * steps.scaling)
                        font.weight: Font.Bold
                        lineHeight: 1
                    }
                }

                Label {
                    id: sentence

                    anchors.left: disc.right
                    anchors.leftMargin: 3.5 * Theme.mm
                    anchors.right: parent.right
                    // The first line sits beside the middle of its number.
                    y: Math.max(0, (disc.height - step.line) / 2)
                    text: step.modelData
                    font.pixelSize: Math.round(Theme.body * steps.scaling)
                }
            }
        }
    }

    Row {
        id: pictures

        readonly property int count: panel.part.pictures.length
        readonly property real each: (width - (count - 1) * spacing) / Math.max(1, count)
        readonly property bool roomy: panel.roomy
        readonly property real size: Math.min((panel.height > 220 * Theme.mm ? 38 : roomy ? 26 : 14) * Theme.mm, each)
        readonly property bool labelled: roomy || each > 34 * Theme.mm

        visible: count > 0 && labelled
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: things.top
        anchors.margins: 5 * Theme.mm
        anchors.bottomMargin: 2.5 * Theme.mm
        spacing: 2 * Theme.mm

        Repeater {
            model: panel.part.pictures

            Item {
                id: rule

                required property var modelData

                width: pictures.each
                height: pictures.roomy ? pictures.size + ruleName.implicitHeight : pictures.size

                Drawing {
                    id: rulePicture

                    x: pictures.roomy ? (rule.width - width) / 2 : 0
                    size: pictures.size
                    source: Theme.drawing(rule.modelData.picture)
                }

                Label {
                    id: ruleName

                    x: pictures.roomy ? 0 : rulePicture.width + 1 * Theme.mm
                    y: pictures.roomy ? rulePicture.height : (rule.height - implicitHeight) / 2
                    width: rule.width - x
                    text: rule.modelData.title
                    font.pixelSize: pictures.roomy ? Theme.small : Theme.capitals(3.3)
                    horizontalAlignment: pictures.roomy ? Text.AlignHCenter : Text.AlignLeft
                    lineHeight: 0.95
                }
            }
        }
    }

    Rectangle {
        id: things

        readonly property int count: panel.part.bring.length
        // No name of a thing is broken inside a word.
        readonly property bool sideBySide: width > 120 * Theme.mm && width * 0.6 - 7 * Theme.mm > count * 18.6 * Theme.mm

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.line
        height: Math.max(bring.implicitHeight, sideBySide ? place.implicitHeight : bring.implicitHeight + place.implicitHeight + 3 * Theme.mm) + 5 * Theme.mm
        radius: Theme.radius
        color: "#F3F6F1"

        Column {
            id: bring

            x: 5 * Theme.mm
            y: 2.5 * Theme.mm
            visible: panel.part.bring.length > 0
            width: things.sideBySide && visible ? things.width * 0.6 - 7 * Theme.mm : things.width - 10 * Theme.mm
            spacing: 1.5 * Theme.mm

            Label {
                text: panel.words.bring
                color: Theme.forest
                font.pixelSize: Theme.lesser
                font.weight: Font.Bold
            }

            Row {
                id: items

                width: parent.width
                spacing: 1.5 * Theme.mm

                Repeater {
                    model: panel.part.bring

                    Column {
                        id: thing

                        required property var modelData

                        width: (items.width - (panel.part.bring.length - 1) * items.spacing) / panel.part.bring.length

                        Drawing {
                            anchors.horizontalCenter: parent.horizontalCenter
                            size: panel.thingSize
                            source: Theme.drawing(thing.modelData.picture)
                        }

                        Label {
                            width: parent.width
                            text: thing.modelData.title
                            font.pixelSize: panel.roomy ? Theme.small : Theme.capitals(3.1)
                            horizontalAlignment: Text.AlignHCenter
                            lineHeight: 1
                        }
                    }
                }
            }
        }

        Column {
            id: place

            x: things.sideBySide && bring.visible ? things.width * 0.6 + 2 * Theme.mm : 5 * Theme.mm
            y: things.sideBySide || !bring.visible ? 2.5 * Theme.mm : bring.y + bring.height + 3 * Theme.mm
            width: things.width - x - 5 * Theme.mm
            spacing: 1.5 * Theme.mm

            Label {
                text: panel.words.where
                color: Theme.forest
                font.pixelSize: Theme.lesser
                font.weight: Font.Bold
            }

            Row {
                width: parent.width
                spacing: 3 * Theme.mm

                Drawing {
                    id: building

                    size: panel.thingSize
                    source: Theme.drawing(panel.part.place.picture)
                }

                Label {
                    width: parent.width - building.width - 3 * Theme.mm
                    anchors.verticalCenter: parent.verticalCenter
                    text: panel.part.place.title
                    font.pixelSize: Theme.small
                    font.weight: Font.DemiBold
                    lineHeight: 1.02
                }
            }

            Label {
                width: parent.width
                visible: panel.roomy
                text: panel.part.place.detail
                font.pixelSize: Theme.small
                color: Theme.quiet
                lineHeight: 1.02
            }
        }
    }
}
