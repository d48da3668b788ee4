import QtQuick
import Anjungan

// One line to type into, with its label above it and what is to be said about it below.
FocusScope {
    id: field

    required property string name
    property alias text: input.text
    property alias input: input
    property string remark: ""
    property bool wrong: false
    property bool secret: false
    property bool digits: false
    property string placeholder: ""
    // Where the box itself begins, for what stands beside it.
    readonly property real boxY: box.y
    // Tall enough for a remark, so that nothing moves when one appears.
    readonly property real fullHeight: DeskTheme.touch + 2 * (metrics.height * 1.1 + column.spacing)

    signal accepted
    // Typed by somebody, not set by the page.
    signal edited(string text)

    function clear(): void {
        input.text = "";
    }

    implicitHeight: column.implicitHeight
    implicitWidth: 80 * DeskTheme.mm

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: DeskTheme.small
    }

    Column {
        id: column

        width: parent.width
        spacing: 0.8 * DeskTheme.mm

        DeskRemark {
            width: parent.width
            visible: field.name !== "" && text !== ""
            text: field.name
        }

        Rectangle {
            id: box

            width: parent.width
            height: DeskTheme.touch
            radius: DeskTheme.radius
            color: Theme.card
            border.color: field.wrong ? Theme.brick : input.activeFocus ? Theme.forest : Theme.edge
            border.width: input.activeFocus || field.wrong ? 2 * DeskTheme.line : DeskTheme.line

            DeskLine {
                anchors.fill: input
                verticalAlignment: Text.AlignVCenter
                visible: input.text === ""
                text: field.placeholder
                color: Theme.quiet
                Accessible.ignored: true
            }

            TextInput {
                id: input

                anchors.fill: parent
                anchors.leftMargin: DeskTheme.gap
                anchors.rightMargin: DeskTheme.gap
                focus: true
                activeFocusOnTab: true
                clip: true
                verticalAlignment: TextInput.AlignVCenter
                color: Theme.ink
                selectionColor: Theme.leafPressed
                selectedTextColor: Theme.ink
                selectByMouse: true
                font.family: Theme.family
                font.pixelSize: DeskTheme.lead
                echoMode: field.secret ? TextInput.Password : TextInput.Normal
                passwordCharacter: "•"
                inputMethodHints: field.digits ? Qt.ImhDigitsOnly : Qt.ImhNoPredictiveText
                maximumLength: 12000
                onAccepted: field.accepted()
                onTextEdited: field.edited(text)
                Accessible.role: Accessible.EditableText
                Accessible.name: field.name === "" ? field.placeholder : field.name
                Accessible.description: field.remark
            }
        }

        DeskText {
            width: parent.width
            visible: text !== ""
            text: field.remark
            font.pixelSize: DeskTheme.small
            color: field.wrong ? Theme.brick : Theme.quiet
            font.weight: field.wrong ? Font.DemiBold : Font.Normal
        }
    }
}
